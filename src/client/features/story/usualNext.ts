import type { Stage } from "#domain/stage.ts";
import type { TransitionName } from "#domain/transitions.ts";

/** The step that most stories take next from a stage; it is the page's one main button, where this person has it. */
export const usualNext: Partial<Record<Stage, TransitionName>> = {
  draft: "file",
  filed: "claim",
  subbing: "pass",
  ready: "publish",
};
