import { type ReactNode, useId } from "react";
import css from "./Options.module.css";

export interface Option<Value extends string = string> {
  readonly value: Value;
  readonly says: string;
  /** A line below, quieter: what choosing it means. */
  readonly detail?: ReactNode;
}

export interface OptionsProps<Value extends string> {
  readonly label: string;
  readonly aside?: string | undefined;
  readonly options: readonly Option<Value>[];
  /** Null while nothing is chosen. */
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly error?: string | null | undefined;
}

/** A choice of one among a few that need a word each: the kind of a correction, which of two 01:30s. */
export function Options<Value extends string>({ label, aside, options, value, onChange, error }: OptionsProps<Value>) {
  const id = useId();
  const hasError = error !== null && error !== undefined && error !== "";
  return (
    <fieldset aria-describedby={hasError ? `${id}-error` : undefined}>
      <legend className={css.legend}>
        {label} {aside !== undefined && <small className={css.aside}>{aside}</small>}
      </legend>
      <div className={css.list}>
        {options.map((option) => (
          <label key={option.value} className={css.option}>
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={value === option.value}
              aria-describedby={option.detail === undefined ? undefined : `${id}-${option.value}`}
              onChange={() => onChange(option.value)}
            />
            <span>
              {option.says}
              {option.detail !== undefined && (
                <span className={css.detail} id={`${id}-${option.value}`} aria-hidden="true">
                  {option.detail}
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
      {hasError && (
        <p className={css.error} id={`${id}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
