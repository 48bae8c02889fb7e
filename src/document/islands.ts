import type { Node } from "prosemirror-model";
import { Mapping, ReplaceAroundStep, ReplaceStep, type Step, type StepMap } from "prosemirror-transform";
import { MoveMap } from "./moveMap.ts";
import { type Replacing, removedRanges } from "./stepWords.ts";
import { tryStep } from "./tryStep.ts";

/** A range of a document: two positions, the first not after the second. */
export type Range = readonly [from: number, to: number];

/**
 * What `maps` put in, as ranges of the document after all of them. `counts` says which of the maps are meant, by
 * index; the others are only mapped through. A move puts nothing in.
 */
export function insertedRanges(maps: readonly StepMap[], counts: (index: number) => boolean): Range[] {
  const all = new Mapping(maps);
  const found: Range[] = [];
  maps.forEach((map, index) => {
    if (!counts(index) || map instanceof MoveMap) return;
    map.forEach((_oldFrom, _oldTo, from, to) => {
      if (to > from) found.push(...rangesAfter([[from, to]], all.slice(index + 1)));
    });
  });
  return found;
}

/** The ranges after maps without mirrors, each move by itself, so that what it tears apart is several. */
export function rangesAfter(ranges: readonly Range[], { maps, from, to }: Mapping): readonly Range[] {
  const all = new Mapping(maps);
  let mapped = ranges;
  let at = from;
  for (let i = from; i < to; i++) {
    const map = maps[i];
    if (!(map instanceof MoveMap)) continue;
    mapped = mapRanges(mapRanges(mapped, all.slice(at, i)), map);
    at = i + 1;
  }
  return mapRanges(mapped, all.slice(at, to));
}

/**
 * The ranges after a map or several. Text put in at an edge stays outside; a range that was removed is left out; one that
 * a move tears apart is several, where the move is mapped by itself.
 */
export function mapRanges(ranges: readonly Range[], through: Pick<StepMap, "map">): Range[] {
  const mapped: Range[] = [];
  for (const range of ranges) {
    if (through instanceof MoveMap) mapped.push(...through.pieces(range));
    else mapped.push([through.map(range[0], 1), through.map(range[1], -1)]);
  }
  return mapped.filter(([from, to]) => to > from);
}

/**
 * The step so that it spares the islands: what others have put into the range that it takes out, which its author
 * has not seen. Gives the step itself where no island is touched; else one that keeps the span of them; where that
 * will not apply, its own insertion alone; and null if it has none.
 */
export function spareIslands(step: Replacing, doc: Node, islands: readonly Range[]): Step | null {
  const span = touchedSpan(step, doc, islands);
  if (!span) return step;
  const keeping = keepingSpan(step, doc, span);
  return keeping && tryStep(keeping, doc).ok ? keeping : insertionAlone(step);
}

/** The step with its deletion left out: its own words at the start of its range, or null if it has none to place so. */
export function insertionAlone(step: Replacing): ReplaceStep | null {
  if (!(step instanceof ReplaceStep) || step.slice.size === 0) return null;
  if (step.slice.openStart > 0 || step.slice.openEnd > 0) return null;
  return new ReplaceStep(step.from, step.from, step.slice);
}

function touchedSpan(step: Replacing, doc: Node, islands: readonly Range[]): Range | null {
  let from = Number.POSITIVE_INFINITY;
  let to = -1;
  for (const [removedFrom, removedTo] of removedRanges(step)) {
    for (const [islandFrom, islandTo] of islands) {
      const a = Math.max(islandFrom, removedFrom);
      const b = Math.min(islandTo, removedTo);
      if (a >= b || !holdsAnything(doc, a, b)) continue;
      from = Math.min(from, a);
      to = Math.max(to, b);
    }
  }
  if (to < from) return null;
  if (!(step instanceof ReplaceAroundStep) || step.gapFrom === step.gapTo) return [from, to];
  return [Math.min(from, step.gapFrom), Math.max(to, step.gapTo)];
}

/** Words, or a block that is something without words. An empty paragraph is nobody's loss. */
function holdsAnything(doc: Node, from: number, to: number): boolean {
  let holds = false;
  doc.nodesBetween(from, to, (node, at) => {
    if (node.isText || (at >= from && node.isBlock && !node.isTextblock)) holds = true;
    return !holds;
  });
  return holds;
}

function keepingSpan(step: Replacing, doc: Node, [from, to]: Range): ReplaceAroundStep | null {
  if (!doc.resolve(from).sameParent(doc.resolve(to))) return null;
  // The step's own words come first, so that places in them are found again by the mirror of the step as it was made.
  const insert = step instanceof ReplaceAroundStep ? step.insert : step.slice.size;
  return new ReplaceAroundStep(step.from, step.to, from, to, step.slice, insert);
}
