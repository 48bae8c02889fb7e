import { LocalTimeField } from "#contract/fields.ts";
import { endJob, putJob } from "../../../repos/jobs.ts";
import { type EffectWriter, personOf } from "../work.ts";
import { noteForReaders } from "./reopen.ts";

/** The kind of the job that publishes a scheduled story; its key is the story's id. */
export const publishJob = "publish";

/** Locks the copy until its time, and puts down the job that publishes it. */
export const schedule: EffectWriter = async (tx, work) => {
  const { at } = work.typed;
  if (at === undefined) throw new Error("a schedule has a time");
  await putJob(tx, { id: work.ctx.deps.ids.next(), kind: publishJob, key: work.story.id, runAt: at.instant });
  const { local, zone } = LocalTimeField.parse(at.local);
  return {
    ...noteForReaders(work),
    schedule: { instant: at.instant, local, zone, by: personOf(work).id, overrides: work.overridden },
  };
};

/** Forgets the time, and ends its job. */
export const unschedule: EffectWriter = async (tx, work) => {
  await endJob(tx, publishJob, work.story.id, work.ctx.now);
  return { schedule: null };
};
