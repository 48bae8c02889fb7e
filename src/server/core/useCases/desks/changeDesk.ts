import type { changeDesk as endpoint } from "#contract/desks.ts";
import type { Tx } from "../../db.ts";
import { allowAdmin } from "../../allow.ts";
import { audit } from "../../audit.ts";
import { emit } from "../../events/outbox.ts";
import { refuse, refuseField } from "../../refusal.ts";
import * as desks from "../../repos/desks.ts";
import * as people from "../../repos/people.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";
import { deskSlug } from "./deskSlug.ts";

/** Renames a desk, moves it, or says who is on duty: the editor who is told what is told to editors. */
export const changeDesk: UseCase<typeof endpoint> = async (ctx, { params, body }) =>
  inTransaction(ctx, async (tx) => {
    await desks.lock(tx, params.deskId);
    const desk = await desks.byId(tx, params.deskId);
    if (desk === undefined) throw refuse("desk/unknown");
    allowAdmin(ctx.actor, "desk/forbidden");
    const onDuty = body.onDuty === undefined ? (desk.onDuty?.id ?? null) : body.onDuty;
    if (body.onDuty !== undefined && body.onDuty !== null) await refuseNoEditor(tx, body.onDuty);
    const name = body.name ?? desk.name;
    const slug = body.name === undefined ? desk.slug : await deskSlug(tx, name, desk.id);
    await desks.update(tx, desk.id, { slug, name, onDuty });
    if (body.position !== undefined) await move(tx, desk.id, body.position);
    await audit(tx, ctx, "desk.changed", null, { data: { deskId: desk.id, ...body } });
    await emit(tx, "desks", null);
    const changed = await desks.byId(tx, desk.id);
    if (changed === undefined) throw new Error(`desk ${desk.id} went while it was changed`);
    return changed;
  });

/** Puts the desk at this place among the others, counted from 0. */
async function move(tx: Tx, deskId: string, position: number): Promise<void> {
  const order = (await desks.all(tx)).map((desk) => desk.id).filter((id) => id !== deskId);
  await desks.order(tx, [...order.slice(0, position), deskId, ...order.slice(position)]);
}

async function refuseNoEditor(tx: Tx, personId: string): Promise<void> {
  const person = await people.byId(tx, personId);
  if (person === undefined || person.leftAt !== null) throw refuse("person/unknown");
  if (!person.roles.includes("editor")) throw refuseField("/onDuty", "Only an editor can be on duty");
}
