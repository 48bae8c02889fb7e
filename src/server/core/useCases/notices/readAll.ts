import { PersonId } from "#contract/fields.ts";
import type { readAllNotices } from "#contract/notices.ts";
import { emit } from "../../events/outbox.ts";
import { refuse } from "../../refusal.ts";
import { countOwn, countUnread, setReadUpTo } from "../../repos/notices.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";

const mostGiven = 1000;

/** Marks all that somebody has seen as read. What came after the newest that they saw stays unread. */
export const readAll: UseCase<typeof readAllNotices> = (ctx, { body }) =>
  inTransaction(ctx, async (tx) => {
    const me = PersonId.parse(ctx.actor.id);
    if ((await countOwn(tx, me, [body.upTo])) === 0) throw refuse("notice/unknown");
    const ids = await setReadUpTo(tx, me, body.upTo, ctx.now);
    await emit(tx, "notices", null, { personId: me });
    return { ids: ids.slice(0, mostGiven), unread: await countUnread(tx, me) };
  });
