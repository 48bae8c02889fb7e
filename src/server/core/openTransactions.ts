import type { Tx } from "./db.ts";
import type { Context } from "./useCase.ts";

/** A row of the outbox, as others will hear of it once it is committed. */
export interface Emitted {
  readonly id: string;
  readonly topic: string;
  readonly message: string;
}

interface Open {
  readonly ctx: Context;
  readonly emitted: Emitted[];
}

// What a transaction belongs to, so that `emit` needs to be given nothing but the transaction.
const open = new WeakMap<Tx, Open>();

export function openTransaction(tx: Tx, what: Open): void {
  open.set(tx, what);
}

export function closeTransaction(tx: Tx): void {
  open.delete(tx);
}

/** What the transaction belongs to. Only `inTransaction` opens one. */
export function openedFor(tx: Tx): Open {
  const found = open.get(tx);
  if (found === undefined) throw new Error("This transaction was not opened by inTransaction, or has ended");
  return found;
}
