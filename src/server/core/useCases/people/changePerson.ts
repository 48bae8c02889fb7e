import type { changePerson as endpoint } from "#contract/people.ts";
import type { Role } from "#domain/people.ts";
import { allowAdmin } from "../../allow.ts";
import { audit } from "../../audit.ts";
import { emit } from "../../events/outbox.ts";
import { refuse } from "../../refusal.ts";
import * as people from "../../repos/people.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";
import { releaseClaims } from "../stories/releaseClaims.ts";
import { refuseLastAdmin } from "./lastAdmin.ts";
import { personReply } from "./personReply.ts";

/**
 * Changes a person's name or roles. Each request reads the roles anew, so that they hold at once; sockets hear of it.
 * Whoever may no longer sub lets go of the stories that they had (scenario A-05).
 */
export const changePerson: UseCase<typeof endpoint> = async (ctx, { params, body }) =>
  inTransaction(ctx, async (tx) => {
    const person = await people.lock(tx, params.personId);
    if (person === undefined || person.leftAt !== null) throw refuse("person/unknown");
    allowAdmin(ctx.actor, "person/forbidden");
    const roles = body.roles === undefined ? person.roles : [...new Set(body.roles)];
    const name = body.name ?? person.name;
    if (!roles.includes("admin")) await refuseLastAdmin(tx, person);
    await people.update(tx, person.id, { name, roles });
    await audit(tx, ctx, "person.changed", null, {
      data: { personId: person.id, rolesBefore: person.roles, roles, isRenamed: name !== person.name },
    });
    await emit(tx, "people", null, { personId: person.id });
    if (!maySub(roles)) await releaseClaims(tx, ctx, person);
    return personReply({ ...person, name, roles });
  });

function maySub(roles: readonly Role[]): boolean {
  return roles.includes("sub") || roles.includes("editor");
}
