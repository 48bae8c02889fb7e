import { z } from "zod";
import type { StoryId } from "#contract/fields.ts";
import { json, sql, type Tx } from "../db.ts";

const suggestionRow = z.object({ id: z.string(), by: z.string(), words: z.record(z.string(), z.string()) });
export type SuggestionRow = z.output<typeof suggestionRow>;

/** Every suggestion that was ever made in a story. */
export function suggestionsIn(tx: Tx, storyId: StoryId): Promise<SuggestionRow[]> {
  return tx.rows(suggestionRow, sql`select id, by, words from suggestions where story_id = ${storyId}`);
}

/** Puts suggestions down, or the words that have come to those that are known. Whose one is never changes. */
export function putSuggestions(
  tx: Tx,
  storyId: StoryId,
  seq: number,
  entries: readonly { readonly id: string; readonly by: string; readonly words: Readonly<Record<string, string>> }[],
): Promise<void> {
  return tx.run(sql`
    insert into suggestions (story_id, id, by, words, made_seq)
    select ${storyId}, row.id, row.by, row.words, ${seq}
      from jsonb_to_recordset(${json(entries)}::jsonb) as row (id text, by uuid, words jsonb)
        on conflict (story_id, id) do update set words = excluded.words`);
}
