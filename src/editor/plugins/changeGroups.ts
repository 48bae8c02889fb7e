import type { Transaction } from "@tiptap/pm/state";
import type { Range } from "#document/islands.ts";

/** Changes further apart than this are taken back one by one. */
const togetherMs = 500;

/** A change that the next one may belong to: what it touched, when it was made, and in which composition. */
export interface LastChange {
  readonly ranges: readonly Range[];
  readonly at: number;
  readonly composition: number | null;
}

/**
 * Whether a change is taken back by an undo of its own. Typing goes on as one while it is quick and in one place; what
 * an input method composes is one, however long it takes.
 */
export function startsAnew(tr: Transaction, last: LastChange | null): boolean {
  if (last === null) return true;
  const composition = compositionOf(tr);
  if (composition !== null && composition === last.composition) return false;
  return tr.time - last.at > togetherMs || !touches(tr, last.ranges);
}

/** The change as the next one is compared with it; `isAppended`: it hangs on the one before, and adds to what it touched. */
export function lastChange(tr: Transaction, before: LastChange | null, isAppended: boolean): LastChange {
  const ranges = tr.mapping.maps.flatMap((map, i) => {
    const put: Range[] = [];
    const rest = tr.mapping.slice(i + 1);
    map.forEach((_oldFrom, _oldTo, from, to) => put.push([rest.map(from, -1), rest.map(to, 1)]));
    return put;
  });
  const more = isAppended ? (movedChange(before, tr)?.ranges ?? []) : [];
  return { ranges: [...more, ...ranges], at: tr.time, composition: compositionOf(tr) ?? before?.composition ?? null };
}

/** The change after another's, or one that is no change of this person's: where what it touched is now. */
export function movedChange(last: LastChange | null, tr: Transaction): LastChange | null {
  if (last === null || tr.steps.length === 0) return last;
  const ranges = last.ranges.map(([from, to]): Range => [tr.mapping.map(from, 1), tr.mapping.map(to, -1)]);
  return { ...last, ranges: ranges.filter(([from, to]) => from <= to) };
}

function touches(tr: Transaction, ranges: readonly Range[]): boolean {
  let isTouching = false;
  tr.mapping.maps[0]?.forEach((start, end) => {
    if (ranges.some(([from, to]) => start <= to && end >= from)) isTouching = true;
  });
  return isTouching;
}

function compositionOf(tr: Transaction): number | null {
  const composition = tr.getMeta("composition") as number | undefined;
  return composition ?? null;
}
