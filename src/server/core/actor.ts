import type { Person } from "#domain/people.ts";
import { sessionLasts } from "#domain/storage.ts";
import type { Deps } from "./deps.ts";
import { sha256 } from "./digest.ts";
import * as sessions from "./repos/sessions.ts";

const seenEveryMs = 5 * 60_000;

/** Who is signed in under a session's token; null when it is unknown, has run out, or they have left. */
export async function personOfSession(deps: Deps, token: string | null): Promise<Person | null> {
  if (token === null) return null;
  const now = deps.clock.now();
  const tokenHash = await sha256(token);
  const idleSince = new Date(now.getTime() - sessionLasts.idleHours * 3_600_000).toISOString();
  const held = await sessions.holder(deps.db, tokenHash, { now: now.toISOString(), idleSince });
  if (held === undefined) return null;
  // Written down now and then only: a request should not cost a write.
  if (now.getTime() - Date.parse(held.seen_at) > seenEveryMs)
    await sessions.seen(deps.db, tokenHash, now.toISOString());
  return { kind: "person", id: held.id, name: held.name, roles: held.roles };
}
