import type { LocalTimeField } from "#contract/fields.ts";
import { localTimeOf, offsetsAt, readLocalTime } from "#domain/localTime.ts";

const fiveMinutes = 5 * 60_000;

/** The moment that many minutes from `from`, on the next five minutes, as a person would set it. */
export function setTimeIn(from: Date, minutes: number, zone: string): LocalTimeField {
  const at = Math.ceil((from.getTime() + minutes * 60_000) / fiveMinutes) * fiveMinutes;
  const instant = new Date(at).toISOString();
  const local = localTimeOf(instant, zone);
  const offset = offsetsAt(local, zone).find((each) => {
    const read = readLocalTime({ local, zone, offset: each });
    return read.ok && Date.parse(read.instant) === at;
  });
  return offset === undefined ? { local, zone } : { local, zone, offset };
}
