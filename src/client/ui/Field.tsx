import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import css from "./Field.module.css";

/** What stands round every field. `label` is its accessible name. */
export interface FieldWords {
  readonly label: string;
  /** Beside the label, smaller: who will see it, or that it may be left empty. Part of the name. */
  readonly aside?: string | undefined;
  /** Below, always there: what to type. */
  readonly hint?: ReactNode;
  /** Below, when what was typed cannot be used: what is wrong, then what to do. */
  readonly error?: string | null | undefined;
  /** The label is spoken but not seen, where the place says it already (a search box). */
  readonly isLabelHidden?: boolean | undefined;
}

/** What a field puts on its own control, so that label, hint and error belong to it. */
export interface FieldControl {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

/** Label, hint and error round one control. `children` is given what to put on that control. */
export function Field({
  label,
  aside,
  hint,
  error,
  isLabelHidden = false,
  children,
}: FieldWords & { readonly children: (control: FieldControl) => ReactNode }) {
  const id = useId();
  const hasError = error !== null && error !== undefined && error !== "";
  const hasHint = hint !== null && hint !== undefined && hint !== "";
  const described = [hasError ? `${id}-error` : null, hasHint ? `${id}-hint` : null].filter((each) => each !== null);
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={id} data-hidden={isLabelHidden || undefined}>
        {label} {aside !== undefined && <small className={css.aside}>{aside}</small>}
      </label>
      {children({
        id,
        "aria-describedby": described.length > 0 ? described.join(" ") : undefined,
        "aria-invalid": hasError || undefined,
      })}
      {hasError && (
        <p className={css.error} id={`${id}-error`}>
          <CircleAlert size={14} strokeWidth={1.75} aria-hidden="true" />
          {error}
        </p>
      )}
      {hasHint && (
        <p className={css.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
