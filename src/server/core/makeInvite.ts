import type { Invite } from "#contract/people.ts";
import type { Tx } from "./db.ts";
import { newToken, sha256 } from "./digest.ts";
import * as invites from "./repos/invites.ts";
import type { Context } from "./useCase.ts";

const lastsHours = 72;

/** A new one-time link with which a person sets a password. Links that they had before end; opening it spends nothing. */
export async function makeInvite(tx: Tx, ctx: Context, personId: string): Promise<Invite> {
  const token = newToken();
  const expiresAt = new Date(Date.parse(ctx.now) + lastsHours * 3_600_000).toISOString();
  await invites.endAllOf(tx, personId);
  await invites.insert(tx, { tokenHash: await sha256(token), personId, expiresAt });
  // Behind the #, so that no server and no log on the way sees it.
  return { url: `${ctx.deps.settings.siteUrl}/invite#${token}`, expiresAt };
}
