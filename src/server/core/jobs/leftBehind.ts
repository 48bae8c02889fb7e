import type { StoryId } from "#contract/fields.ts";
import type { Deps } from "../deps.ts";
import { drainOutbox } from "../events/outbox.ts";
import { listCopy } from "../live/listing.ts";
import { unlisted } from "../repos/copies.ts";

/** Longer than a process that lives takes to tell what it has committed, and to list what is written. */
const everyMs = 10_000;

/**
 * Tells and lists what a process committed and did not come to tell or to list, because it ended between the two or
 * because the database failed it there: of the last process all of it, now; of others that share the database whatever
 * is left lying. Gives the function that stops it.
 */
export async function startFinishing(deps: Deps): Promise<() => Promise<void>> {
  await drainOutbox(deps, { forMs: 0 });
  for (const { storyId } of await unlisted(deps.db)) await listCopy(deps, storyId, null);
  let seen: ReadonlyMap<StoryId, number> = new Map();
  let running: Promise<void> = Promise.resolve();
  const look = async () => {
    await drainOutbox(deps, { forMs: everyMs });
    const now = await unlisted(deps.db);
    // Nobody has written to these since the last look, and nobody has listed them.
    const left = now.filter(({ storyId, seq }) => seen.get(storyId) === seq);
    for (const { storyId } of left) await listCopy(deps, storyId, null);
    seen = new Map(now.map(({ storyId, seq }) => [storyId, seq]));
  };
  const timer = setInterval(() => {
    running = running.then(look).catch((fault: unknown) => deps.log.error("finishing.failed", { why: String(fault) }));
  }, everyMs);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
