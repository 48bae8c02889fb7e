import { z } from "zod";
import type { PersonId, StoryId } from "#contract/fields.ts";
import type { Instant } from "#domain/times.ts";
import { sql, type Tx } from "../db.ts";

/** A note on the whole story. */
export interface StoryNote {
  readonly id: string;
  readonly storyId: StoryId;
  readonly body: string;
  readonly by: PersonId;
  readonly at: Instant;
}

/** Writes a note on the whole story. */
export function insertStoryNote(tx: Tx, note: StoryNote): Promise<void> {
  return tx.run(sql`
    insert into notes (id, story_id, kind, body, opened_by, opened_at)
    values (${note.id}, ${note.storyId}, 'note', ${note.body}, ${note.by}, ${note.at})`);
}

const queryRow = z.object({ id: z.string(), body: z.string(), quote: z.string().nullable(), by: z.string() });

/** A story's queries that nobody has resolved, oldest first. */
export function openQueries(tx: Tx, storyId: StoryId): Promise<z.output<typeof queryRow>[]> {
  return tx.rows(
    queryRow,
    sql`
    select n.id, n.body, n.quote, p.name as by
      from notes n
      join people p on p.id = n.opened_by
     where n.story_id = ${storyId} and n.kind = 'query' and n.resolved_at is null
     order by n.opened_at, n.id`,
  );
}
