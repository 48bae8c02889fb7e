import type { FocusEvent } from "react";
import { Button } from "#client/ui/Button.tsx";
import css from "./DetailsTab.module.css";
import { RefusedActs, SavedHint } from "./SavedText.tsx";
import { TimeFields } from "./TimeFields.tsx";
import { isTimeTyped, noTime, type TypedTime } from "./typedTime.ts";
import type { SavedField } from "./useSavedField.ts";

export interface SavedTimeProps {
  /** "Due", "Embargo". */
  readonly of: string;
  readonly field: SavedField<TypedTime>;
  readonly zone: string;
  readonly now: number;
  readonly clearSays: string;
}

/** A time that is saved on leaving both of its fields. */
export function SavedTime({ of, field, zone, now, clearSays }: SavedTimeProps) {
  const left = (event: FocusEvent<HTMLDivElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) field.leave();
  };
  return (
    <div className={css.time}>
      <div onBlur={left}>
        <TimeFields of={of} value={field.value} onChange={field.edit} zone={zone} now={now} error={field.error} />
      </div>
      <p className={css.hint}>
        <SavedHint field={field} />
      </p>
      {isTimeTyped(field.value) && !field.isRefused && (
        <Button size="small" variant="quiet" onClick={() => void field.save(noTime)}>
          {clearSays}
        </Button>
      )}
      <RefusedActs field={field} />
    </div>
  );
}
