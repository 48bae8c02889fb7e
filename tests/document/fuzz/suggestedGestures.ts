import { deleteSelection } from "@tiptap/pm/commands";
import { EditorState, TextSelection } from "@tiptap/pm/state";
import { Fragment, type Node, Slice } from "prosemirror-model";
import { Transform } from "prosemirror-transform";
import { MoveStep } from "#document/moveStep.ts";
import { newParagraph } from "#document/newParagraph.ts";
import { paragraphKinds, schema } from "#document/schema.ts";
import { bodyOf } from "#document/touched.ts";
import { aDivider, aFactBox, aParagraph, aPicture, aRichCopy, imageId } from "#tests/builders/richCopy.ts";
import type { Random } from "./random.ts";
import type { PlaceOf } from "./readingPlaces.ts";

/**
 * What somebody does, thought of on the copy as it reads, so that it can be done both there and on the copy with its
 * suggestions. `make` gives the raw change, or null where it is none.
 */
export interface SuggestedGesture {
  readonly kind: string;
  readonly where: string;
  make(doc: Node, at: PlaceOf): Transform | null;
}

/** Copy with something of each kind. */
export function suggestedCopy(): Node {
  return aRichCopy({
    headline: "Headline here",
    standfirst: ["what ", { text: "it", marks: [["italic"]] }, " says"],
    lead: { image: imageId(1), alt: "A boat", caption: "The boat", credit: "Leyi Chen" },
    body: [
      aParagraph(["alpha ", { text: "bravo", marks: [["bold"]] }, "  charlie"]),
      aParagraph("delta echo"),
      aParagraph("foxtrot golf", { kind: "crosshead" }),
      aDivider,
      aParagraph("hotel india", { kind: "bullet" }),
      aParagraph("juliet kilo", { kind: "bullet", level: 1 }),
      aPicture({ image: imageId(2), alt: "A pier", caption: "The pier", credit: "PA" }),
      aParagraph(["lima ", { text: "mike", marks: [["link", { href: "https://example.org/a" }]] }, " “november”"]),
      aFactBox("Facts", aParagraph("oscar papa"), aParagraph("quebec", { kind: "number" })),
      aParagraph("romeo", { kind: "quote" }),
    ],
  });
}

type Make = (doc: Node, random: Random) => SuggestedGesture | null;

const kinds: readonly (readonly [share: number, make: Make])[] = [
  [26, types],
  [8, deletes],
  [8, replaces],
  [9, splits],
  [8, joins],
  [9, deletesAcross],
  [7, setsKind],
  [4, indents],
  [8, marks],
  [5, pastesThree],
  [4, insertsBlock],
  [3, deletesBlock],
  [4, moves],
  [3, setsAlt],
];

/** Something that a person does, at a place of the reading that chance picks; null where it cannot be done there. */
export function suggestedGesture(doc: Node, random: Random): SuggestedGesture | null {
  let at = random.below(106);
  for (const [share, make] of kinds) {
    if (at < share) return make(doc, random);
    at -= share;
  }
  return null;
}

function types(doc: Node, random: Random): SuggestedGesture {
  const pos = place(doc, random);
  const letters = word(random);
  return {
    kind: "type",
    where: String(pos),
    make: (copy, at) => {
      const tr = new Transform(copy);
      const from = at(pos, -1);
      const isLetterByLetter = letters.length % 2 === 0;
      if (!isLetterByLetter) return tr.insert(from, schema.text(letters));
      [...letters].forEach((letter, i) => tr.insert(from + i, schema.text(letter)));
      return tr;
    },
  };
}

function deletes(doc: Node, random: Random): SuggestedGesture | null {
  const range = stretch(doc, random);
  return (
    range && { kind: "delete", where: range.join(), make: (copy, at) => deleted(copy, over(copy, range, { at, doc })) }
  );
}

function replaces(doc: Node, random: Random): SuggestedGesture | null {
  const range = stretch(doc, random);
  const letters = word(random);
  return (
    range && {
      kind: "replace",
      where: range.join(),
      make: (copy, at) =>
        stateOver(copy, over(copy, range, { at, doc })).tr.replaceSelectionWith(schema.text(letters), false),
    }
  );
}

