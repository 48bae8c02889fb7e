import type { ChangeEvent, ComponentPropsWithRef } from "react";
import { Field, type FieldWords } from "./Field.tsx";
import css from "./Field.module.css";

export interface TextFieldProps
  extends FieldWords,
    Omit<ComponentPropsWithRef<"input">, "className" | "value" | "onChange" | "size" | "id"> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What it holds is copy that readers will see: set in the serif. */
  readonly isCopy?: boolean | undefined;
  /** Times, lengths and counts: figures of one width. */
  readonly hasFigures?: boolean | undefined;
  /** Taller, for a page that is a form and little else. */
  readonly isLarge?: boolean | undefined;
}

/** One line to type in: also dates (`type="date"`), times, e-mails and passwords. */
export function TextField({
  label,
  aside,
  hint,
  error,
  isLabelHidden,
  isCopy = false,
  hasFigures = false,
  isLarge = false,
  onChange,
  ...rest
}: TextFieldProps) {
  return (
    <Field label={label} aside={aside} hint={hint} error={error} isLabelHidden={isLabelHidden}>
      {(control) => (
        <input
          type="text"
          {...rest}
          {...control}
          className={css.control}
          data-copy={isCopy || undefined}
          data-figures={hasFigures || undefined}
          data-large={isLarge || undefined}
          onChange={(event: ChangeEvent<HTMLInputElement>) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
