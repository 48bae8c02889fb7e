import { z } from "zod";
import { PersonId } from "#contract/fields.ts";
import { roles } from "#domain/people.ts";
import type { Instant } from "#domain/times.ts";
import { instantColumn } from "../columns.ts";
import { sql, type Tx } from "../db.ts";

const sessionRow = z.object({
  id: PersonId,
  name: z.string(),
  roles: z.array(z.enum(roles)),
  seen_at: instantColumn,
});

/** Who has the session, if it has neither run out nor been idle since `idleSince`. */
export async function holder(tx: Tx, tokenHash: string, at: { readonly now: Instant; readonly idleSince: Instant }) {
  const [row] = await tx.rows(
    sessionRow,
    sql`
    select people.id, people.name, people.roles, sessions.seen_at
      from sessions join people on people.id = sessions.person_id
     where sessions.token_hash = ${tokenHash} and sessions.expires_at > ${at.now}::timestamptz
       and sessions.seen_at > ${at.idleSince}::timestamptz and people.left_at is null`,
  );
  return row;
}

export async function insert(
  tx: Tx,
  session: { readonly tokenHash: string; readonly personId: string; readonly at: Instant; readonly expiresAt: Instant },
): Promise<void> {
  await tx.run(sql`
    insert into sessions (token_hash, person_id, created_at, seen_at, expires_at)
    values (${session.tokenHash}, ${session.personId}, ${session.at}, ${session.at}, ${session.expiresAt})`);
}

export async function seen(tx: Tx, tokenHash: string, at: Instant): Promise<void> {
  await tx.run(sql`update sessions set seen_at = ${at} where token_hash = ${tokenHash}`);
}

export async function end(tx: Tx, tokenHash: string): Promise<void> {
  await tx.run(sql`delete from sessions where token_hash = ${tokenHash}`);
}

export async function endAllOf(tx: Tx, personId: string): Promise<void> {
  await tx.run(sql`delete from sessions where person_id = ${personId}`);
}
