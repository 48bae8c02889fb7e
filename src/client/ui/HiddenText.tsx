import type { ComponentPropsWithRef } from "react";
import css from "./HiddenText.module.css";

/** Words for a screen reader only. */
export function HiddenText(props: Omit<ComponentPropsWithRef<"span">, "className">) {
  return <span {...props} className={css.hidden} />;
}
