import { fc } from "@fast-check/vitest";
import { Fragment, type Mark, type Node } from "prosemirror-model";
import { paragraphKinds, schema } from "#document/schema.ts";

/** Three people, each with ids of their own, as the guard sees to it. */
export const suggesters = ["ann", "bob", "cid"] as const;
export const suggestionIds = suggesters.flatMap((by) => [1, 2, 3].map((n) => ({ id: `${by}${n}`, by })));

const anySuggestion = fc.constantFrom(...suggestionIds);
const anyBoundary = fc
  .tuple(fc.constantFrom("insertion", "deletion"), anySuggestion)
  .map(([name, whose]) => schema.mark(name, whose));

const anyWas = {
  bold: fc.constantFrom(null, {}),
  italic: fc.constantFrom(null, {}),
  link: fc.constantFrom(null, { href: "https://a.example" }, { href: "https://b.example" }),
} as const;

const anyFormat = fc
  .tuple(anySuggestion, fc.constantFrom("bold", "italic", "link"))
  .chain(([whose, mark]) => anyWas[mark].map((was) => schema.mark("format", { ...whose, mark, was })));

const anyPlain = fc.constantFrom(
  schema.mark("bold"),
  schema.mark("italic"),
  schema.mark("link", { href: "https://a.example" }),
  schema.mark("link", { href: "https://c.example" }),
);

const anyWords = fc.constantFrom("ferry", " ", "the night ", "board.", "né", "👩🏽‍🚒 ");

function textIn(name: "paragraph" | "headline" | "standfirst" | "caption" | "credit" | "title") {
  const anyMark = fc.oneof({ arbitrary: anyBoundary, weight: 4 }, { arbitrary: anyFormat, weight: 2 }, anyPlain);
  const type = schema.nodes[name];
  const isOfType = (mark: Mark) => mark.type.name !== "format" || type.allowsMarkType(markNamed(mark));
  return fc
    .array(fc.tuple(anyWords, fc.array(anyMark, { maxLength: 4 })), { maxLength: 5 })
    .map((runs) =>
      Fragment.from(runs.map(([text, marks]) => schema.text(text, type.allowedMarks(setOf(marks.filter(isOfType)))))),
    );
}

function markNamed(format: Mark) {
  const name: unknown = format.attrs["mark"];
  return name === "bold" ? schema.marks.bold : name === "italic" ? schema.marks.italic : schema.marks.link;
}

function setOf(marks: readonly Mark[]): readonly Mark[] {
  return marks.reduce<readonly Mark[]>((set, mark) => mark.addToSet(set), []);
}

const wasOf = { kind: fc.constantFrom(...paragraphKinds), level: fc.constantFrom(0, 1), speaker: anyWords } as const;
const anyChange = fc
  .tuple(anySuggestion, fc.constantFrom("kind", "level", "speaker"))
  .chain(([whose, key]) =>
    fc.oneof(wasOf[key]).map((was: string | number) => schema.mark("change", { ...whose, key, was })),
  );
const anyAltChange = fc
  .tuple(anySuggestion, anyWords)
  .map(([whose, was]) => schema.mark("change", { ...whose, key: "alt", was }));
const blockMarks = (others: fc.Arbitrary<Mark>) =>
  fc.array(fc.oneof({ arbitrary: anyBoundary, weight: 2 }, others), { maxLength: 3 }).map(setOf);

const anyParagraph = fc
  .tuple(textIn("paragraph"), fc.constantFrom(...paragraphKinds), blockMarks(anyChange))
  .map(([text, kind, marks]) => schema.node("paragraph", { kind }, text, marks));
const anyPicture = fc
  .tuple(textIn("caption"), textIn("credit"), anyWords, blockMarks(anyAltChange))
  .map(([caption, credit, alt, marks]) =>
    schema.node(
      "picture",
      { alt },
      [schema.node("caption", null, caption), schema.node("credit", null, credit)],
      marks,
    ),
  );
const anyDivider = blockMarks(anyBoundary).map((marks) => schema.node("divider", null, [], marks));
const anySimple = fc.oneof({ arbitrary: anyParagraph, weight: 6 }, anyPicture, anyDivider);
const anyFactBox = fc
  .tuple(textIn("title"), fc.array(anySimple, { minLength: 1, maxLength: 3 }), blockMarks(anyBoundary))
  .map(([title, blocks, marks]) => schema.node("factBox", null, [schema.node("title", null, title), ...blocks], marks));

/** Copy with suggestions of every kind, by three people, over and beside each other, as many as stand nowhere in life. */
export const anySuggestedCopy: fc.Arbitrary<Node> = fc
  .tuple(
    textIn("headline"),
    textIn("standfirst"),
    blockMarks(anyBoundary),
    fc.array(fc.oneof({ arbitrary: anySimple, weight: 6 }, anyFactBox), { minLength: 1, maxLength: 6 }),
  )
  .map(([headline, standfirst, marks, blocks]) =>
    schema.node("doc", null, [
      schema.node("headline", null, headline),
      schema.node("standfirst", null, standfirst, marks),
      schema.node("body", null, blocks),
    ]),
  );
