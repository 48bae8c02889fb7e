import { PersonId } from "#contract/fields.ts";
import { type listNotices, NoticeId } from "#contract/notices.ts";
import type { Tx } from "../../db.ts";
import { refuse } from "../../refusal.ts";
import { countOwn, countUnread, noticesOf } from "../../repos/notices.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";

const usualLimit = 30;

/** What whoever asks has been told. A notice never moves in the list, so that its id is a place to go on from. */
export const list: UseCase<typeof listNotices> = (ctx, { query }) =>
  inTransaction(ctx, async (tx) => {
    const me = PersonId.parse(ctx.actor.id);
    const { cursor, limit = usualLimit } = query;
    const behind = cursor === undefined ? null : await placeOf(tx, me, cursor);
    const found = await noticesOf(tx, me, { behind, limit: limit + 1 });
    const items = found.slice(0, limit);
    const next = found.length > limit ? (items.at(-1)?.id ?? null) : null;
    return { items, next, unread: await countUnread(tx, me) };
  });

async function placeOf(tx: Tx, me: PersonId, cursor: string): Promise<NoticeId> {
  const read = NoticeId.safeParse(cursor);
  if (!read.success || (await countOwn(tx, me, [read.data])) === 0) throw refuse("cursor/invalid");
  return read.data;
}
