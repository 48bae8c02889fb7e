import { z } from "zod";
import { sql, type Tx } from "./db.ts";
import { isWorthAnotherTry } from "./databaseFault.ts";
import { publishEmitted } from "./events/outbox.ts";
import { keepReply, startIdempotent } from "./idempotency.ts";
import { closeTransaction, type Emitted, openTransaction } from "./openTransactions.ts";
import { refuse } from "./refusal.ts";
import type { Context } from "./useCase.ts";

const tries = 4;

/**
 * Runs `work` in one transaction and gives its result, which must be the reply of the use case: it is kept under the
 * request's Idempotency-Key in the same transaction as what it tells. After the commit, and only then, others hear
 * what was emitted. `work` runs again from its start when the database asks for it (a deadlock, or a row that
 * somebody else wrote meanwhile), so it must do nothing outside its `tx` that may not be done twice.
 */
export async function inTransaction<Result>(ctx: Context, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  for (let tried = 1; ; tried++) {
    try {
      return await once(ctx, work);
    } catch (fault) {
      if (tried >= tries || !isWorthAnotherTry(fault)) throw fault;
    }
  }
}

async function once<Result>(ctx: Context, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  const emitted: Emitted[] = [];
  const result = await ctx.deps.db.transaction(async (tx) => {
    openTransaction(tx, { ctx, emitted });
    await confirmActor(tx, ctx);
    await startIdempotent(tx, ctx);
    const made = await work(tx);
    await keepReply(tx, ctx, made);
    closeTransaction(tx);
    return made;
  });
  await publishEmitted(ctx.deps, emitted);
  return result;
}

/**
 * Holds whoever asks to what they may do now: somebody who has left since the request came in does nothing more, and
 * whose roles were changed asks again under the new ones. Their row is shared until the commit, so that a removal
 * waits and then sees what this transaction did (scenario A-05).
 */
async function confirmActor(tx: Tx, ctx: Context): Promise<void> {
  if (ctx.actor === null) return;
  const [now] = await tx.rows(
    z.object({ roles: z.array(z.string()), left: z.boolean() }),
    sql`select roles, left_at is not null as left from people where id = ${ctx.actor.id} for share`,
  );
  if (now === undefined || now.left) throw refuse("session/required");
  if (now.roles.toSorted().join() !== ctx.actor.roles.toSorted().join())
    throw refuse("server/unavailable", { detail: "Your roles were changed just now. Try again." });
}
