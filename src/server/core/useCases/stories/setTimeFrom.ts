import type { LocalTimeField } from "#contract/fields.ts";
import { readLocalTime } from "#domain/localTime.ts";
import { refuseField } from "../../refusal.ts";
import type { SetTimeColumns } from "../../repos/setTime.ts";

/** A time that a person set, with its instant; refused, naming the field, where no clock shows it once. */
function setTimeFrom(pointer: string, time: LocalTimeField): SetTimeColumns {
  const read = readLocalTime(time);
  if (!read.ok) throw refuseField(pointer, read.why);
  return { instant: read.instant, local: time.local, zone: time.zone };
}

/** As `setTimeFrom`, with null for none; undefined stays undefined. */
export function setTimeOrNone(
  pointer: string,
  time: LocalTimeField | null | undefined,
): SetTimeColumns | null | undefined {
  return time === null || time === undefined ? time : setTimeFrom(pointer, time);
}
