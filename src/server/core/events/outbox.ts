import { z } from "zod";
import { type Db, json, sql, type Tx } from "../db.ts";
import type { Deps } from "../deps.ts";
import { type Emitted, openedFor } from "../openTransactions.ts";

/** What others can hear of, and the topic of the hub on which they hear it. */
export type Topic = "story" | "people" | "desks" | "notices";

/** What the hub says: which story or person it is about. Never copy, and never a fact that is not also in the database. */
export const HubMessage = z.object({
  storyId: z.string().nullable(),
  revision: z.number().int().nullable(),
  personId: z.string().nullable(),
});
export type HubMessage = z.output<typeof HubMessage>;

/**
 * Writes down, in this transaction, that something changed: `emit(tx, "story", storyId, { revision })`,
 * `emit(tx, "people", null, { personId })`, `emit(tx, "desks", null)`. One on `notices` is that person's alone. Once it is committed everybody who has
 * subscribed to the topic hears a `HubMessage`, in this process at once.
 */
export async function emit(
  tx: Tx,
  topic: Topic,
  storyId: string | null,
  payload: { readonly revision?: number; readonly personId?: string } = {},
): Promise<void> {
  const { ctx, emitted } = openedFor(tx);
  const id = ctx.deps.ids.next();
  await tx.run(sql`
    insert into outbox (id, at, topic, story_id, payload, next_at)
    values (${id}, ${ctx.now}, ${topic}, ${storyId}, ${json(payload)}::jsonb, ${ctx.now})`);
  emitted.push({ id, topic, message: messageOf(storyId, payload) });
}

/** Tells the hub what a transaction emitted, now that it is committed. What fails here is told later by `drainOutbox`. */
export async function publishEmitted(deps: Deps, emitted: readonly Emitted[]): Promise<void> {
  if (emitted.length === 0) return;
  for (const each of emitted) deps.hub.publish(each.topic, each.message);
  try {
    await markDone(deps, emitted);
  } catch (fault) {
    deps.log.error("outbox.notMarked", { why: String(fault) });
  }
}

const outboxRow = z.object({
  id: z.string(),
  topic: z.string(),
  story_id: z.string().nullable(),
  payload: z.object({ revision: z.number().optional(), personId: z.string().optional() }),
});

/**
 * Tells what was committed at least `forMs` ago and never told, because the process ended between the two. A message
 * may be told twice, which does no harm; it is never lost. Gives how many there were.
 */
export async function drainOutbox(deps: Deps, { forMs }: { readonly forMs: number }): Promise<number> {
  const waiting = await untold(deps.db, new Date(deps.clock.now().getTime() - forMs));
  for (const row of waiting) deps.hub.publish(row.topic, messageOf(row.story_id, row.payload));
  await markDone(deps, waiting);
  return waiting.length;
}

async function untold(db: Db, since: Date) {
  return db.rows(
    outboxRow,
    sql`
    select id, topic, story_id, payload
      from outbox
     where done_at is null and next_at <= ${since}
     order by id
     limit 500`,
  );
}

async function markDone(deps: Deps, rows: readonly { readonly id: string }[]): Promise<void> {
  if (rows.length === 0) return;
  const now = deps.clock.now();
  await deps.db.run(sql`update outbox set done_at = ${now} where id = any(${rows.map((row) => row.id)}::uuid[])`);
}

/**
 * What a hub says in place of messages that did not come, or not to everybody: everything may be another than it was.
 * Whoever hears of people looks at sessions, rooms and modes, and desks ask again for all that they show.
 */
export const missedMessages = { topic: "people", message: messageOf(null, {}) } as const;

function messageOf(storyId: string | null, payload: { revision?: number | undefined; personId?: string | undefined }) {
  const message: HubMessage = {
    storyId,
    revision: payload.revision ?? null,
    personId: payload.personId ?? null,
  };
  return JSON.stringify(message);
}
