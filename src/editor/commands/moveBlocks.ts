import type { Node as PmNode, ResolvedPos, Slice } from "@tiptap/pm/model";
import { type Command, NodeSelection, type Selection, TextSelection, type Transaction } from "@tiptap/pm/state";
import { dropPoint } from "@tiptap/pm/transform";
import { MoveStep } from "#document/moveStep.ts";

/** Neighbouring blocks of the body or of a fact box: where they begin and end, and which children of their holder. */
interface Blocks {
  readonly holder: PmNode;
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly behind: number;
}

/**
 * Moves the selected blocks, or the one that the caret is in, past their neighbour: up by -1, down by 1. Whoever types
 * in them at the same moment types on in them where they are then. At an end of the body nothing happens.
 */
export function moveBlocks(by: 1 | -1): Command {
  return (state, dispatch) => {
    const blocks = selectedBlocks(state.selection);
    if (blocks === null) return false;
    const neighbour = blocks.holder.maybeChild(by === 1 ? blocks.behind : blocks.first - 1);
    if (neighbour === null || isTitle(neighbour)) return false;
    const at = by === 1 ? blocks.to + neighbour.nodeSize : blocks.from - neighbour.nodeSize;
    if (dispatch) dispatch(state.tr.step(new MoveStep(blocks.from, blocks.to, at)).scrollIntoView());
    return true;
  };
}

/**
 * The move that a drop of the selection at a position is: null where it is none, such as words, half a paragraph, or
 * blocks that go from the body into a fact box; a transaction without steps where they are dropped on themselves.
 */
export function movedByDrop(tr: Transaction, pos: number, slice: Slice): Transaction | null {
  const { doc, selection } = tr;
  const blocks = selectedBlocks(selection);
  if (blocks === null || !isWhole(selection, blocks)) return null;
  const at = selection instanceof NodeSelection ? dropPoint(doc, pos, slice) : edgeAt(doc.resolve(pos));
  if (at === null) return null;
  if (at >= blocks.from && at <= blocks.to) return tr;
  return tr.maybeStep(new MoveStep(blocks.from, blocks.to, at)).failed === null ? tr : null;
}

/** The blocks that the selection touches. One that takes in a fact box's title is about the box. */
function selectedBlocks({ $from, $to }: Selection): Blocks | null {
  const range = $from.blockRange($to, (node) => holds(node) && !isTitle(childAt(node, $from)));
  if (range === null) return null;
  return { holder: range.parent, from: range.start, to: range.end, first: range.startIndex, behind: range.endIndex };
}

function holds({ type }: PmNode): boolean {
  return type.name === "body" || type.name === "factBox";
}

function isTitle(node: PmNode | null): boolean {
  return node?.type.name === "title";
}

/** The child of an ancestor of the position that the position is in. */
function childAt(holder: PmNode, $pos: ResolvedPos): PmNode | null {
  for (let depth = 0; depth <= $pos.depth; depth++)
    if ($pos.node(depth) === holder) return holder.maybeChild($pos.index(depth));
  return null;
}

/** A block that is selected as one, or several paragraphs from the first one's start to the last one's end. */
function isWhole(selection: Selection, { from, to, first, behind }: Blocks): boolean {
  if (selection instanceof NodeSelection) return selection.from === from && selection.to === to;
  const isFromEdgeToEdge = selection.from === from + 1 && selection.to === to - 1;
  return selection instanceof TextSelection && behind - first > 1 && isFromEdgeToEdge;
}

/** The place between two blocks that a position at the edge of a paragraph's words is nearest to. */
function edgeAt($pos: ResolvedPos): number | null {
  if (!$pos.parent.isTextblock) return $pos.pos;
  if ($pos.parentOffset === 0) return $pos.before();
  return $pos.parentOffset === $pos.parent.content.size ? $pos.after() : null;
}