function splits(doc: Node, random: Random): SuggestedGesture | null {
  const pos = place(doc, random);
  if (doc.resolve(pos).parent.type.name !== "paragraph") return null;
  return {
    kind: "split",
    where: String(pos),
    make: (copy, at) => {
      const from = at(pos, -1);
      const type = schema.nodes.paragraph;
      return new Transform(copy).split(from, 1, [{ type, attrs: newParagraph(copy, from) }]);
    },
  };
}

function joins(doc: Node, random: Random): SuggestedGesture | null {
  const found: number[] = [];
  doc.descendants((node, pos) => {
    const before = doc.resolve(pos).nodeBefore;
    if (node.type.name === "paragraph" && before?.type.name === "paragraph") found.push(pos);
  });
  if (found.length === 0) return null;
  const pos = random.pick(found);
  return {
    kind: "join",
    where: String(pos),
    make: (copy, at) => new Transform(copy).delete(at(pos - 1, 1), at(pos + 1, -1)),
  };
}

/** From one paragraph of the body into another, with paragraphs and dividers between them. */
function deletesAcross(doc: Node, random: Random): SuggestedGesture | null {
  const blocks = blocksOf(doc);
  const first = random.below(blocks.length);
  const row = blocks.slice(first, first + 2 + random.below(3));
  const isPlain = row.every(({ node }) => node.type.name === "paragraph" || node.type.name === "divider");
  const [start, end] = [row[0], row.at(-1)];
  if (!start || !end || row.length < 2 || !isPlain || !start.node.isTextblock || !end.node.isTextblock) return null;
  const from = start.at + 1 + random.below(start.node.content.size + 1);
  const range: Range = [from, end.at + 1 + random.below(end.node.content.size + 1)];
  const letters = random.chance(0.3) ? word(random) : "";
  return {
    kind: "delete across",
    where: `${range.join()} ${letters}`,
    make: (copy, at) => {
      const { from: start, to: end } = over(copy, range, { at, doc });
      if (letters === "") return deleted(copy, { from: start, to: end });
      return stateOver(copy, { from: start, to: end }).tr.replaceSelectionWith(schema.text(letters), false);
    },
  };
}

function setsKind(doc: Node, random: Random): SuggestedGesture | null {
  const pos = paragraph(doc, random);
  const kind = random.pick(paragraphKinds);
  if (pos === null) return null;
  return random.chance(0.2)
    ? {
        kind: "kind",
        where: `${pos} ${kind} by its markup`,
        make: (copy, at) => {
          const from = at(pos, 1);
          return new Transform(copy).setNodeMarkup(from, null, { ...copy.nodeAt(from)?.attrs, kind });
        },
      }
    : {
        kind: "kind",
        where: `${pos} ${kind}`,
        make: (copy, at) => new Transform(copy).setNodeAttribute(at(pos, 1), "kind", kind),
      };
}

function indents(doc: Node, random: Random): SuggestedGesture | null {
  const pos = paragraph(doc, random);
  const level = random.below(2);
  if (pos === null) return null;
  return {
    kind: "level",
    where: `${pos} ${level}`,
    make: (copy, at) => new Transform(copy).setNodeAttribute(at(pos, 1), "level", level),
  };
}

function marks(doc: Node, random: Random): SuggestedGesture | null {
  const range = stretch(doc, random);
  if (range === null) return null;
  const href = `https://example.org/${random.pick(["a", "b"])}`;
  const mark = random.pick([schema.mark("bold"), schema.mark("italic"), schema.mark("link", { href })]);
  const isOn = random.chance(0.5);
  return {
    kind: "mark",
    where: `${range.join()} ${isOn ? "on" : "off"} ${mark.type.name}`,
    make: (copy, at) => {
      const [from, to] = [at(range[0], 1), at(range[1], -1)];
      const tr = new Transform(copy);
      return isOn ? tr.addMark(from, to, mark) : tr.removeMark(from, to, mark.type);
    },
  };
}

function pastesThree(doc: Node, random: Random): SuggestedGesture | null {
  const pos = place(doc, random);
  if (doc.resolve(pos).parent.type.name !== "paragraph") return null;
  const three = [aParagraph("one"), aParagraph("two", { kind: "crosshead" }), aParagraph("three")];
  const slice = new Slice(Fragment.from(three), 1, 1);
  return {
    kind: "paste",
    where: String(pos),
    make: (copy, at) => stateOver(copy, { from: at(pos, -1), to: at(pos, -1) }).tr.replaceSelection(slice),
  };
}

