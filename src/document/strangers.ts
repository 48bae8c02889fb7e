import type { Node } from "prosemirror-model";
import { AddMarkStep, type Mapping, RemoveMarkStep, Step } from "prosemirror-transform";
import type { Range } from "./islands.ts";
import { MoveMap } from "./moveMap.ts";
import { isReplacing, removedRanges } from "./stepWords.ts";

/**
 * What stands in the ranges of `mapped` that did not stand in those of `step`, which it was mapped from along `way`, as
 * ranges of `doc`. Each end of a range follows its own block: where others have moved one of them, or put a block between
 * the two, the range covers blocks that its author never meant. Empty where nobody has moved anything.
 */
export function strangersIn(mapped: Step, step: Step, way: Mapping, doc: Node): Range[] {
  if (!way.maps.some((map) => map instanceof MoveMap)) return [];
  const meant = reach(step);
  const covered = reach(mapped).filter((range) => spansBlocks(doc, range));
  if (covered.length === 0) return [];
  const back = way.invert().slice(way.maps.length - way.to, way.maps.length - way.from);
  // A place that two ranges of one step share may come from either: what matters is that the step meant it.
  const isMeant = ([from, to]: Range) => {
    const first = back.map(from, 1);
    const last = back.map(to, -1);
    return meant.some(([start, end]) => first >= start && first <= end && last >= start && last <= end);
  };
  return covered.flatMap((range) => blocksIn(doc, range).filter((block) => !isMeant(block)));
}

/** The ranges that a step takes out or marks. What takes marks back is several steps in one. */
function reach(step: Step): readonly Range[] {
  if (isReplacing(step)) return removedRanges(step);
  if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) return [[step.from, step.to]];
  const parts: readonly unknown[] = "steps" in step && Array.isArray(step.steps) ? step.steps : [];
  return parts.flatMap((part) => (part instanceof Step ? reach(part) : []));
}

/** A range within one text holds no block, and this is asked of every letter that is deleted. */
function spansBlocks(doc: Node, [from, to]: Range): boolean {
  if (from >= to || to > doc.content.size) return false;
  const $from = doc.resolve(from);
  return !$from.parent.isTextblock || to > $from.end();
}

/** The blocks of a range, whole where they are wholly in it, and what is in it of textblocks at its ends. */
function blocksIn(doc: Node, [from, to]: Range): Range[] {
  const found: Range[] = [];
  doc.nodesBetween(from, to, (node, at) => {
    if (!node.isBlock) return false;
    const start = Math.max(from, at);
    const end = Math.min(to, at + node.nodeSize);
    const isWhole = start === at && end === at + node.nodeSize;
    if (!isWhole && !node.isTextblock) return true;
    if (end > start) found.push([start, end]);
    return false;
  });
  return found;
}
