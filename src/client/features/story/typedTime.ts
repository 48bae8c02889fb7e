import type { LocalTimeField, SetTime } from "#contract/fields.ts";
import { offsetsAt, readLocalTime } from "#domain/localTime.ts";

/** A day and a time as two inputs have them, and, where the clock shows that time twice, which of the two. */
export interface TypedTime {
  readonly day: string;
  readonly time: string;
  readonly offset: string | null;
}

export const noTime: TypedTime = { day: "", time: "", offset: null };

/** A set time, as it is typed. */
export function typedTimeOf(at: SetTime | null): TypedTime {
  if (at === null) return noTime;
  return { day: at.local.slice(0, 10), time: at.local.slice(11, 16), offset: offsetOf(at) };
}

/** Which of the two an instant is, where its local time comes twice. */
function offsetOf({ local, zone, instant }: SetTime): string | null {
  const offsets = offsetsAt(local, zone);
  if (offsets.length < 2) return null;
  const found = offsets.find((offset) => {
    const read = readLocalTime({ local, zone, offset });
    return read.ok && Date.parse(read.instant) === Date.parse(instant);
  });
  return found ?? null;
}

export function isTimeTyped({ day, time }: TypedTime): boolean {
  return day !== "" && time !== "";
}

/** The offsets to choose between when the clocks go back; empty on every other night. */
export function offsetsToChoose({ day, time }: TypedTime, zone: string): readonly string[] {
  const offsets = offsetsAt(`${day}T${time}`, zone);
  return offsets.length > 1 ? offsets : [];
}

/** The time as the contract has it, or null while it is not all there. */
export function atIn(typed: TypedTime, zone: string): LocalTimeField | null {
  if (!isTimeTyped(typed)) return null;
  const local = `${typed.day}T${typed.time}`;
  if (typed.offset === null || !offsetsToChoose(typed, zone).includes(typed.offset)) return { local, zone };
  return { local, zone, offset: typed.offset };
}

/** What is wrong with a time that must be given, as a sentence, or null. */
export function timeFault(typed: TypedTime, zone: string): string | null {
  const at = atIn(typed, zone);
  if (at === null) return "Give a day and a time";
  const read = readLocalTime(at);
  return read.ok ? null : read.why;
}
