import type { Tx } from "../../db.ts";
import { emit } from "../../events/outbox.ts";
import { insertNotice, type NewNotice } from "../../repos/notices.ts";
import type { Context } from "../../useCase.ts";

/** Tells a person something, in this transaction: it is among their notices, and their open desks hear of it at once. */
export async function putNotice(tx: Tx, ctx: Context, notice: Omit<NewNotice, "id" | "at">): Promise<void> {
  await insertNotice(tx, { ...notice, id: ctx.deps.ids.next(), at: ctx.now });
  await emit(tx, "notices", null, { personId: notice.personId });
}
