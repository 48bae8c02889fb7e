import { z } from "zod";
import { sql, type Tx } from "./db.ts";
import { sha256 } from "./digest.ts";
import { refuse } from "./refusal.ts";
import { sealed, unsealed } from "./sealed.ts";
import type { Context } from "./useCase.ts";

/** The request was carried out before: its answer then is its answer now. Thrown to roll back, caught by `mount`. */
export class AnsweredBefore extends Error {
  readonly reply: unknown;

  constructor(reply: unknown) {
    super("This request was answered before");
    this.reply = reply;
  }
}

const keptContexts = new WeakSet<Context>();

/** Whether a transaction has kept the reply of this request. */
export function isReplyKept(ctx: Context): boolean {
  return keptContexts.has(ctx);
}

/** Answers a request that was answered before, and refuses its key for any other. */
export async function answerAgain(tx: Tx, ctx: Context): Promise<void> {
  if (ctx.idempotency === null || ctx.actor === null) return;
  const { key, fingerprint } = ctx.idempotency;
  const [before] = await tx.rows(
    z.object({ request_hash: z.string(), reply: z.object({ sealed: z.string() }).nullable() }),
    sql`select request_hash, reply from idempotency where key = ${await sha256(key)} and person_id = ${ctx.actor.id}`,
  );
  if (before === undefined) return;
  if (before.request_hash !== fingerprint) throw refuse("idempotency/reused");
  throw new AnsweredBefore(before.reply === null ? undefined : await unsealed(key, before.reply.sealed));
}

/**
 * Takes the request's Idempotency-Key for this transaction. The same request asked twice at once waits here for the
 * first, then answers alike; the same key with another request is refused. Keys are kept a day for each person, by
 * their hash, and the reply is sealed with the key itself: a one-time link in it cannot be read from a stolen database.
 */
export async function startIdempotent(tx: Tx, ctx: Context): Promise<void> {
  if (ctx.idempotency === null || ctx.actor === null) return;
  const taken = await tx.rows(
    z.object({ key: z.string() }),
    sql`
    insert into idempotency (key, person_id, request_hash, status, at)
    values (${await sha256(ctx.idempotency.key)}, ${ctx.actor.id}, ${ctx.idempotency.fingerprint}, 0, ${ctx.now})
        on conflict (key, person_id) do nothing returning key`,
  );
  if (taken.length === 0) await answerAgain(tx, ctx);
}

/** Keeps the reply under the key that `startIdempotent` took. */
export async function keepReply(tx: Tx, ctx: Context, reply: unknown): Promise<void> {
  if (ctx.idempotency === null || ctx.actor === null) return;
  const kept = reply === undefined ? null : JSON.stringify({ sealed: await sealed(ctx.idempotency.key, reply) });
  await tx.run(sql`
    update idempotency set status = 200, reply = ${kept}::jsonb
     where key = ${await sha256(ctx.idempotency.key)} and person_id = ${ctx.actor.id}`);
  keptContexts.add(ctx);
}
