import { makeGone } from "../../../repos/addresses.ts";
import { endJob } from "../../../repos/jobs.ts";
import type { EffectWriter } from "../work.ts";
import { publishJob } from "./schedule.ts";

/** Takes the live edition away from its readers at once, whatever is in progress; a schedule and a reopening end. */
export const withdraw: EffectWriter = async (tx, work) => {
  const reason = work.typed.reason ?? "";
  await makeGone(tx, work.story.id, reason, work.ctx.now);
  await endJob(tx, publishJob, work.story.id, work.ctx.now);
  return { withdrawnReason: reason, schedule: null, reopened: null, readerNote: null };
};
