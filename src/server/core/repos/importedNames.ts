import { z } from "zod";
import type { StoryId } from "#contract/fields.ts";
import type { Instant } from "#domain/times.ts";
import { instantColumn } from "../columns.ts";
import { json, sql, type Tx } from "../db.ts";

/** Puts down whom a document names, each under an id that stands for that name in that story and for nobody else. */
export function insertImportedNames(
  tx: Tx,
  storyId: StoryId,
  names: readonly { readonly id: string; readonly name: string }[],
): Promise<void> {
  return tx.run(sql`
    insert into imported_names (id, story_id, name)
    select row.id, ${storyId}, row.name
      from jsonb_to_recordset(${json(names)}::jsonb) as row (id uuid, name text)`);
}

/** Puts down when the document says that each suggestion was made. */
export function dateSuggestions(
  tx: Tx,
  storyId: StoryId,
  dates: readonly { readonly id: string; readonly dated: Instant }[],
): Promise<void> {
  return tx.run(sql`
    update suggestions s
       set dated = row.dated
      from jsonb_to_recordset(${json(dates)}::jsonb) as row (id text, dated timestamptz)
     where s.story_id = ${storyId} and s.id = row.id`);
}

/** When the document that a story was made of says that its suggestions were made, by their ids. */
export async function datesInDocument(tx: Tx, storyId: StoryId): Promise<ReadonlyMap<string, Instant>> {
  const rows = await tx.rows(
    z.object({ id: z.string(), dated: instantColumn }),
    sql`select id, dated from suggestions where story_id = ${storyId} and dated is not null`,
  );
  return new Map(rows.map(({ id, dated }) => [id, dated]));
}
