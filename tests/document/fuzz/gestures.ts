import { deleteSelection, joinBackward, splitBlock, toggleMark } from "@tiptap/pm/commands";
import { type Command, type EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import { Fragment, type Node, Slice } from "prosemirror-model";
import { MoveStep } from "#document/moveStep.ts";
import { bodyOf } from "#document/touched.ts";
import { paragraphKinds } from "#document/schema.ts";
import type { Random } from "./random.ts";

/** A change that somebody makes, or one of history's, or nothing that can be done here. */
export type Gesture = Transaction | "undo" | "redo" | null;

interface Doing {
  readonly state: EditorState;
  readonly random: Random;
  /** So many letters that nobody has typed before. */
  readonly fresh: (count: number) => string;
}

/** What people do, each with how often they do it among a hundred. */
const gestures: readonly (readonly [share: number, make: (doing: Doing) => Gesture])[] = [
  [34, type],
  [10, deleteSome],
  [4, backspace],
  [4, deleteAcross],
  [7, split],
  [6, join],
  [5, changeKind],
  [3, indent],
  [5, mark],
  [3, move],
  [3, pasteThree],
  [3, replace],
  [2, insertDivider],
  [1, setWithMarkup],
  [6, () => "undo"],
  [4, () => "redo"],
];

/** One of the things that people do, at a place that chance picks. */
export function gesture(state: EditorState, random: Random, fresh: (count: number) => string): Gesture {
  let at = random.below(100);
  for (const [share, make] of gestures) {
    if (at < share) return make({ state, random, fresh });
    at -= share;
  }
  return null;
}

function type({ state, random, fresh }: Doing): Gesture {
  const at = place(state.doc, random);
  const letters = fresh(1 + random.below(4));
  if (random.chance(0.5)) return state.tr.insertText(letters, at);
  const { tr } = state;
  [...letters].forEach((letter, i) => tr.insertText(letter, at + i));
  return tr;
}

function deleteSome({ state, random }: Doing): Gesture {
  const range = stretch(state.doc, random);
  return range && state.tr.delete(...range);
}

/** Letter by letter, from the last, as the key does it. */
function backspace({ state, random }: Doing): Gesture {
  const range = stretch(state.doc, random);
  if (!range) return null;
  const { tr } = state;
  for (let at = range[1]; at > range[0]; at--) tr.delete(at - 1, at);
  return tr;
}

function replace({ state, random, fresh }: Doing): Gesture {
  const range = stretch(state.doc, random);
  return range && state.tr.insertText(fresh(2), ...range);
}

function deleteAcross({ state, random }: Doing): Gesture {
  return run(deleteSelection, selected(state, place(state.doc, random), place(state.doc, random)));
}

function split({ state, random }: Doing): Gesture {
  const at = place(state.doc, random);
  return run(splitBlock, selected(state, at, at));
}

function join({ state, random }: Doing): Gesture {
  const at = random.pick(textblocks(state.doc)).from;
  return run((from, dispatch) => joinBackward(from, dispatch), selected(state, at, at));
}

function changeKind({ state, random }: Doing): Gesture {
  const at = paragraph(state.doc, random);
  return at === null ? null : state.tr.setNodeAttribute(at, "kind", random.pick(paragraphKinds));
}

/** As some commands do it: the paragraph taken out and put back around what it holds. */
function setWithMarkup({ state, random }: Doing): Gesture {
  const at = paragraph(state.doc, random);
  return at === null ? null : state.tr.setNodeMarkup(at, null, { kind: random.pick(paragraphKinds) });
}

function indent({ state, random }: Doing): Gesture {
  const at = paragraph(state.doc, random);
  return at === null ? null : state.tr.setNodeAttribute(at, "level", random.below(2));
}

function mark({ state, random }: Doing): Gesture {
  const { marks } = state.schema;
  const { bold, italic } = marks;
  if (!bold || !italic) return null;
  const over = selected(state, place(state.doc, random), place(state.doc, random));
  return run(toggleMark(random.pick([bold, italic])), over);
}

/** One block, or several neighbours, to a place between two others. */
function move({ state, random }: Doing): Gesture {
  const blocks = blocksOf(state.doc);
  const first = random.below(blocks.length);
  const moved = blocks.slice(first, first + (random.chance(0.3) ? 2 + random.below(2) : 1));
  const size = moved.reduce((sum, { node }) => sum + node.nodeSize, 0);
  const from = moved[0]?.at ?? 0;
  const to = random.pick(blocks);
  const step = new MoveStep(from, from + size, random.chance(0.2) ? to.at + to.node.nodeSize : to.at);
  const { tr } = state;
  return tr.maybeStep(step).failed === null ? tr : null;
}

function pasteThree({ state, random, fresh }: Doing): Gesture {
  const pasted = [0, 1, 2].map(() => state.schema.node("paragraph", null, state.schema.text(fresh(2))));
  const at = place(state.doc, random);
  return selected(state, at, at).tr.replaceSelection(new Slice(Fragment.from(pasted), 1, 1));
}

function insertDivider({ state, random }: Doing): Gesture {
  return state.tr.insert(random.pick(blocksOf(state.doc)).at, state.schema.node("divider"));
}

function run(command: Command, state: EditorState): Transaction | null {
  let made: Transaction | null = null;
  command(state, (tr) => {
    made = tr;
  });
  return made;
}

function selected(state: EditorState, from: number, to: number): EditorState {
  const { doc } = state;
  return state.apply(state.tr.setSelection(TextSelection.between(doc.resolve(from), doc.resolve(to))));
}

function textblocks(doc: Node): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  doc.descendants((node, at) => {
    if (node.isTextblock) found.push({ from: at + 1, to: at + 1 + node.content.size });
  });
  return found;
}

function place(doc: Node, random: Random): number {
  const { from, to } = random.pick(textblocks(doc));
  return from + random.below(to - from + 1);
}

/** Some letters of one textblock, or null where it has none to take. */
function stretch(doc: Node, random: Random): [from: number, to: number] | null {
  const from = place(doc, random);
  const to = Math.min(doc.resolve(from).end(), from + 1 + random.below(6));
  return to > from ? [from, to] : null;
}

function blocksOf(doc: Node): { at: number; node: Node }[] {
  const body = bodyOf(doc);
  const start = doc.content.size - (body?.nodeSize ?? 0) + 1;
  const found: { at: number; node: Node }[] = [];
  body?.forEach((node, offset) => found.push({ at: start + offset, node }));
  return found;
}

/** Where one of the paragraphs begins, or null where all are gone. */
function paragraph(doc: Node, random: Random): number | null {
  const found: number[] = [];
  doc.descendants((node, at) => {
    if (node.type.name === "paragraph") found.push(at);
  });
  return found.length > 0 ? random.pick(found) : null;
}
