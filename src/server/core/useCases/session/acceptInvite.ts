import type { acceptInvite as endpoint } from "#contract/session.ts";
import { z } from "zod";
import { audit } from "../../audit.ts";
import { sql, type Tx } from "../../db.ts";
import { sha256 } from "../../digest.ts";
import { emit } from "../../events/outbox.ts";
import { fitPassword } from "../../passwordRules.ts";
import { refuse } from "../../refusal.ts";
import * as invites from "../../repos/invites.ts";
import * as people from "../../repos/people.ts";
import * as sessions from "../../repos/sessions.ts";
import { startSession } from "../../startSession.ts";
import { inTransaction } from "../../transaction.ts";
import type { Context, UseCase } from "../../useCase.ts";
import { personReply } from "../people/personReply.ts";

/**
 * Sets a password with a one-time link and signs in. The link is spent by this alone, not by being opened. Whoever
 * lost the answer and asks again under the same key, with the same password, is signed in once more.
 */
export const acceptInvite: UseCase<typeof endpoint> = async (asked, { body }) => {
  const ctx = { ...asked, idempotency: null };
  const password = fitPassword(body.password);
  const tokenHash = await sha256(body.token);
  await refuseUnknown(ctx, tokenHash);
  const hash = await ctx.deps.passwords.hash(password);
  const { reply, handOver } = await inTransaction(ctx, async (tx) => {
    const person = await spend(tx, ctx, { tokenHash, key: asked.idempotency?.key ?? null, password, hash });
    const handOver = await startSession(tx, ctx, person.id);
    return { reply: { person: personReply({ ...person, passwordHash: hash }) }, handOver };
  });
  handOver();
  return reply;
};

interface Spending {
  readonly tokenHash: string;
  readonly key: string | null;
  readonly password: string;
  readonly hash: string;
}

/** A hash is dear: nobody gets one made for a link that does not exist. */
async function refuseUnknown(ctx: Context, tokenHash: string): Promise<void> {
  const found = await ctx.deps.db.rows(
    z.object({ person_id: z.string() }),
    sql`select person_id from invites where token_hash = ${tokenHash}`,
  );
  if (found.length === 0) throw refuse("invite/unknown");
}

async function spend(tx: Tx, ctx: Context, spending: Spending): Promise<people.PersonRow> {
  const invite = await invites.lock(tx, spending.tokenHash);
  const person = invite === undefined ? undefined : await people.lock(tx, invite.personId);
  if (invite === undefined || person === undefined || person.leftAt !== null) throw refuse("invite/unknown");
  if (Date.parse(invite.expiresAt) <= Date.parse(ctx.now)) throw refuse("invite/unknown");
  if (invite.usedAt !== null) return sameAgain(tx, ctx, person, spending);
  await invites.use(tx, spending.tokenHash, ctx.now);
  await people.setPassword(tx, person.id, spending.hash);
  await sessions.endAllOf(tx, person.id);
  if (spending.key !== null) await keepKey(tx, ctx, person.id, spending.key, spending.tokenHash);
  await audit(tx, { ...ctx, actor: { kind: "person", ...person } }, "person.passwordSet", null);
  await emit(tx, "people", null, { personId: person.id });
  return person;
}

/** The same person asking again: they know the key, the link and the password that they set. */
async function sameAgain(
  tx: Tx,
  ctx: Context,
  person: people.PersonRow,
  { key, tokenHash, password }: Spending,
): Promise<people.PersonRow> {
  const kept =
    key === null
      ? []
      : await tx.rows(
          z.object({ key: z.string() }),
          sql`
          select key from idempotency
           where key = ${await sha256(key)} and person_id = ${person.id} and request_hash = ${tokenHash}`,
        );
  const isSame =
    kept.length > 0 && person.passwordHash !== null && (await ctx.deps.passwords.verify(person.passwordHash, password));
  if (!isSame) throw refuse("invite/unknown");
  return person;
}

/** Which link the key was for; nothing of the password, and nothing of the answer, whose cookie is its point. */
async function keepKey(tx: Tx, ctx: Context, personId: string, key: string, tokenHash: string): Promise<void> {
  await tx.run(sql`
    insert into idempotency (key, person_id, request_hash, status, at)
    values (${await sha256(key)}, ${personId}, ${tokenHash}, 201, ${ctx.now})
        on conflict (key, person_id) do nothing`);
}
