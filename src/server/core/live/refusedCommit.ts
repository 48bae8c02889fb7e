import type { RefusedCode } from "#contract/live.ts";
import type { StoryId } from "#contract/fields.ts";
import type { Mode } from "#domain/mode.ts";
import { type ProblemCode, problems } from "#domain/problems.ts";
import { isLocked } from "#domain/stage.ts";
import { clockTime } from "#domain/times.ts";
import type { Deps } from "../deps.ts";
import { namesOf } from "../repos/people.ts";
import { storyById } from "../repos/stories.ts";
import type { RecordedSuggestion } from "../repos/suggestions.ts";

/** A refused commit as a problem: which one, and the sentence for whoever sent it. */
export interface RefusedCommit {
  readonly problem: ProblemCode;
  readonly says: string;
}

/** `settled` = the suggestions that somebody was first with, of a resolve. */
interface NotTaken {
  readonly code: RefusedCode;
  readonly mode: Mode | null;
  readonly settled?: readonly RecordedSuggestion[];
}

const problemOf: Record<Exclude<RefusedCode, "mode">, ProblemCode> = {
  behind: "copy/behind",
  invalid: "copy/invalid",
  forged: "copy/forged",
  others: "copy/others",
  changesCopy: "copy/changesCopy",
  size: "copy/size",
  refReused: "copy/refReused",
  unknown: "story/unknown",
  noSuggestion: "suggestion/unknown",
  settled: "suggestion/settled",
  gone: "suggestion/gone",
  notYours: "suggestion/notYours",
  tangled: "suggestion/tangled",
  quoteNeedsReason: "suggestion/quoteNeedsReason",
  noResolve: "resolve/unknown",
  undone: "resolve/undone",
  tooOld: "resolve/tooOld",
  unavailable: "server/unavailable",
};

/**
 * What is said of a refused commit. Of a refusal for the mode it says why: that the stage lets nobody write, and until
 * when (scenario P-11); that this person reads only; or that the work is from before the story moved on.
 */
export async function refusedCommit(
  deps: Deps,
  storyId: StoryId,
  { code, mode, settled = [] }: NotTaken,
): Promise<RefusedCommit> {
  const [first] = settled;
  if (code === "settled" && first !== undefined)
    return { problem: problemOf[code], says: await settledSays(deps, first, settled.length) };
  if (code !== "mode") return { problem: problemOf[code], says: problems[problemOf[code]].sentence };
  const story = await storyById(deps.db, storyId);
  if (story !== null && isLocked(story.stage)) return { problem: "copy/locked", says: lockedSays(deps, story) };
  if (mode === "read") return { problem: "copy/mode", says: problems["copy/mode"].sentence };
  return {
    problem: "copy/mode",
    says: "The story has moved on since this was written. It is kept for you; put back what still fits.",
  };
}

async function settledSays(deps: Deps, { settled }: RecordedSuggestion, count: number): Promise<string> {
  if (settled === null) return problems["suggestion/settled"].sentence;
  const names = await namesOf(deps.db, [settled.by]);
  const at = clockTime(settled.at, deps.clock.now().toISOString(), deps.settings.newsroom.zone);
  const says = `${names.get(settled.by) ?? "Somebody"} ${settled.outcome} that at ${at}.`;
  return count === 1 ? says : `${says} All ${count} are settled already.`;
}

type Story = NonNullable<Awaited<ReturnType<typeof storyById>>>;

function lockedSays(deps: Deps, { stage, publishAt }: Story): string {
  if (publishAt === null) return `Locked: it is ${stage}.`;
  const { zone } = deps.settings.newsroom;
  return `Locked: it publishes at ${clockTime(publishAt.instant, deps.clock.now().toISOString(), zone)}.`;
}
