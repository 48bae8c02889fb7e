import type { Mark } from "prosemirror-model";
import { AddMarkStep, AddNodeMarkStep, RemoveMarkStep, RemoveNodeMarkStep, type Step } from "prosemirror-transform";
import { suggestionMarks } from "./schema.ts";

/** One mark that is put on or taken off. */
export interface MarkChange {
  readonly isOn: boolean;
  readonly mark: Mark;
}

/**
 * What makes the one set of marks of the other, in order. Suggestion marks of one kind lie on each other as they were
 * made, so those above a change come off before it and are put on again after it: then taking these changes back, the
 * last one first, gives the first set again in its order.
 */
export function markChanges(from: readonly Mark[], to: readonly Mark[]): MarkChange[] {
  if (from === to) return [];
  const changes: MarkChange[] = [];
  const isStacked = (mark: Mark) => suggestionMarks.some((name) => name === mark.type.name);
  for (const name of suggestionMarks) {
    const was = from.filter((mark) => mark.type.name === name);
    const is = to.filter((mark) => mark.type.name === name);
    const differ = was.findIndex((mark, i) => !is[i]?.eq(mark));
    const same = differ < 0 ? was.length : differ;
    for (const mark of was.slice(same).toReversed()) changes.push({ isOn: false, mark });
    for (const mark of is.slice(same)) changes.push({ isOn: true, mark });
  }
  for (const mark of from) if (!isStacked(mark) && !mark.isInSet(to)) changes.push({ isOn: false, mark });
  for (const mark of to) if (!isStacked(mark) && !mark.isInSet(from)) changes.push({ isOn: true, mark });
  return changes;
}

/** The steps that make such changes to the text between two positions. */
export function onText(changes: readonly MarkChange[], from: number, to: number): Step[] {
  return changes.map(({ isOn, mark }) => (isOn ? new AddMarkStep(from, to, mark) : new RemoveMarkStep(from, to, mark)));
}

/** The steps that make such changes to the block at a position. */
export function onBlock(changes: readonly MarkChange[], at: number): Step[] {
  return changes.map(({ isOn, mark }) => (isOn ? new AddNodeMarkStep(at, mark) : new RemoveNodeMarkStep(at, mark)));
}

/** Whether two lists change the same marks in the same way. */
export function areAlike(one: readonly MarkChange[], other: readonly MarkChange[]): boolean {
  return (
    one.length === other.length && one.every(({ isOn, mark }, i) => isOn === other[i]?.isOn && mark.eq(other[i].mark))
  );
}
