import type { addDesk as endpoint } from "#contract/desks.ts";
import { DeskId } from "#contract/fields.ts";
import { allowAdmin } from "../../allow.ts";
import { audit } from "../../audit.ts";
import { emit } from "../../events/outbox.ts";
import * as desks from "../../repos/desks.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";
import { deskSlug } from "./deskSlug.ts";

/** Adds a desk behind the others. */
export const addDesk: UseCase<typeof endpoint> = async (ctx, { body }) =>
  inTransaction(ctx, async (tx) => {
    allowAdmin(ctx.actor, "desk/forbidden");
    const desk = {
      id: DeskId.parse(ctx.deps.ids.next()),
      slug: await deskSlug(tx, body.name, null),
      name: body.name,
      position: await desks.nextPosition(tx),
    };
    await desks.insert(tx, desk);
    await audit(tx, ctx, "desk.added", null, { data: { deskId: desk.id, name: desk.name } });
    await emit(tx, "desks", null);
    return { ...desk, onDuty: null, stories: 0 };
  });
