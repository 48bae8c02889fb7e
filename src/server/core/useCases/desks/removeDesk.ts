import type { removeDesk as endpoint } from "#contract/desks.ts";
import { allowAdmin } from "../../allow.ts";
import { audit } from "../../audit.ts";
import { emit } from "../../events/outbox.ts";
import { refuse } from "../../refusal.ts";
import * as desks from "../../repos/desks.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";

/** Removes a desk that has no stories (scenario X-01). */
export const removeDesk: UseCase<typeof endpoint> = async (ctx, { params }) =>
  inTransaction(ctx, async (tx) => {
    await desks.lock(tx, params.deskId);
    const desk = await desks.byId(tx, params.deskId);
    if (desk === undefined) throw refuse("desk/unknown");
    allowAdmin(ctx.actor, "desk/forbidden");
    if (desk.stories > 0)
      throw refuse("desk/hasStories", {
        detail: `It has ${desk.stories} ${desk.stories === 1 ? "story" : "stories"}; move them first.`,
      });
    await desks.close(tx, desk.id, ctx.now);
    await audit(tx, ctx, "desk.removed", null, { data: { deskId: desk.id, name: desk.name } });
    await emit(tx, "desks", null);
    return undefined;
  });
