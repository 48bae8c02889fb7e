import type { ComponentPropsWithRef } from "react";
import { Field, type FieldWords } from "./Field.tsx";
import css from "./TextArea.module.css";
import field from "./Field.module.css";

export interface TextAreaProps
  extends FieldWords,
    Omit<ComponentPropsWithRef<"textarea">, "className" | "style" | "value" | "onChange" | "id"> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Lines that it shows when empty; it grows with what is typed, up to a dozen. */
  readonly rows?: number | undefined;
  /** What it holds is copy that readers will see: set in the serif. */
  readonly isCopy?: boolean | undefined;
}

/** Several lines to type in: reasons, notes, briefs. */
export function TextArea({
  label,
  aside,
  hint,
  error,
  isLabelHidden,
  isCopy = false,
  rows = 3,
  onChange,
  ...rest
}: TextAreaProps) {
  return (
    <Field label={label} aside={aside} hint={hint} error={error} isLabelHidden={isLabelHidden}>
      {(control) => (
        <textarea
          {...rest}
          {...control}
          rows={rows}
          style={{ minBlockSize: `calc(${rows}lh + var(--s4))` }}
          className={`${field.control} ${css.area}`}
          data-copy={isCopy || undefined}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
