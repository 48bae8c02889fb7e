import type { ReactNode } from "react";
import css from "./Gallery.module.css";

/** One part, with a line that says which and in what state. */
export function Sample({
  says,
  isRow = false,
  children,
}: {
  readonly says: string;
  readonly isRow?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <figure className={css.sample}>
      <figcaption>{says}</figcaption>
      <div className={isRow ? css.row : css.column}>{children}</div>
    </figure>
  );
}

/** A group of samples under one heading. */
export function Samples({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={css.samples} aria-label={title}>
      <h2>{title}</h2>
      <div className={css.grid}>{children}</div>
    </section>
  );
}
