import type { Deps } from "../deps.ts";
import { finishJob, type Job, retryJob, takeJob } from "../repos/jobs.ts";
import { inTransaction } from "../transaction.ts";
import { publishJob } from "../useCases/stories/effects/schedule.ts";
import { jobContext } from "./jobContext.ts";
import { publishScheduled } from "./publishScheduled.ts";

/** Does one job. It must be safe to do again: whoever took it may have died before its end was written down. */
export type DoJob = (deps: Deps, job: Job) => Promise<void>;

const kinds: Readonly<Record<string, DoJob>> = { [publishJob]: publishScheduled };

const leaseSeconds = 60;
const lookEveryMs = 500;

/** Looks for jobs that are due, now and every half second, until the function that it gives is called. */
export function startJobs(deps: Deps): () => Promise<void> {
  let isStopped = false;
  let running: Promise<unknown> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    running = runDueJobs(deps)
      .catch((fault: unknown) => deps.log.error("jobs.notTaken", { why: String(fault) }))
      .finally(() => {
        if (!isStopped) timer = setTimeout(look, lookEveryMs);
      });
  };
  look();
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await running;
  };
}

/** Does the jobs that are due, one after another, and gives how many there were. */
export async function runDueJobs(deps: Deps): Promise<number> {
  for (let done = 0; ; done += 1) {
    const now = deps.clock.now().toISOString();
    const job = await takeJob(deps.db, { kinds: Object.keys(kinds), now, leaseSeconds });
    if (job === null) return done;
    await doJob(deps, job);
  }
}

async function doJob(deps: Deps, job: Job): Promise<void> {
  try {
    await kinds[job.kind]?.(deps, job);
    await finishJob(deps.db, job.id, deps.clock.now().toISOString());
  } catch (fault) {
    const pauseMs = Math.min(60_000, 1000 * 2 ** job.attempts);
    const again = new Date(deps.clock.now().getTime() + pauseMs).toISOString();
    deps.log.error("job.failed", { kind: job.kind, id: job.id, attempts: job.attempts, why: String(fault) });
    await inTransaction(jobContext(deps), (tx) => retryJob(tx, job.id, String(fault).slice(0, 500), again));
  }
}
