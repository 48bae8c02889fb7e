import { z } from "zod";
import { PersonId } from "#contract/fields.ts";
import type { Instant } from "#domain/times.ts";
import { instantColumn } from "../columns.ts";
import { sql, type Tx } from "../db.ts";

const inviteRow = z
  .object({ person_id: PersonId, expires_at: instantColumn, used_at: instantColumn.nullable() })
  .transform(({ person_id, expires_at, used_at }) => ({ personId: person_id, expiresAt: expires_at, usedAt: used_at }));
export type InviteRow = z.output<typeof inviteRow>;

/** The invite, whom nobody else uses until this transaction ends. */
export async function lock(tx: Tx, tokenHash: string): Promise<InviteRow | undefined> {
  const [row] = await tx.rows(
    inviteRow,
    sql`select person_id, expires_at, used_at from invites where token_hash = ${tokenHash} for update`,
  );
  return row;
}

export async function insert(
  tx: Tx,
  invite: { readonly tokenHash: string; readonly personId: string; readonly expiresAt: Instant },
): Promise<void> {
  await tx.run(sql`
    insert into invites (token_hash, person_id, kind, expires_at)
    values (${invite.tokenHash}, ${invite.personId}, 'invite', ${invite.expiresAt})`);
}

export async function use(tx: Tx, tokenHash: string, at: Instant): Promise<void> {
  await tx.run(sql`update invites set used_at = ${at} where token_hash = ${tokenHash}`);
}

/** Ends all links of a person that have not been used. */
export async function endAllOf(tx: Tx, personId: string): Promise<void> {
  await tx.run(sql`delete from invites where person_id = ${personId} and used_at is null`);
}
