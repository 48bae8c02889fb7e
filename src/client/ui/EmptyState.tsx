import type { ReactNode } from "react";
import css from "./EmptyState.module.css";

export interface EmptyStateProps {
  /** A few words in the serif: "Nothing to sub". */
  readonly title: string;
  /** One sentence: why, or what to do. */
  readonly children?: ReactNode;
  /** At most one button. */
  readonly action?: ReactNode;
  /** Nothing is left because the work is done: set in italics, with a tick. */
  readonly isDone?: boolean | undefined;
  readonly icon?: ReactNode;
}

/** What stands where there is nothing to show. */
export function EmptyState({ title, children, action, isDone = false, icon }: EmptyStateProps) {
  return (
    <div className={css.empty}>
      <h3 className={css.title} data-done={isDone || undefined}>
        {icon}
        {title}
      </h3>
      {children !== undefined && <p className={css.why}>{children}</p>}
      {action !== undefined && <div className={css.action}>{action}</div>}
    </div>
  );
}
