import { z } from "zod";
import type { StoryId } from "#contract/fields.ts";
import { stages } from "#domain/stage.ts";
import { instantColumn } from "../columns.ts";
import { type Query, sql, type Tx } from "../db.ts";

const entryRow = z.object({
  id: z.string(),
  at: instantColumn,
  by: z.string(),
  action: z.string(),
  from: z.enum(stages).nullable(),
  to: z.enum(stages).nullable(),
  reason: z.string().nullable(),
  overrides: z.array(z.string()),
  data: z.record(z.string(), z.unknown()),
});
export type EntryRow = z.output<typeof entryRow>;

/** What the log has of a story, newest first, with the names of those who did it. */
export function entriesOf(tx: Tx, storyId: StoryId): Promise<EntryRow[]> {
  return entries(tx, sql`a.story_id = ${storyId}`);
}

/** What the log has of a story since one of its revisions, newest first. */
export function entriesSince(tx: Tx, storyId: StoryId, revision: number): Promise<EntryRow[]> {
  return entries(tx, sql`a.story_id = ${storyId} and (a.data ->> 'revision')::integer > ${revision}`);
}

function entries(tx: Tx, where: Query): Promise<EntryRow[]> {
  return tx.rows(
    entryRow,
    sql`
    select a.id, a.at, coalesce(p.name, 'Stet') as by, a.action, a.from_stage as "from", a.to_stage as "to", a.reason,
           a.overrides, a.data
      from audit a
      left join people p on p.id = a.actor_id
     where ${where}
     order by a.number desc
     limit 1000`,
  );
}
