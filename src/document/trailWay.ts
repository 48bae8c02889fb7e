import { Mapping, type StepMap } from "prosemirror-transform";
import { insertedRanges, type Range } from "./islands.ts";
import { mirror } from "./mirror.ts";
import type { Passed } from "./undoHistory.ts";

/**
 * The maps of a stretch of the trail, with mirrors where a step took back another that had taken something out. The
 * newest pairs come first: of a step that took one back and was itself taken back, the later one is the one that leads
 * on.
 */
export function wayAlong(trail: readonly Passed[]): Mapping {
  const way = new Mapping(trail.map(({ map }) => map));
  const wanted = new Set(trail.flatMap(({ takesBack }) => takesBack ?? []));
  if (wanted.size === 0) return way;
  const places = new Map<number, number>();
  trail.forEach(({ id, map }, i) => {
    if (wanted.has(id) && takesOut(map)) places.set(id, i);
  });
  for (let at = trail.length - 1; at >= 0; at--) {
    const takesBack = trail[at]?.takesBack ?? null;
    const of = takesBack === null ? undefined : places.get(takesBack);
    if (of !== undefined) mirror(way, of, at);
  }
  return way;
}

function takesOut(map: StepMap): boolean {
  let isTaking = false;
  map.forEach((from, to) => {
    if (to > from) isTaking = true;
  });
  return isTaking;
}

/**
 * What others have put in since and stands in the range now, in order, neighbours as one. The range is followed from
 * now backwards to find what is near it: only that is mapped with mirrors, which costs a walk each.
 */
export function islandsIn([from, to]: Range, since: readonly Passed[], along: Mapping): Range[] {
  // Between two neighbouring places there is no room.
  if (to - from < 2) return [];
  const islands: Range[] = [];
  const way = along.slice(1);
  let near = hull(way.map(from, -1), way.map(to, 1));
  for (let i = since.length - 1; i > 0; i--) {
    const passed = since[i];
    if (!passed) continue;
    const put = insertedRanges([passed.map], () => passed.isOthers).filter((range) => isNear(range, near));
    islands.push(...put.flatMap((range) => now(range, along.slice(i + 1))));
    near = before(near, passed.map);
  }
  const [start, end] = [way.map(from, 1), way.map(to, -1)];
  return joined(end < start ? islands : islands.filter((island) => isNear(island, [start, end])));
}

function isNear(one: Range, other: Range): boolean {
  return one[0] < other[1] && one[1] > other[0];
}

function hull(...places: readonly number[]): Range {
  return [Math.min(...places), Math.max(...places)];
}

/** All from which a range can have come, and what a map has changed next to it. */
function before([start, end]: Range, map: StepMap): Range {
  const back = map.invert();
  let [from, to] = hull(back.map(start, -1), back.map(end, 1));
  map.forEach((oldFrom, oldTo, newFrom, newTo) => {
    if (newFrom > end || newTo < start) return;
    from = Math.min(from, oldFrom);
    to = Math.max(to, oldTo);
  });
  return [from, to];
}

/** A range as it is now; where its ends have parted, place by place. */
function now([from, to]: Range, way: Mapping): Range[] {
  const range: Range = [way.map(from, 1), way.map(to, -1)];
  if (range[1] > range[0]) return [range];
  return Array.from({ length: to - from }, (_, i): Range => [way.map(from + i, 1), way.map(from + i + 1, -1)]).filter(
    ([start, end]) => end > start,
  );
}

function joined(ranges: readonly Range[]): Range[] {
  const apart: Range[] = [];
  for (const [from, to] of ranges.toSorted(([a], [b]) => a - b)) {
    const last = apart.at(-1);
    if (last && from <= last[1]) apart[apart.length - 1] = [last[0], Math.max(last[1], to)];
    else apart.push([from, to]);
  }
  return apart;
}
