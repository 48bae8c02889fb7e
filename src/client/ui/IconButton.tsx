import type { ComponentPropsWithRef, MouseEvent, ReactNode } from "react";
import css from "./IconButton.module.css";
import { printedKeys } from "./printedKeys.ts";
import { useWhyNot } from "./useWhyNot.tsx";

export interface IconButtonProps
  extends Omit<ComponentPropsWithRef<"button">, "className" | "children" | "aria-label"> {
  /** What it does: its accessible name and its tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly shortcut?: string | undefined;
  readonly size?: "medium" | "small" | undefined;
  readonly whyNot?: string | null | undefined;
}

/** A button with an icon alone. Its name shows as a tooltip on focus and on pointing. */
export function IconButton({
  label,
  icon,
  shortcut,
  size = "medium",
  whyNot,
  onClick,
  type = "button",
  ...rest
}: IconButtonProps) {
  const refusal = useWhyNot(whyNot);
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (refusal.isRefused) return event.preventDefault();
    onClick?.(event);
  };
  const tip = shortcut === undefined ? label : `${label}  ${printedKeys(shortcut)}`;
  return (
    <>
      <button
        data-tip={tip}
        {...rest}
        {...refusal.attributes}
        // oxlint-disable-next-line react/button-has-type -- one of the three, from our own prop
        type={type}
        className={css.button}
        data-size={size}
        aria-label={label}
        aria-disabled={refusal.isRefused || undefined}
        onClick={press}
      >
        {icon}
      </button>
      {refusal.words}
    </>
  );
}
