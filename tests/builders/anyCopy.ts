import { fc } from "@fast-check/vitest";
import type { Mark, Node } from "prosemirror-model";
import { type NodeName, paragraphKinds, schema } from "#document/schema.ts";
import { imageId } from "./richCopy.ts";

const hard = [
  "<",
  "&",
  '"',
  "'",
  ">",
  "]]>",
  "</p>",
  "<script>",
  "&amp;",
  "\u2028",
  "👩🏽‍🚒",
  "é",
  "عمر",
  "`",
  "*",
  "_",
  "|",
];

/** Words of all sorts, those that mean something to a format among them. */
const anyWords = fc
  .array(fc.oneof(fc.constantFrom("Met", " ", "patrol", "1.", "- ", "# ", ...hard), fc.string({ maxLength: 4 })), {
    maxLength: 5,
  })
  .map((words) => words.join(""));

const anyAddress = fc.constantFrom(
  "https://example.org/a?b=1&c='",
  "http://example.org/(a)",
  "mailto:desk@example.org",
);
const anyId = fc.constantFrom("s1", "s2", "s3");
const anyPerson = fc.constantFrom("leyi", "fiona");

const anySuggestion = fc
  .tuple(fc.constantFrom("insertion", "deletion"), anyId, anyPerson)
  .map(([name, id, by]) => schema.mark(name, { id, by }));

const anyPlainMark = fc.oneof(
  fc.constant(schema.mark("bold")),
  fc.constant(schema.mark("italic")),
  anyAddress.map((href) => schema.mark("link", { href })),
);

/** Runs of words with any marks, of which the parent's type keeps those that it allows. */
function anyInline(name: NodeName) {
  const type = schema.nodes[name];
  const anyRun = fc.tuple(anyWords, fc.array(fc.oneof(anyPlainMark, anySuggestion), { maxLength: 3 }));
  return fc
    .array(anyRun, { maxLength: 4 })
    .map((runs) =>
      runs.filter(([text]) => text !== "").map(([text, marks]) => schema.text(text, type.allowedMarks(inSet(marks)))),
    );
}

function inSet(marks: readonly Mark[]): readonly Mark[] {
  return marks.reduce<readonly Mark[]>((set, mark) => mark.addToSet(set), []);
}

function anyTextblock(name: NodeName): fc.Arbitrary<Node> {
  return anyInline(name).map((inline) => schema.node(name, null, inline));
}

const anyImage = fc.option(fc.nat(9).map(imageId), { nil: null });
const anyAlt = anyWords;
const anyBlockMarks = fc.array(anySuggestion, { maxLength: 1 });

const anyParagraph = fc
  .tuple(anyInline("paragraph"), fc.constantFrom(...paragraphKinds), fc.constantFrom(0, 1), anyWords, anyBlockMarks)
  .map(([inline, kind, level, speaker, marks]) => schema.node("paragraph", { kind, level, speaker }, inline, marks));

const anyPicture = fc
  .tuple(anyImage, anyAlt, fc.boolean(), anyTextblock("caption"), anyTextblock("credit"), anyBlockMarks)
  .map(([image, alt, decorative, caption, credit, marks]) =>
    schema.node("picture", { image, alt, decorative }, [caption, credit], marks),
  );

const anyEmbed = fc.tuple(anyAddress, anyAlt).map(([url, alt]) => schema.node("embed", { url, alt }));

const anySimpleBlock = fc.oneof(
  { arbitrary: anyParagraph, weight: 6 },
  anyPicture,
  anyEmbed,
  fc.constant(schema.node("divider")),
);

const anyFactBox = fc
  .tuple(anyTextblock("title"), fc.array(anySimpleBlock, { minLength: 1, maxLength: 4 }))
  .map(([title, blocks]) => schema.node("factBox", null, [title, ...blocks]));

const anyLead = fc
  .tuple(anyImage, anyAlt, anyTextblock("caption"), anyTextblock("credit"))
  .map(([image, alt, caption, credit]) => schema.node("lead", { image, alt }, [caption, credit]));

/** Any copy that the schema takes, suggestions by two people included. */
export const anyCopy: fc.Arbitrary<Node> = fc
  .tuple(
    anyTextblock("headline"),
    anyTextblock("standfirst"),
    anyLead,
    fc.array(fc.oneof({ arbitrary: anySimpleBlock, weight: 8 }, anyFactBox), { minLength: 1, maxLength: 10 }),
  )
  .map(([headline, standfirst, lead, blocks]) =>
    schema.node("doc", null, [headline, standfirst, lead, schema.node("body", null, blocks)]),
  );
