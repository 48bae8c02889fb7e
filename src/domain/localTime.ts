import type { Instant } from "./times.ts";

/** A time that a person sets: what their clock will show, where, and, if it shows that twice, which of the two. */
export interface LocalTime {
  readonly local: string;
  readonly zone: string;
  readonly offset?: string | undefined;
}

/** What came of reading a local time: the instant, or the sentence that says what is wrong with it. */
export type ReadTime = { readonly ok: true; readonly instant: Instant } | { readonly ok: false; readonly why: string };

/**
 * Turns a local time into an instant. `local` is `2026-11-23T18:00` (seconds may follow), `zone` an IANA name with a
 * place in it or `UTC`; `offset` is `+01:00` or `Z`. Refuses dates that do not exist, a time that the clock skips, a
 * time that it shows twice when no offset says which, an offset that does not fit the zone, and years outside 2000
 * to 2100 (bad input 33 to 36).
 */
export function readLocalTime({ local, zone, offset }: LocalTime): ReadTime {
  const wall = wallTime(local);
  if (wall === null) return { ok: false, why: "Give a day and a time that exist" };
  if (!isZone(zone)) return { ok: false, why: "Give the time zone by its place, such as Europe/London" };
  const candidates = [...new Set([-1, 1].map((day) => wall - offsetAt(wall + day * 86_400_000, zone)))].filter(
    (instant) => instant + offsetAt(instant, zone) === wall,
  );
  if (candidates.length === 0) return { ok: false, why: skipped(wall, zone) };
  if (offset !== undefined) {
    const fits = candidates.find((instant) => offsetAt(instant, zone) === offsetOf(offset));
    if (fits === undefined) return { ok: false, why: `The offset ${offset} does not fit ${zone} at that time` };
    return { ok: true, instant: new Date(fits).toISOString() };
  }
  const [only, second] = candidates.sort((a, b) => a - b);
  if (only === undefined || second !== undefined)
    return { ok: false, why: "The clocks go back that night, so this time comes twice; say which of the two" };
  return { ok: true, instant: new Date(only).toISOString() };
}

/** The local time of an instant, as `<input type="datetime-local">` writes it. */
export function localTimeOf(instant: Instant, zone: string): string {
  const at = Date.parse(instant);
  return new Date(at + offsetAt(at, zone)).toISOString().slice(0, 16);
}

/** The offsets that a clock in `zone` has when it shows `local`: none when skipped, two when the clocks go back. */
export function offsetsAt(local: string, zone: string): readonly string[] {
  const wall = wallTime(local);
  if (wall === null || !isZone(zone)) return [];
  const found = [-1, 1].map((day) => offsetAt(wall + day * 86_400_000, zone));
  return [...new Set(found)]
    .filter((offset) => offsetAt(wall - offset, zone) === offset)
    .sort((a, b) => b - a)
    .map(printedOffset);
}

function wallTime(local: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::([0-5]\d|60))?$/.exec(local);
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? "0"));
  if (year === undefined || year < 2000 || year > 2100) return null;
  const wall = Date.UTC(year, (month ?? 0) - 1, day, hour, minute, Math.min(second ?? 0, 59));
  return new Date(wall).toISOString().slice(0, 16) === local.slice(0, 16) ? wall : null;
}

function isZone(zone: string): boolean {
  if (zone !== "UTC" && !zone.includes("/")) return false;
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

function offsetAt(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(new Date(instant));
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value ?? "0");
  const wall = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return wall - Math.floor(instant / 1000) * 1000;
}

function offsetOf(offset: string): number | null {
  if (offset === "Z") return 0;
  const match = /^([+-])(\d{2}):(\d{2})$/.exec(offset);
  if (match === null) return null;
  return (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) * 60_000;
}

function printedOffset(offset: number): string {
  const minutes = Math.abs(offset) / 60_000;
  const two = (n: number) => String(n).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function skipped(wall: number, zone: string): string {
  const before = offsetAt(wall - 86_400_000, zone);
  const after = offsetAt(wall + 86_400_000, zone);
  const shift = after - before;
  // The clock jumps at the one instant at which the offset changes; a search by halves finds it.
  let low = wall - 86_400_000 - before;
  let high = wall + 86_400_000 - after;
  while (high - low > 60_000) {
    const middle = Math.floor((low + high) / 2 / 60_000) * 60_000;
    if (offsetAt(middle, zone) === before) low = middle;
    else high = middle;
  }
  const clock = (at: number) => new Date(at).toISOString().slice(11, 16);
  const jump = high + before;
  return `Clocks go forward at ${clock(jump)} that night; choose ${clock(jump - 60_000)} or ${clock(jump + shift)}`;
}
