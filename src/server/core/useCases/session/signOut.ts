import type { signOut as endpoint } from "#contract/session.ts";
import { audit } from "../../audit.ts";
import { sha256 } from "../../digest.ts";
import { emit } from "../../events/outbox.ts";
import * as sessions from "../../repos/sessions.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";

/** Ends the session; its sockets hear of it and close. Somebody who is signed out already is signed out. */
export const signOut: UseCase<typeof endpoint> = async (ctx) => {
  const { token } = ctx.session;
  const { actor } = ctx;
  if (token !== null && actor !== null)
    await inTransaction(ctx, async (tx) => {
      await sessions.end(tx, await sha256(token));
      await audit(tx, ctx, "session.ended", null);
      await emit(tx, "people", null, { personId: actor.id });
    });
  ctx.session.end();
  return undefined;
};
