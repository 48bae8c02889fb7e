import { ChevronDown } from "lucide-react";
import type { ComponentPropsWithRef } from "react";
import { Field, type FieldWords } from "./Field.tsx";
import css from "./Select.module.css";
import field from "./Field.module.css";

export interface Choice<Value extends string = string> {
  readonly value: Value;
  readonly says: string;
}

export interface SelectProps<Value extends string>
  extends FieldWords,
    Omit<ComponentPropsWithRef<"select">, "className" | "value" | "onChange" | "id" | "children"> {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly choices: readonly Choice<Value>[];
}

/** One of a few, in the browser's own list. For people and desks to be searched, take Combobox. */
export function Select<Value extends string>({
  label,
  aside,
  hint,
  error,
  isLabelHidden,
  choices,
  value,
  onChange,
  ...rest
}: SelectProps<Value>) {
  const choose = (chosen: string) => {
    const choice = choices.find((each) => each.value === chosen);
    if (choice !== undefined) onChange(choice.value);
  };
  return (
    <Field label={label} aside={aside} hint={hint} error={error} isLabelHidden={isLabelHidden}>
      {(control) => (
        <span className={css.frame}>
          <select
            {...rest}
            {...control}
            className={`${field.control} ${css.select}`}
            value={value}
            onChange={(event) => choose(event.target.value)}
          >
            {choices.map((each) => (
              <option key={each.value} value={each.value}>
                {each.says}
              </option>
            ))}
          </select>
          <ChevronDown size={16} strokeWidth={1.75} aria-hidden="true" />
        </span>
      )}
    </Field>
  );
}
