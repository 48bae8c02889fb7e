import type { Step, StepMap } from "prosemirror-transform";
import type { DropReason } from "./rebase.ts";
import { isReplacing } from "./stepWords.ts";

/** A step map of somebody else's commit, with whose it is and when it was stored. */
export interface OthersMap {
  readonly map: StepMap;
  readonly person: string;
  readonly at: string;
}

/**
 * Whose change left a step no place, so that its author can be told in words: of a place that is gone the first that
 * took it out, of words that would have been taken out unseen the first that put some there, else the first that
 * touched the place. `own` are the inverses of its author's steps before it, the last one first; `others` what came
 * since, in order. Null where it cannot be said, as where the place went with the author's own words.
 */
export function whoseChange(
  { step, why }: { readonly step: Step; readonly why: DropReason },
  own: readonly StepMap[],
  others: readonly OthersMap[],
): OthersMap | null {
  if (!isReplacing(step)) return null;
  let from = own.reduce((at, map) => map.map(at, -1), step.from);
  let to = own.reduce((at, map) => map.map(at, 1), step.to);
  let touching: OthersMap | null = null;
  for (const each of others) {
    if (why === "unseen-words" ? putsWithin(each.map, from, to) : takesOut(each.map, from, to)) return each;
    touching ??= touches(each.map, from, to) ? each : null;
    from = each.map.map(from, -1);
    to = Math.max(from, each.map.map(to, 1));
  }
  return touching;
}

function takesOut(map: StepMap, from: number, to: number): boolean {
  return map.mapResult(from).deletedAcross || map.mapResult(to).deletedAcross;
}

function putsWithin(map: StepMap, from: number, to: number): boolean {
  let puts = false;
  map.forEach((oldFrom, oldTo, newFrom, newTo) => {
    if (newTo > newFrom && oldFrom < to && oldTo > from) puts = true;
  });
  return puts;
}

function touches(map: StepMap, from: number, to: number): boolean {
  let does = false;
  map.forEach((oldFrom, oldTo) => {
    if (oldFrom <= to && oldTo >= from) does = true;
  });
  return does;
}
