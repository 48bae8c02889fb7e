import { z } from "zod";
import type { PersonId, StoryId } from "#contract/fields.ts";
import { type Query, sql, type Tx } from "../db.ts";
import { selectStories, type StoryRow } from "./stories.ts";
import { inQueueOf, orderOf } from "./storyList.ts";

/**
 * The story that comes next in a sub's queue, in the order in which the desk lists it by due time: the first behind
 * `after`, and from the top where `after` is the last or is not in the queue. Never `after` itself, and nothing that the
 * sub has written. Null where there is none.
 */
export async function nextInQueue(tx: Tx, sub: PersonId, after: StoryId | null): Promise<StoryRow | null> {
  const [next] = await selectStories(
    tx,
    sql`left join stories here on here.id = ${after}::uuid and ${inQueueOf(sub, sql`here`)}
       where ${mayBeNext(sub, after)}
       order by (here.id is null or (coalesce(s.due, 'infinity'), s.priority, s.id)
                                  > (coalesce(here.due, 'infinity'), here.priority, here.id)) desc, ${orderOf("due")}
       limit 1`,
  );
  return next ?? null;
}

/** How many stories could come next in a sub's queue. */
export async function countNext(tx: Tx, sub: PersonId, after: StoryId | null): Promise<number> {
  const [row] = await tx.rows(
    z.object({ stories: z.number().int() }),
    sql`select count(*)::integer as stories from stories s where ${mayBeNext(sub, after)}`,
  );
  return row?.stories ?? 0;
}

function mayBeNext(sub: PersonId, after: StoryId | null): Query {
  return sql`${inQueueOf(sub)} and s.id is distinct from ${after}::uuid
    and s.id not in (select story_id from story_people where person_id = ${sub} and part = 'writer')`;
}
