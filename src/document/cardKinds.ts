/** By what a person may want to settle many suggestions at once. By itself, so that a page need not load what reads copy. */
export const cardKinds = ["words", "paragraphs", "formatting", "blocks"] as const;
export type CardKind = (typeof cardKinds)[number];
