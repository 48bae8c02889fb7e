import { type Node, Slice } from "prosemirror-model";
import { type Mapping, ReplaceStep, type Transform } from "prosemirror-transform";
import type { Range } from "./islands.ts";
import { isSubsequence } from "./stepWords.ts";
import { strangersIn } from "./strangers.ts";
import { tryStep } from "./tryStep.ts";

/**
 * Takes a range out but for the islands in it, which others have put there: whole blocks of the body where all is
 * one's own, else words. The islands are in order. Paragraphs that hold others' words are not joined. Takes nothing out
 * if that were words that are not in `gone`. `back` is the deletion as it was, `way` what the document has gone through
 * since.
 */
export function takeOutAround(
  tr: Transform,
  { back, gone }: { readonly back: ReplaceStep; readonly gone: string },
  { way, islands }: { readonly way: Mapping; readonly islands: readonly Range[] },
): void {
  const moved = back.map(way);
  if (!(moved instanceof ReplaceStep)) return;
  // A block without words that another has moved in between is nobody's to take out here either.
  const spared = [...islands, ...strangersIn(moved, back, way, tr.doc)].toSorted(([a], [b]) => a - b);
  const parts = between([moved.from, moved.to], spared).flatMap((range) => blocksAndWords(tr.doc, range));
  const words = parts.map(([from, to]) => tr.doc.textBetween(from, to)).join("");
  if (!isSubsequence(words, gone)) return;
  for (const [from, to] of parts.toReversed()) {
    const step = new ReplaceStep(from, to, Slice.empty);
    if (tryStep(step, tr.doc).ok) tr.step(step);
  }
}

/** What is left of a range without the islands, in order. */
function between([from, to]: Range, islands: readonly Range[]): Range[] {
  const left: Range[] = [];
  let at = from;
  for (const [start, end] of islands) {
    if (at < Math.min(start, to)) left.push([at, Math.min(start, to)]);
    at = Math.max(at, end);
  }
  return at < to ? [...left, [at, to]] : left;
}

function blocksAndWords(doc: Node, [from, to]: Range): Range[] {
  const parts: Range[] = [];
  doc.nodesBetween(from, to, (node, pos, parent) => {
    const end = pos + node.nodeSize;
    const isWhole = pos >= from && end <= to && parent?.type.name === "body";
    if (isWhole) parts.push([pos, end]);
    else if (node.isTextblock && Math.min(to, end - 1) > Math.max(from, pos + 1))
      parts.push([Math.max(from, pos + 1), Math.min(to, end - 1)]);
    return !isWhole && !node.isTextblock;
  });
  return parts;
}
