/** The stages of a story, in the order in which the desk lists them. */
export const stages = ["draft", "filed", "subbing", "ready", "scheduled", "published", "withdrawn", "spiked"] as const;
export type Stage = (typeof stages)[number];

/** A stage as the screen says it. */
export const stageNames: Record<Stage, string> = {
  draft: "Draft",
  filed: "Filed",
  subbing: "Subbing",
  ready: "Ready",
  scheduled: "Scheduled",
  published: "Published",
  withdrawn: "Withdrawn",
  spiked: "Spiked",
};

/** The way of most stories, as the story page draws it. */
export const usualWay = ["draft", "filed", "subbing", "ready", "published"] as const satisfies readonly Stage[];

/** Stages in which nobody changes the copy. */
const lockedStages: readonly Stage[] = ["scheduled", "published", "withdrawn", "spiked"];

export function isLocked(stage: Stage): boolean {
  return lockedStages.includes(stage);
}