function insertsBlock(doc: Node, random: Random): SuggestedGesture {
  const { at: pos } = random.pick(blocksOf(doc));
  const block = random.pick([
    aDivider,
    aPicture({ image: imageId(3), caption: "New" }),
    aParagraph("new paragraph"),
    aFactBox("More", aParagraph("in it")),
  ]);
  return {
    kind: "put block in",
    where: `${pos} ${block.type.name}`,
    make: (copy, at) => new Transform(copy).insert(at(pos, -1), block),
  };
}

function deletesBlock(doc: Node, random: Random): SuggestedGesture | null {
  const blocks = blocksOf(doc);
  const { at: pos, node } = random.pick(blocks);
  if (blocks.length < 4) return null;
  return {
    kind: "take block out",
    where: `${pos} ${node.type.name}`,
    make: (copy, at) => new Transform(copy).delete(at(pos, 1), at(pos + node.nodeSize, -1)),
  };
}

function moves(doc: Node, random: Random): SuggestedGesture | null {
  const blocks = blocksOf(doc);
  const { at: from, node } = random.pick(blocks);
  const { at: to } = random.pick(blocks);
  if (to >= from && to <= from + node.nodeSize) return null;
  return {
    kind: "move",
    where: `${node.type.name} ${from} to ${to}`,
    make: (copy, at) => {
      const tr = new Transform(copy);
      const step = new MoveStep(at(from, 1), at(from + node.nodeSize, -1), at(to, -1));
      return tr.maybeStep(step).failed === null ? tr : null;
    },
  };
}

function setsAlt(doc: Node, random: Random): SuggestedGesture | null {
  const found: number[] = [];
  doc.descendants((node, pos) => {
    if (node.type.name === "picture" || node.type.name === "lead") found.push(pos);
  });
  if (found.length === 0) return null;
  const pos = random.pick(found);
  const alt = random.pick(["A boat", "A pier", "Something else"]);
  return {
    kind: "alt",
    where: String(pos),
    make: (copy, at) => new Transform(copy).setNodeAttribute(at(pos, 1), "alt", alt),
  };
}

type Range = readonly [from: number, to: number];

/**
 * A selection of the reading in the copy. At the start or the end of a textblock it is at that of the copy, as Home and
 * End have it; else it is no wider than it has to be.
 */
function over(
  copy: Node,
  [from, to]: Range,
  { at, doc }: { readonly at: PlaceOf; readonly doc: Node },
): { readonly from: number; readonly to: number } {
  const isAtStart = doc.resolve(from).parentOffset === 0;
  const $to = doc.resolve(to);
  const start = at(from, isAtStart ? -1 : 1);
  const end = at(to, $to.parentOffset === $to.parent.content.size ? 1 : -1);
  return { from: start, to: Math.min(Math.max(start, end), copy.content.size) };
}

function stateOver(doc: Node, { from, to }: { readonly from: number; readonly to: number }): EditorState {
  return EditorState.create({ doc, selection: TextSelection.create(doc, from, to) });
}

function deleted(doc: Node, range: { readonly from: number; readonly to: number }): Transform | null {
  const made: Transform[] = [];
  deleteSelection(stateOver(doc, range), (tr) => made.push(tr));
  return made[0] ?? null;
}

function word(random: Random): string {
  return "xyz w".slice(0, 1 + random.below(5));
}

function place(doc: Node, random: Random): number {
  const found: [from: number, to: number][] = [];
  doc.descendants((node, pos) => {
    if (node.isTextblock) found.push([pos + 1, pos + 1 + node.content.size]);
  });
  const [from, to] = random.pick(found);
  return from + random.below(to - from + 1);
}

function stretch(doc: Node, random: Random): Range | null {
  const from = place(doc, random);
  const to = Math.min(doc.resolve(from).end(), from + 1 + random.below(6));
  return to > from ? [from, to] : null;
}

function paragraph(doc: Node, random: Random): number | null {
  const found: number[] = [];
  doc.descendants((node, pos) => {
    if (node.type.name === "paragraph") found.push(pos);
  });
  return found.length > 0 ? random.pick(found) : null;
}

function blocksOf(doc: Node): { at: number; node: Node }[] {
  const body = bodyOf(doc);
  const start = doc.content.size - (body?.nodeSize ?? 0) + 1;
  return (body?.children ?? []).map((node, i, all) => ({
    at: start + all.slice(0, i).reduce((sum, { nodeSize }) => sum + nodeSize, 0),
    node,
  }));
}
