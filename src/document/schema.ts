import { type MarkSpec, type NodeSpec, Schema } from "prosemirror-model";

/**
 * The kinds a paragraph can have. One node with a kind stands in place of list and quote containers,
 * so that split, join, indent and change of kind are each one operation on one paragraph.
 */
export const paragraphKinds = ["text", "crosshead", "bullet", "number", "quote", "pullQuote"] as const;
export type ParagraphKind = (typeof paragraphKinds)[number];

/** The suggestion marks, in the order in which the schema ranks them. */
export const suggestionMarks = ["insertion", "deletion", "format", "change"] as const;
export type SuggestionMark = (typeof suggestionMarks)[number];

/** The marks that a reader sees. */
export const plainMarks = ["bold", "italic", "link"] as const;

const blockMarks = "insertion deletion change";
const textMarks = "insertion deletion format";

function oneOf(values: readonly unknown[]) {
  return (value: unknown) => {
    if (!values.includes(value)) throw new RangeError(`${JSON.stringify(value)} is not one of ${values.join(", ")}`);
  };
}

/**
 * Whether an address may stand in a link: http, https and mailto, and nothing that a browser would run.
 * Refuses control characters and white space, behind which a scheme could hide (scenario A-06).
 */
export function isLinkable(address: string): boolean {
  return address.length <= 2000 && /^(https?:\/\/[^\s\p{Cc}]+|mailto:[^\s\p{Cc}]+)$/iu.test(address);
}

function linkable(value: unknown) {
  if (typeof value !== "string" || !isLinkable(value)) throw new RangeError("not an address that a link may have");
}

function shortText(value: unknown) {
  if (typeof value !== "string" || value.length > 2000) throw new RangeError("not a text of at most 2,000 characters");
}

/** An image's id: a UUID in lower case, or null while nothing is chosen. */
function imageId(value: unknown) {
  if (value !== null && !(typeof value === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)))
    throw new RangeError("not an image's id");
}

/** What a format or a change replaced: null, a short text, a number, a yes or no, or a mark's attributes. */
function wasValue(value: unknown) {
  if (value === null || typeof value === "boolean" || typeof value === "number") return;
  if (typeof value === "string" && value.length <= 2000) return;
  if (typeof value === "object" && !Array.isArray(value) && JSON.stringify(value).length <= 2200) return;
  throw new RangeError("not a value that can be put back");
}

const picture = { image: { default: null, validate: imageId }, alt: { default: "", validate: shortText } };

/**
 * THE LIST of nodes. Everything else that knows what copy is made of derives from it: the editor's
 * extensions, the outputs, the guard, the upgrade. A `picture` that only decorates needs no alt text;
 * a lead picture always does.
 */
export const nodes = {
  doc: {
    content: "headline frontHeadline? searchHeadline? pushHeadline? standfirst? lead? body",
    marks: blockMarks,
  },
  headline: { content: "text*", marks: `italic ${textMarks}`, defining: true, isolating: true },
  frontHeadline: { content: "text*", marks: `italic ${textMarks}`, defining: true, isolating: true },
  searchHeadline: { content: "text*", marks: textMarks, defining: true, isolating: true },
  pushHeadline: { content: "text*", marks: textMarks, defining: true, isolating: true },
  standfirst: { content: "text*", marks: `italic ${textMarks}`, defining: true, isolating: true },
  lead: { content: "caption credit", marks: blockMarks, isolating: true, attrs: picture },
  body: { content: "block+", marks: blockMarks, isolating: true },
  paragraph: {
    group: "block",
    content: "text*",
    marks: `bold italic link ${textMarks}`,
    attrs: {
      kind: { default: "text", validate: oneOf(paragraphKinds) },
      level: { default: 0, validate: oneOf([0, 1]) },
      speaker: { default: "", validate: shortText },
    },
  },
  picture: {
    group: "block",
    content: "caption credit",
    marks: blockMarks,
    isolating: true,
    attrs: { ...picture, decorative: { default: false, validate: "boolean" } },
  },
  caption: { content: "text*", marks: `italic ${textMarks}`, isolating: true },
  credit: { content: "text*", marks: `italic ${textMarks}`, isolating: true },
  divider: { group: "block" },
  embed: {
    group: "block",
    attrs: { url: { validate: linkable }, alt: { default: "", validate: shortText } },
  },
  factBox: { group: "block", content: "title block+", marks: blockMarks, isolating: true },
  title: { content: "text*", marks: `italic ${textMarks}`, isolating: true },
  text: { group: "inline" },
} as const satisfies Record<string, NodeSpec>;

/** A suggestion's id: short, since it stands at every piece of what is suggested, and plain, so that it can be sent. */
function suggestionId(value: unknown) {
  if (typeof value !== "string" || !/^[!-~]{1,100}$/.test(value)) throw new RangeError("not a suggestion's id");
}

const suggestion = { id: { validate: suggestionId }, by: { validate: "string" } };
const atomic = { inclusive: false, excludes: "" };

/**
 * THE LIST of marks, in rank order. Every suggestion mark carries the suggestion's `id` and the person's id
 * (`by`); when it was made is the server's ledger's to know. On text, `insertion` and `deletion` are the words;
 * on a paragraph, the boundary before it; on any other block, the block. `format` keeps what a mark was and
 * `change` what an attribute was.
 */
export const marks = {
  bold: {},
  italic: {},
  link: { inclusive: false, attrs: { href: { validate: linkable } } },
  insertion: { ...atomic, attrs: suggestion },
  deletion: { ...atomic, attrs: suggestion },
  format: {
    ...atomic,
    attrs: { ...suggestion, mark: { validate: oneOf(plainMarks) }, was: { default: null, validate: wasValue } },
  },
  change: {
    ...atomic,
    attrs: { ...suggestion, key: { validate: "string" }, was: { default: null, validate: wasValue } },
  },
} as const satisfies Record<string, MarkSpec>;

export type NodeName = keyof typeof nodes;
export type MarkName = keyof typeof marks;

/**
 * The copy's schema as the server uses it. The editor builds one of its own from the same two lists, so the
 * functions of this area take the schema from the node that they are given and never from here.
 */
export const schema = new Schema<NodeName, MarkName>({ nodes, marks });

/** Raised when a stored document of an older shape needs `upgrade`. */
export const schemaVersion = 1;

/**
 * A new story's copy: headline, standfirst, a lead without an image, and one empty paragraph. Every story that
 * Stet makes has these four, so that a person always finds the place to put them; an empty one is not printed.
 */
export function blankCopy() {
  return schema.node("doc", null, [
    schema.node("headline"),
    schema.node("standfirst"),
    schema.node("lead", null, [schema.node("caption"), schema.node("credit")]),
    schema.node("body", null, [schema.node("paragraph")]),
  ]);
}
