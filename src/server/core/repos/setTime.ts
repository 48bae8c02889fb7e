import type { Instant } from "#domain/times.ts";

/** A time that a person set, kept in three columns with one prefix: the instant, and the local time that was meant. */
export interface SetTimeColumns {
  readonly instant: Instant;
  readonly local: string;
  readonly zone: string;
}

/** Puts the three columns of a set time together: all of them are there, or none. */
export function setTime(at: Instant | null, local: string | null, zone: string | null): SetTimeColumns | null {
  return at === null || local === null || zone === null ? null : { instant: at, local, zone };
}
