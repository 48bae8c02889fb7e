import { sql } from "../db.ts";
import type { Deps } from "../deps.ts";

const everyMs = 60 * 60_000;

/**
 * Takes out what has had its time: sessions and links that have run out, answers kept for a day, counts of requests
 * and of wrong passwords, what everybody was told, and words that their writer let go a month ago. Nothing that the newsroom did is ever taken out.
 */
export async function purge({ db, clock }: Deps): Promise<void> {
  const now = clock.now().getTime();
  const ago = (hours: number) => new Date(now - hours * 3_600_000);
  await db.run(sql`delete from sessions where expires_at < ${ago(0)} or seen_at < ${ago(24)}`);
  await db.run(sql`delete from invites where expires_at < ${ago(24)}`);
  await db.run(sql`delete from idempotency where at < ${ago(24)}`);
  await db.run(sql`delete from rates where minute < ${Math.floor(now / 60_000) - 2}`);
  await db.run(sql`delete from tries where last_at < ${ago(24)}`);
  await db.run(sql`delete from outbox where done_at < ${ago(24)}`);
  await db.run(sql`delete from trays where let_go_at < ${ago(24 * 30)}`);
  await db.run(sql`delete from jobs where done_at < ${ago(24 * 7)}`);
}

/** Purges now and every hour, until the function that it gives is called. */
export function startPurging(deps: Deps): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const look = () => {
    running = purge(deps).catch((fault: unknown) => deps.log.error("purge.failed", { why: String(fault) }));
  };
  look();
  const timer = setInterval(look, everyMs);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
