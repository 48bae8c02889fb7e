import { StoryId } from "#contract/fields.ts";
import { theSystem } from "#domain/people.ts";
import { isBefore } from "#domain/times.ts";
import { type Unmet, verdict, verdictOfSchedule } from "#domain/verdict.ts";
import type { Tx } from "../db.ts";
import { lockedCopy } from "../live/storedCopy.ts";
import type { Job } from "../repos/jobs.ts";
import { lockRow, type StoryRow, storyById } from "../repos/stories.ts";
import { actorsById } from "../repos/storyPeople.ts";
import { inTransaction } from "../transaction.ts";
import type { Context } from "../useCase.ts";
import type { Deps } from "../deps.ts";
import { carryOut } from "../useCases/stories/carryOut.ts";
import { factsOf } from "../useCases/stories/factsOf.ts";
import type { Work } from "../useCases/stories/work.ts";
import { jobContext } from "./jobContext.ts";

/**
 * Publishes a scheduled story when its time has come, in the name of the editor who scheduled it, or lets it fall
 * back to ready with everything that stands in the way (scenarios P-09, P-10). The story's own row decides: done
 * twice, or late, or after somebody unscheduled it, it still publishes once or not at all.
 */
export async function publishScheduled(deps: Deps, job: Job): Promise<void> {
  const ctx = jobContext(deps);
  await inTransaction(ctx, async (tx) => {
    const storyId = StoryId.parse(job.key);
    if (!(await lockRow(tx, storyId))) return;
    const story = await storyById(tx, storyId);
    if (story === null || story.publishAt === null || isBefore(ctx.now, story.publishAt.instant)) return;
    await publishOrFallBack(tx, ctx, story, story.publishAt.instant);
  });
}

async function publishOrFallBack(tx: Tx, ctx: Context, story: StoryRow, setFor: string): Promise<void> {
  const copy = await lockedCopy(tx, story.id);
  const facts = await factsOf(tx, story, copy.doc, { zone: ctx.deps.settings.newsroom.zone });
  const [found] = await actorsById(tx, story.scheduledBy === null ? [] : [story.scheduledBy]);
  const common = { ctx, story, facts, copy };
  if (found === undefined) throw new Error(`nobody scheduled story ${story.id}`);
  // Whoever has left has no roles any more, whatever their account still says.
  const scheduler = found.hasLeft ? { ...found, roles: [] } : found;
  const outcome = verdictOfSchedule(facts, scheduler, ctx.now, story.scheduledOverrides);
  if (!outcome.ok) {
    await fallBack(tx, common, setFor, outcome.unmet);
    return;
  }
  const work: Work = {
    ...common,
    transition: "publish",
    by: { id: found.id, name: found.name },
    typed: {},
    overridden: outcome.overridden,
    said: { setFor, scheduledBy: found.name },
  };
  await carryOut(tx, work, outcome);
}

async function fallBack(
  tx: Tx,
  common: Pick<Work, "ctx" | "story" | "facts" | "copy">,
  setFor: string,
  unmet: readonly Unmet[],
): Promise<void> {
  const allowed = verdict("fallBack", common.facts, theSystem, common.ctx.now);
  if (!allowed.ok) throw new Error("a scheduled story can always fall back");
  const failed = unmet.map((each) => each.sentence);
  const said = { setFor, failed };
  await carryOut(tx, { ...common, transition: "fallBack", by: null, typed: {}, overridden: [], said }, allowed);
}
