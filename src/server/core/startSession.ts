import { sessionLasts } from "#domain/storage.ts";
import type { Tx } from "./db.ts";
import { newToken, sha256 } from "./digest.ts";
import * as sessions from "./repos/sessions.ts";
import type { Context } from "./useCase.ts";

/**
 * Starts a session of its own for each sign-in, and ends the one that this browser had before: so an address that
 * somebody else has seen is never signed in. Only the hash of its token is stored. Gives the way to hand the token
 * over, to be called once the transaction is committed.
 */
export async function startSession(tx: Tx, ctx: Context, personId: string): Promise<() => void> {
  if (ctx.session.token !== null) await sessions.end(tx, await sha256(ctx.session.token));
  const token = newToken();
  const expiresAt = new Date(Date.parse(ctx.now) + sessionLasts.days * 24 * 3_600_000);
  await sessions.insert(tx, {
    tokenHash: await sha256(token),
    personId,
    at: ctx.now,
    expiresAt: expiresAt.toISOString(),
  });
  return () => ctx.session.set(token, expiresAt);
}
