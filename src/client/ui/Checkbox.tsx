import { type ReactNode, useId } from "react";
import css from "./Checkbox.module.css";

export interface CheckboxProps {
  readonly label: ReactNode;
  readonly detail?: ReactNode;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  readonly isDisabled?: boolean | undefined;
}

/** One thing that is so or not, said with the rest of a form. What takes effect at once is a Switch. */
export function Checkbox({ label, detail, isChecked, onChange, isDisabled = false }: CheckboxProps) {
  const id = useId();
  return (
    <label className={css.row} data-disabled={isDisabled || undefined}>
      <input
        type="checkbox"
        className={css.box}
        checked={isChecked}
        disabled={isDisabled}
        aria-describedby={detail === undefined ? undefined : id}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className={css.label}>
        {label}
        {detail !== undefined && (
          <span className={css.detail} id={id} aria-hidden="true">
            {detail}
          </span>
        )}
      </span>
    </label>
  );
}
