/** One line of the bench's table. */
export interface Figure {
  readonly what: string;
  readonly ours: string;
  readonly floor: string;
  /** Ours divided by the floor; null where there is no floor. */
  readonly ratio: number | null;
  /** null where none was set. */
  readonly goal: Goal | null;
}

/** What a figure should not be over. */
export interface Goal {
  /** Such as `≤ 2`, which is the ratio where nothing else is named. */
  readonly says: string;
  readonly isMissed: boolean;
}

/** What is measured together, in one run and by turns. */
export interface Row {
  /** How it is asked for: `npm run bench -- typing`. */
  readonly name: string;
  /** What is compared with what. */
  readonly says: string;
  measure(): Promise<readonly Figure[]>;
}

/** The value below which so many of a hundred lie. */
export function percentile(values: readonly number[], of: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * of) / 100))] ?? Number.NaN;
}

/** Times in milliseconds, ours and those of the floor. */
export interface ComparedTimes {
  readonly ours: readonly number[];
  readonly floor: readonly number[];
}

/** Times beside those of their floor. The ratio is that of the medians, and the goal is what it should not be over. */
export function comparedTimes(what: string, { ours, floor, goal }: ComparedTimes & { readonly goal: number }): Figure {
  const ratio = percentile(ours, 50) / percentile(floor, 50);
  return { ...timesOf(what, { ours, floor }), ratio, goal: { says: `≤ ${goal}`, isMissed: ratio > goal } };
}

/** Times beside those of their floor where the goal is what 95 of a hundred should not be over; null = there is none. */
export function boundedTimes(
  what: string,
  { ours, floor, slowestMs }: ComparedTimes & { readonly slowestMs: number | null },
): Figure {
  const goal =
    slowestMs === null ? null : { says: `p95 ≤ ${slowestMs} ms`, isMissed: percentile(ours, 95) > slowestMs };
  return { ...timesOf(what, { ours, floor }), ratio: percentile(ours, 50) / percentile(floor, 50), goal };
}

function timesOf(what: string, { ours, floor }: ComparedTimes) {
  return { what: `${what} (${ours.length})`, ours: spread(ours), floor: spread(floor) };
}

/** Half of them, and 95 of a hundred, are below. */
export function spread(times: readonly number[]): string {
  return `${milliseconds(percentile(times, 50))} / ${milliseconds(percentile(times, 95))} ms`;
}

function milliseconds(time: number): string {
  if (time < 1) return time.toFixed(3);
  return time < 100 ? time.toFixed(1) : time.toFixed(0);
}
