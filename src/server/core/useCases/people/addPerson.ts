import type { addPerson as endpoint } from "#contract/people.ts";
import { PersonId } from "#contract/fields.ts";
import { allowAdmin } from "../../allow.ts";
import { audit } from "../../audit.ts";
import { emit } from "../../events/outbox.ts";
import { makeInvite } from "../../makeInvite.ts";
import { refuse } from "../../refusal.ts";
import * as people from "../../repos/people.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";
import { personReply } from "./personReply.ts";

/** Adds a person and makes the one-time link with which they set a password. */
export const addPerson: UseCase<typeof endpoint> = async (ctx, { body }) =>
  inTransaction(ctx, async (tx) => {
    allowAdmin(ctx.actor, "person/forbidden");
    if ((await people.byEmail(tx, body.email)) !== undefined) throw refuse("person/emailTaken");
    const person = { id: PersonId.parse(ctx.deps.ids.next()), ...body, roles: [...new Set(body.roles)] };
    await people.insert(tx, { ...person, isDemo: false, at: ctx.now });
    const invite = await makeInvite(tx, ctx, person.id);
    await audit(tx, ctx, "person.added", null, { data: { personId: person.id, roles: person.roles } });
    await emit(tx, "people", null, { personId: person.id });
    const row = { ...person, passwordHash: null, isDemo: false, leftAt: null };
    return { person: personReply(row), invite };
  });
