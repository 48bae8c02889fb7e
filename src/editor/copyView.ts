/** How the copy is shown: with all marks, with bars beside it, as it will read, or as it was filed. */
export const copyViews = ["marks", "simple", "reads", "filed"] as const;
export type CopyView = (typeof copyViews)[number];

/** What each is called on the screen. */
export const viewNames: Record<CopyView, string> = {
  marks: "All marks",
  simple: "Simple marks",
  reads: "As it will read",
  filed: "As filed",
};

/** The views in which nobody can write. */
export type ReadOnlyView = "reads" | "filed";

export function isReadOnlyView(view: CopyView): view is ReadOnlyView {
  return view === "reads" || view === "filed";
}
