import type { ComponentPropsWithRef, MouseEvent, ReactNode } from "react";
import css from "./Button.module.css";
import { Kbd } from "./Kbd.tsx";
import { useWhyNot } from "./useWhyNot.tsx";

/** How a button looks. One `primary` to a view; `quiet` for the way out and what matters less; `plain` is the rest. */
export type ButtonVariant = "plain" | "primary" | "quiet";

export interface ButtonLook {
  readonly variant?: ButtonVariant | undefined;
  readonly size?: "medium" | "small" | "wide" | undefined;
  /** An icon before the words: 16 px, 14 in a small button, `aria-hidden`. */
  readonly icon?: ReactNode;
  /** The key that does the same: "N", "Mod+Enter" (printed as this keyboard has it). Seen, not spoken. */
  readonly shortcut?: string | undefined;
}

export interface ButtonProps extends ButtonLook, Omit<ComponentPropsWithRef<"button">, "className"> {
  /** Why it cannot be pressed now. It stays in the order of Tab, does nothing, and says this on focus, on pointing and
   *  to a screen reader. Prefer it to `disabled`, which says nothing. */
  readonly whyNot?: string | null | undefined;
  /** Something pressed is on its way: a second press does nothing. */
  readonly isBusy?: boolean | undefined;
}

/** A button with a verb on it. Its children are its accessible name. */
export function Button({
  variant = "plain",
  size = "medium",
  icon,
  shortcut,
  whyNot,
  isBusy = false,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  const refusal = useWhyNot(whyNot);
  const isStill = isBusy || refusal.isRefused;
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (isStill) return event.preventDefault();
    onClick?.(event);
  };
  return (
    <>
      <button
        {...rest}
        {...refusal.attributes}
        // oxlint-disable-next-line react/button-has-type -- one of the three, from our own prop
        type={type}
        className={css.button}
        data-variant={variant}
        data-size={size}
        aria-disabled={isStill || undefined}
        aria-busy={isBusy || undefined}
        onClick={press}
      >
        {icon}
        {children}
        {shortcut !== undefined && <Kbd>{shortcut}</Kbd>}
      </button>
      {refusal.words}
    </>
  );
}
