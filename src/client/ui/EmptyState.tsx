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
  /** The rank of its title among the headings of the page. */
  readonly level?: 1 | 2 | 3 | undefined;
}

/** What stands where there is nothing to show. */
export function EmptyState({ title, children, action, isDone = false, icon, level = 3 }: EmptyStateProps) {
  const Title = `h${level}` as const;
  return (
    <div className={css.empty}>
      <Title className={css.title} data-done={isDone || undefined}>
        {icon}
        {title}
      </Title>
      {children !== undefined && <p className={css.why}>{children}</p>}
      {action !== undefined && <div className={css.action}>{action}</div>}
    </div>
  );
}
