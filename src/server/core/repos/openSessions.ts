import { z } from "zod";
import { roles } from "#domain/people.ts";
import type { Instant } from "#domain/times.ts";
import { sql, type Tx } from "../db.ts";

const holderRow = z.object({
  token_hash: z.string(),
  id: z.string(),
  name: z.string(),
  roles: z.array(z.enum(roles)),
});

/** Who has which of these sessions, as far as they have neither ended nor run out and the person has not left. */
export function holdersOf(
  tx: Tx,
  tokenHashes: readonly string[],
  at: { readonly now: Instant; readonly idleSince: Instant },
): Promise<z.output<typeof holderRow>[]> {
  return tx.rows(
    holderRow,
    sql`
    select s.token_hash, p.id, p.name, p.roles
      from sessions s
      join people p on p.id = s.person_id and p.left_at is null
     where s.token_hash = any(${tokenHashes}::text[]) and s.expires_at > ${at.now}::timestamptz
       and s.seen_at > ${at.idleSince}::timestamptz`,
  );
}
