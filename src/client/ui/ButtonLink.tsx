import type { ReactNode } from "react";
import { Link } from "react-router";
import type { ButtonLook } from "./Button.tsx";
import css from "./Button.module.css";
import { Kbd } from "./Kbd.tsx";

export interface ButtonLinkProps extends ButtonLook {
  readonly to: string;
  readonly children: ReactNode;
  /** Opens beside the desk, in a window of its own: for the reader's page. */
  readonly isOutside?: boolean | undefined;
}

/** A link that looks like a button: for going somewhere, not for doing something. */
export function ButtonLink({
  to,
  variant = "plain",
  size = "medium",
  icon,
  shortcut,
  children,
  isOutside = false,
}: ButtonLinkProps) {
  const outside = isOutside ? { target: "_blank", rel: "noreferrer", reloadDocument: true } : {};
  return (
    <Link to={to} className={css.button} data-variant={variant} data-size={size} {...outside}>
      {icon}
      {children}
      {shortcut !== undefined && <Kbd>{shortcut}</Kbd>}
    </Link>
  );
}
