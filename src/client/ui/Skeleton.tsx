import css from "./Skeleton.module.css";

export interface SkeletonProps {
  /** What is on its way: "Loading stories". Spoken, not seen. */
  readonly label: string;
  /** The shape of what comes: rows of a list, cards of a panel, or a page of copy. */
  readonly shape?: "rows" | "cards" | "copy" | undefined;
  readonly count?: number | undefined;
}

const widths = ["82%", "64%", "74%", "58%", "88%", "69%"] as const;

/** Stands where something will be, in its shape and height. It draws nothing for the first 200 ms. */
export function Skeleton({ label, shape = "rows", count = 3 }: SkeletonProps) {
  return (
    <div className={css.skeleton} data-shape={shape} role="status" aria-label={label}>
      {Array.from({ length: count }, (_, at) => (
        // The bars have no identity but their place, and never change it.
        <div key={at} className={css.part} aria-hidden="true">
          <i className={css.wide} style={{ inlineSize: widths[at % widths.length] }} />
          <i />
          <i />
        </div>
      ))}
    </div>
  );
}
