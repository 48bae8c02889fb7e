import type { Tx } from "./db.ts";
import { isWorthAnotherTry } from "./databaseFault.ts";
import { publishEmitted } from "./events/outbox.ts";
import { keepReply, startIdempotent } from "./idempotency.ts";
import { closeTransaction, type Emitted, openTransaction } from "./openTransactions.ts";
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
    await startIdempotent(tx, ctx);
    const made = await work(tx);
    await keepReply(tx, ctx, made);
    closeTransaction(tx);
    return made;
  });
  await publishEmitted(ctx.deps, emitted);
  return result;
}
