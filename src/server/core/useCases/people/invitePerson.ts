import type { invitePerson as endpoint } from "#contract/people.ts";
import { allowAdmin } from "../../allow.ts";
import { audit } from "../../audit.ts";
import { makeInvite } from "../../makeInvite.ts";
import { refuse } from "../../refusal.ts";
import * as people from "../../repos/people.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";

/** A new one-time link for somebody who lost theirs, or their password. */
export const invitePerson: UseCase<typeof endpoint> = async (ctx, { params }) =>
  inTransaction(ctx, async (tx) => {
    const person = await people.lock(tx, params.personId);
    if (person === undefined || person.leftAt !== null) throw refuse("person/unknown");
    allowAdmin(ctx.actor, "person/forbidden");
    const invite = await makeInvite(tx, ctx, person.id);
    await audit(tx, ctx, "person.invited", null, { data: { personId: person.id } });
    return invite;
  });
