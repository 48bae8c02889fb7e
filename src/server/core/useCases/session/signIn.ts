import type { signIn as endpoint } from "#contract/session.ts";
import { audit } from "../../audit.ts";
import type { Tx } from "../../db.ts";
import { refuse } from "../../refusal.ts";
import * as people from "../../repos/people.ts";
import * as tries from "../../repos/tries.ts";
import { startSession } from "../../startSession.ts";
import { countWrong, refuseWhileWaiting, triesKey } from "../../throttle.ts";
import { inTransaction } from "../../transaction.ts";
import type { Context, UseCase } from "../../useCase.ts";
import { personReply } from "../people/personReply.ts";

/** Signs somebody in: by e-mail and password, or in the demonstration newsroom with one press. */
export const signIn: UseCase<typeof endpoint> = async (asked, { body }) => {
  // Nothing is kept under a key: whoever asks twice is signed in twice, and a kept answer could hand over no cookie.
  const ctx = { ...asked, idempotency: null };
  const person = "demoPerson" in body ? await demoPerson(ctx, body.demoPerson) : await personByPassword(ctx, body);
  const { reply, handOver } = await inTransaction(ctx, async (tx) => start(tx, ctx, person));
  handOver();
  return reply;
};

async function demoPerson(ctx: Context, id: string): Promise<people.PersonRow> {
  const person = ctx.deps.settings.isDemo ? await people.byId(ctx.deps.db, id) : undefined;
  if (person === undefined || !person.isDemo || person.leftAt !== null) throw refuse("session/notDemo");
  return person;
}

/** The same words, and the work of one hash, for an e-mail that nobody has and for a wrong password. */
async function personByPassword(
  ctx: Context,
  given: { readonly email: string; readonly password: string },
): Promise<people.PersonRow> {
  const { db, passwords } = ctx.deps;
  const key = await triesKey(ctx, given.email);
  await refuseWhileWaiting(db, ctx, key);
  const person = await people.byEmail(db, given.email.trim());
  const spare = await nobodysHash(ctx);
  const hash = person?.passwordHash ?? spare;
  const isRight = await passwords.verify(hash, given.password.normalize("NFC"));
  if (person === undefined || person.passwordHash === null || !isRight) {
    await inTransaction(ctx, (tx) => countWrong(tx, ctx, key));
    throw refuse("session/wrong");
  }
  await tries.forget(db, key);
  return person;
}

// A hash that no password fits, made once for each way of hashing, so that verifying against it takes as long.
const nobodys = new WeakMap<Context["deps"]["passwords"], Promise<string>>();

function nobodysHash(ctx: Context): Promise<string> {
  const { passwords } = ctx.deps;
  const known = nobodys.get(passwords) ?? passwords.hash(crypto.randomUUID());
  nobodys.set(passwords, known);
  return known;
}

async function start(tx: Tx, ctx: Context, person: people.PersonRow) {
  const handOver = await startSession(tx, ctx, person.id);
  const actor = { kind: "person", id: person.id, name: person.name, roles: person.roles } as const;
  await audit(tx, { ...ctx, actor }, "session.started", null);
  return { reply: { person: personReply(person) }, handOver };
}
