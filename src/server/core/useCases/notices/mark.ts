import { PersonId } from "#contract/fields.ts";
import type { markNotices } from "#contract/notices.ts";
import { emit } from "../../events/outbox.ts";
import { refuse } from "../../refusal.ts";
import { countOwn, countUnread, setRead } from "../../repos/notices.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";

/** Marks one's own notices as read or unread, all of those named or none. Another's is as unknown as one that never was. */
export const mark: UseCase<typeof markNotices> = (ctx, { body }) =>
  inTransaction(ctx, async (tx) => {
    const me = PersonId.parse(ctx.actor.id);
    const ids = [...new Set(body.ids)];
    if ((await countOwn(tx, me, ids)) < ids.length) throw refuse("notice/unknown");
    await setRead(tx, me, ids, body.isRead ? ctx.now : null);
    await emit(tx, "notices", null, { personId: me });
    return { unread: await countUnread(tx, me) };
  });
