import type { DemoParagraph } from "./story.ts";

/** A plain paragraph. */
export const text = (words: string): DemoParagraph => ({ kind: "text", text: words });

/** A subheading inside the body. */
export const crosshead = (words: string): DemoParagraph => ({ kind: "crosshead", text: words });

/** A point of a bulleted list. */
export const bullet = (words: string): DemoParagraph => ({ kind: "bullet", text: words });

/** A point under a bulleted point. */
export const underBullet = (words: string): DemoParagraph => ({ kind: "bullet", text: words, level: 1 });

/** A point of a numbered list. */
export const numbered = (words: string): DemoParagraph => ({ kind: "number", text: words });

/** Words quoted as a block of their own: a document, a letter, a rule. */
export const quoted = (words: string): DemoParagraph => ({ kind: "quote", text: words });

/** Words lifted out of the story, with who said them. */
export const pullQuote = (words: string, speaker: string): DemoParagraph => ({
  kind: "pullQuote",
  text: words,
  speaker,
});
