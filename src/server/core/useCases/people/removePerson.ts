import type { removePerson as endpoint } from "#contract/people.ts";
import { allowAdmin } from "../../allow.ts";
import { audit } from "../../audit.ts";
import { emit } from "../../events/outbox.ts";
import { refuse } from "../../refusal.ts";
import * as desks from "../../repos/desks.ts";
import * as invites from "../../repos/invites.ts";
import * as people from "../../repos/people.ts";
import * as sessions from "../../repos/sessions.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";
import { releaseClaims } from "../stories/releaseClaims.ts";
import { keepTrays } from "./keepTrays.ts";
import { refuseLastAdmin } from "./lastAdmin.ts";

/**
 * Ends a person's account: sessions and links end, claims are released and told, and what only their
 * trays held is kept as versions. Their row stays, so that their name
 * stands wherever it stood (scenario K-05).
 */
export const removePerson: UseCase<typeof endpoint> = async (ctx, { params }) =>
  inTransaction(ctx, async (tx) => {
    const person = await people.lock(tx, params.personId);
    if (person === undefined || person.leftAt !== null) throw refuse("person/unknown");
    allowAdmin(ctx.actor, "person/forbidden");
    await refuseLastAdmin(tx, person);
    await sessions.endAllOf(tx, person.id);
    await invites.endAllOf(tx, person.id);
    await desks.leaveDuty(tx, person.id);
    const released = await releaseClaims(tx, ctx, person);
    await keepTrays(tx, ctx, person);
    await people.leave(tx, person.id, ctx.now);
    await audit(tx, ctx, "person.removed", null, {
      data: { personId: person.id, released: released.map((story) => story.id) },
    });
    await emit(tx, "people", null, { personId: person.id });
    return { released };
  });
