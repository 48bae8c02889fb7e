import { readLocalTime } from "#domain/localTime.ts";
import { Options } from "#client/ui/Options.tsx";
import { TextField } from "#client/ui/TextField.tsx";
import { lasting } from "#client/lib/format.ts";
import css from "./TimeFields.module.css";
import { offsetsToChoose, type TypedTime } from "./typedTime.ts";

export interface TimeFieldsProps {
  /** What the time is of: "Due", "Embargo"; it stands before both labels. Left away where the dialog says it. */
  readonly of?: string | undefined;
  readonly value: TypedTime;
  readonly onChange: (value: TypedTime) => void;
  readonly zone: string;
  readonly now: number;
  readonly error?: string | null | undefined;
  readonly isReadOnly?: boolean | undefined;
}

/** A day and a time, and which of two when the clocks go back and the time comes twice. */
export function TimeFields({ of, value, onChange, zone, now, error, isReadOnly }: TimeFieldsProps) {
  const offsets = offsetsToChoose(value, zone);
  const named = (label: string) => (of === undefined ? label : `${of}, ${label.toLowerCase()}`);
  return (
    <div className={css.time}>
      <div className={css.two}>
        <TextField
          label={named("Day")}
          type="date"
          hasFigures
          value={value.day}
          onChange={(day) => onChange({ ...value, day, offset: null })}
          readOnly={isReadOnly}
          error={error}
        />
        <TextField
          label={named("Time")}
          type="time"
          hasFigures
          value={value.time}
          onChange={(time) => onChange({ ...value, time, offset: null })}
          readOnly={isReadOnly}
        />
      </div>
      {offsets.length > 1 && (
        <Options
          label={`The clocks go back that night. There are two ${value.time}s. Which?`}
          options={offsets.map((offset, at) => ({
            value: offset,
            says: at === 0 ? `The first, ${value.time} summer time` : `The second, ${value.time} winter time`,
            detail: detailOf({ local: `${value.day}T${value.time}`, zone, offset }, now),
          }))}
          value={offsets.find((offset) => offset === value.offset) ?? null}
          onChange={(offset) => onChange({ ...value, offset })}
        />
      )}
    </div>
  );
}

function detailOf(at: { readonly local: string; readonly zone: string; readonly offset: string }, now: number): string {
  const read = readLocalTime(at);
  if (!read.ok) return "";
  const utc = `${read.instant.slice(11, 16)} UTC`;
  return Date.parse(read.instant) < now
    ? utc
    : `${utc}, in ${lasting(new Date(now).toISOString(), Date.parse(read.instant))}`;
}
