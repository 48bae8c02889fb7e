import { type Node, Slice } from "prosemirror-model";
import { AddMarkStep, AddNodeMarkStep, ReplaceStep, type Step, type Transform } from "prosemirror-transform";
import type { Range } from "./islands.ts";
import { isParagraph, isProposable, newMark, ownMark, type Suggester } from "./ownSuggestions.ts";
import { rejectBy } from "./reading.ts";

/**
 * Proposes that a range goes: its words, the boundaries of the paragraphs that begin in it, and blocks that lie in it
 * whole. What this person has only proposed themselves goes at once. `except` is the paragraph whose boundary stays, by
 * its position, or null.
 */
export function strike(tr: Transform, [from, to]: Range, who: Suggester, except: number | null): void {
  const acts: (() => void)[] = [];
  if (to > from)
    tr.doc.nodesBetween(from, to, (node, pos) => {
      const end = pos + node.nodeSize;
      const isBegunHere = pos >= from && pos < to;
      if (node.isText) acts.push(() => strikeWords(tr, [Math.max(from, pos), Math.min(to, end)], who));
      else if (isParagraph(node) && isBegunHere && pos !== except) acts.push(() => strikeBoundary(tr, pos, who));
      else if (isBegunHere && end <= to && isProposable(node)) {
        acts.push(() => strikeBlock(tr, pos, who));
        return false;
      }
      return true;
    });
  // From the end: what is really taken out moves nothing that is still to be done.
  for (const act of acts.toReversed()) act();
}

/** Words in one run: they have the same marks. */
function strikeWords(tr: Transform, [from, to]: Range, who: Suggester): void {
  const run = tr.doc.nodeAt(from);
  if (!run || to <= from) return;
  if (ownMark(run, "insertion", who.person)) tr.step(new ReplaceStep(from, to, Slice.empty));
  else if (!ownMark(run, "deletion", who.person)) tr.step(new AddMarkStep(from, to, newMark(tr.doc, "deletion", who)));
}

function strikeBoundary(tr: Transform, pos: number, who: Suggester): void {
  const paragraph = tr.doc.nodeAt(pos);
  if (!paragraph) return;
  if (ownMark(paragraph, "insertion", who.person)) {
    const before = tr.doc.resolve(pos).nodeBefore;
    if (isParagraph(before) && takeOut(tr, [pos - 1, pos + 1], who)) return;
    if (!isParagraph(before) && paragraph.content.size === 0 && takeOut(tr, [pos, pos + 2], who)) return;
  }
  strikeNode(tr, pos, { node: paragraph, who });
}

function strikeBlock(tr: Transform, pos: number, who: Suggester): void {
  const block = tr.doc.nodeAt(pos);
  if (!block) return;
  if (ownMark(block, "insertion", who.person) && takeOut(tr, [pos, pos + block.nodeSize], who)) return;
  strikeNode(tr, pos, { node: block, who });
}

function strikeNode(tr: Transform, pos: number, { node, who }: { readonly node: Node; readonly who: Suggester }): void {
  if (!ownMark(node, "deletion", who.person)) tr.step(new AddNodeMarkStep(pos, newMark(tr.doc, "deletion", who)));
}

/**
 * Really takes out what is this person's own, unless the copy without their suggestions would be another one then: an
 * own paragraph may hold words that were there before, and have nothing to fold into once it is joined.
 */
function takeOut(tr: Transform, [from, to]: Range, { person }: Suggester): boolean {
  const step: Step = new ReplaceStep(from, to, Slice.empty);
  const { doc } = step.apply(tr.doc);
  if (!doc) return false;
  const depth = tr.doc.resolve(from).sharedDepth(to);
  const holder = tr.doc.resolve(from).node(depth);
  if (!rejectBy(holder, person).eq(rejectBy(doc.resolve(from).node(depth), person))) return false;
  tr.step(step);
  return true;
}
