import { offsetsAt, readLocalTime } from "#domain/localTime.ts";
import type { LocalTimeField } from "#contract/fields.ts";
import { Options } from "#client/ui/Options.tsx";
import { TextField } from "#client/ui/TextField.tsx";
import css from "./NewStoryDialog.module.css";

/** A due time as it is typed: what the clock will show and, where it shows that twice, which of the two. */
export interface TypedDue {
  readonly local: string;
  readonly offset: string | null;
}

interface DueFieldProps {
  readonly due: TypedDue;
  readonly zone: string;
  readonly error: string | null;
  readonly onChange: (due: TypedDue) => void;
}

/** When the copy must be filed, by the newsroom's clock. */
export function DueField({ due, zone, error, onChange }: DueFieldProps) {
  const offsets = due.local === "" ? [] : offsetsAt(due.local, zone);
  return (
    <div className={css.fields}>
      <TextField
        label="Due"
        aside={zone.split("/").at(-1)?.replaceAll("_", " ")}
        type="datetime-local"
        hasFigures
        value={due.local}
        onChange={(local) => onChange({ local, offset: null })}
        error={error ?? faultIn(due, zone)}
      />
      {offsets.length > 1 && (
        <Options
          label="The clocks go back that night. Which of the two?"
          value={due.offset}
          onChange={(offset) => onChange({ ...due, offset })}
          options={offsets.map((offset, at) => ({
            value: offset,
            says: at === 0 ? "The first" : "The second",
            detail: `UTC ${offset}`,
          }))}
        />
      )}
    </div>
  );
}

/** The due time as it is sent; null for none, or for one that cannot be. */
export function dueToSend(due: TypedDue, zone: string): LocalTimeField | null {
  if (due.local === "") return null;
  return due.offset === null ? { local: due.local, zone } : { local: due.local, zone, offset: due.offset };
}

/** What is wrong with it; which of two times is asked for in its own place. */
function faultIn(due: TypedDue, zone: string): string | null {
  if (due.local === "" || offsetsAt(due.local, zone).length > 1) return null;
  const read = readLocalTime({ local: due.local, zone });
  return read.ok ? null : read.why;
}
