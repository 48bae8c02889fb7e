import { Fragment, type Node, Slice } from "prosemirror-model";
import { AttrStep, ReplaceStep, type Transform } from "prosemirror-transform";
import { areAlike, type MarkChange, markChanges, onBlock, onText } from "./markChanges.ts";
import { type Decide, decidedBlock, decidedText } from "./reading.ts";

/**
 * Appends to the transform the steps that do to its document what `resolve` gives: the two are equal. The steps are as
 * small as they can be: a stretch of words that goes, a mark that comes off, a boundary that closes. So what others type
 * at the same time finds its place over them, and each can be taken back by its inverse.
 */
export function resolveSteps(tr: Transform, decide: Decide): void {
  const { doc } = tr;
  // Everything is done from left to right: all that is still to do has moved by the same distance.
  const at = (place: number) => place + tr.doc.content.size - doc.content.size;
  resolveInside(doc, 0, { tr, decide, at });
}

interface Resolving {
  readonly tr: Transform;
  readonly decide: Decide;
  /** Where a place of the document as it was is now. */
  readonly at: (place: number) => number;
}

function resolveInside(parent: Node, start: number, resolving: Resolving): void {
  if (parent.inlineContent) return resolveText(parent, start, resolving);
  const { tr, decide, at } = resolving;
  const emptied = firstIfAllGo(parent, decide);
  let last: Node | null = null;
  parent.forEach((block, offset, index) => {
    // A parent that loses all its blocks is given an empty paragraph before they go.
    if (index === emptied) tr.step(new ReplaceStep(at(start + offset), at(start + offset), emptyParagraph(block)));
    const { isGone } = decidedBlock(block, decide);
    if (!isGone || (isParagraph(block) && !isParagraph(last) && stays(block, decide))) {
      last = block;
      return keepBlock(block, start + offset, resolving);
    }
    if (isParagraph(block) && isParagraph(last)) return fold(block, start + offset, resolving);
    tr.step(new ReplaceStep(at(start + offset), at(start + offset + block.nodeSize), Slice.empty));
  });
}

/** The index of the first of a parent's blocks if none of them stays; -1 if one does, or there is none. */
export function firstIfAllGo({ children }: Node, decide: Decide): number {
  const first = children.findIndex((child) => child.type.isInGroup("block"));
  return first >= 0 && children.slice(first).some((block) => stays(block, decide)) ? -1 : first;
}

function emptyParagraph({ type: { schema } }: Node): Slice {
  return new Slice(Fragment.from(schema.node("paragraph")), 0, 0);
}

/** Whether something of the block stays where nothing stays before it that it could fold into. */
export function stays(block: Node, decide: Decide): boolean {
  if (!decidedBlock(block, decide).isGone) return true;
  return isParagraph(block) && block.children.some((text) => decidedText(text, block, decide) !== null);
}

/** Whether it is a paragraph, which folds into another. */
export function isParagraph(node: Node | null): boolean {
  return node?.type.name === "paragraph";
}

function keepBlock(block: Node, start: number, resolving: Resolving): void {
  const { tr, decide, at } = resolving;
  const { marks, attrs } = decidedBlock(block, decide);
  for (const step of onBlock(markChanges(block.marks, marks), at(start))) tr.step(step);
  for (const [key, value] of Object.entries(attrs))
    if (value !== block.attrs[key]) tr.step(new AttrStep(at(start), key, value));
  if (!block.isLeaf) resolveInside(block, start + 1, resolving);
}

/** Closes the boundary before a paragraph: whatever stood between it and the one before has gone by now. */
function fold(block: Node, start: number, resolving: Resolving): void {
  const { tr, at } = resolving;
  const place = at(start);
  tr.step(new ReplaceStep(place - 1, place + 1, Slice.empty, true));
  resolveText(block, start + 1, resolving);
}

/** A stretch of a block's text of which the same becomes: null = it goes. */
interface Stretch {
  readonly changes: readonly MarkChange[] | null;
  readonly from: number;
  to: number;
}

function resolveText(parent: Node, start: number, { tr, decide, at }: Resolving): void {
  const stretches: Stretch[] = [];
  parent.forEach((text, offset) => {
    const next = decidedText(text, parent, decide);
    const changes = next && markChanges(text.marks, next.marks);
    const last = stretches.at(-1);
    if (last && isSameChange(last.changes, changes)) last.to += text.nodeSize;
    else stretches.push({ changes, from: start + offset, to: start + offset + text.nodeSize });
  });
  for (const { changes, from, to } of stretches)
    if (changes === null) tr.step(new ReplaceStep(at(from), at(to), Slice.empty));
    else for (const step of onText(changes, at(from), at(to))) tr.step(step);
}

function isSameChange(one: Stretch["changes"], other: Stretch["changes"]): boolean {
  return one === null || other === null ? one === other : areAlike(one, other);
}
