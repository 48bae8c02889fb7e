import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import css from "./ProblemNote.module.css";

export interface ProblemNoteProps {
  /** What happened, in a few words: "The picture could not be used". */
  readonly title: string;
  /** Why, and what to do; what was kept. */
  readonly children?: ReactNode;
  /** One main button and one quiet one, both small. */
  readonly actions?: ReactNode;
  /** What to read out to whoever looks into it: code, time, the request's id. Folded away. */
  readonly details?: string | undefined;
  readonly icon?: ReactNode;
  /** Spoken as soon as it is there, over what is being read: only for what cannot wait. */
  readonly isUrgent?: boolean | undefined;
}

/** Something went wrong or was refused: what happened, then what to do. Read out when it appears. */
export function ProblemNote({ title, children, actions, details, icon, isUrgent = false }: ProblemNoteProps) {
  return (
    <section className={css.note} role={isUrgent ? "alert" : "status"}>
      <h2 className={css.title}>
        {icon ?? <TriangleAlert size={16} strokeWidth={1.75} aria-hidden="true" />}
        {title}
      </h2>
      {children !== undefined && <div className={css.why}>{children}</div>}
      {actions !== undefined && <div className={css.actions}>{actions}</div>}
      {details !== undefined && (
        <details className={css.details}>
          <summary>Details</summary>
          <span className={css.code}>{details}</span>
        </details>
      )}
    </section>
  );
}
