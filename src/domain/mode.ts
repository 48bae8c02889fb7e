import type { Stage } from "./stage.ts";
import type { Standing } from "./standing.ts";

/** How a connection may change the copy, from the weakest to the strongest. */
export const modes = ["read", "suggest", "edit"] as const;
export type Mode = (typeof modes)[number];

/**
 * Who may change copy. A row is a stage; a column is how a person stands to the story. What is left out is read.
 * Stages that are not listed are locked: everybody reads. `sub` covers the subs who do not have the story.
 */
const modeTable: Partial<Record<Stage, Partial<Record<Standing, Mode>>>> = {
  draft: { itsWriter: "edit", sub: "suggest", lawyer: "suggest", editor: "edit" },
  filed: { itsWriter: "suggest", sub: "suggest", lawyer: "suggest", editor: "edit" },
  subbing: { itsWriter: "suggest", itsSub: "edit", sub: "suggest", lawyer: "suggest", editor: "edit" },
  ready: { itsWriter: "suggest", itsSub: "suggest", editor: "edit" },
};

/** The strongest mode that any of the standings gives in this stage. */
export function modeOf(stage: Stage, standing: ReadonlySet<Standing>): Mode {
  const row = modeTable[stage] ?? {};
  let strongest: Mode = "read";
  for (const each of standing) {
    const mode = row[each] ?? "read";
    if (modes.indexOf(mode) > modes.indexOf(strongest)) strongest = mode;
  }
  return strongest;
}

/**
 * Whether the standings let a person write in some stage: whoever may so have been at work, before the story moved on,
 * on words that the copy does not take any more.
 */
export function writesInSomeStage(standing: ReadonlySet<Standing>): boolean {
  return Object.values(modeTable).some((row) => [...standing].some((each) => row[each] !== undefined));
}

/** Whether a person of this standing has suggesting switched on when the copy opens (scenario S-01). */
export function startsSuggesting(stage: Stage, standing: ReadonlySet<Standing>): boolean {
  return stage === "subbing" && standing.has("itsSub");
}
