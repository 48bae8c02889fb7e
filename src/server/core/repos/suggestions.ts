import { z } from "zod";
import type { StoryId } from "#contract/fields.ts";
import type { LedgerEntry } from "#document/ledger.ts";
import type { Instant } from "#domain/times.ts";
import { json, type Query, sql, type Tx } from "../db.ts";

/** What became of a suggestion: who accepted or rejected it, when, and by which commit of the log. */
export interface Settled {
  readonly outcome: "accepted" | "rejected";
  readonly by: string;
  readonly at: Instant;
  readonly seq: number;
}

/** A suggestion as the ledger has it. `changedBy` = who has last changed its words, other than its own author. */
export interface RecordedSuggestion extends LedgerEntry {
  readonly madeSeq: number;
  readonly madeAt: Instant;
  readonly changedBy: string | null;
  readonly settled: Settled | null;
}

/** They come as one value: two hundred rows of ten columns took three times as long to read. */
const recorded = z.object({
  all: z.array(
    z.object({
      id: z.string(),
      by: z.string(),
      words: z.record(z.string(), z.string()),
      madeSeq: z.number().int(),
      madeAt: z.string(),
      changedBy: z.string().nullable(),
      settled: z
        .object({
          outcome: z.enum(["accepted", "rejected"]),
          by: z.string(),
          at: z.string(),
          seq: z.number().int(),
        })
        .nullable(),
    }),
  ),
});

/** Every suggestion that was ever made in a story, in the order in which they were made. */
export function suggestionsIn(tx: Tx, storyId: StoryId): Promise<RecordedSuggestion[]> {
  return recordedWhere(tx, sql`story_id = ${storyId}`);
}

/** One suggestion that was ever made in a story; null where there never was one of that id. */
export async function suggestionIn(tx: Tx, storyId: StoryId, id: string): Promise<RecordedSuggestion | null> {
  const [found] = await recordedWhere(tx, sql`story_id = ${storyId} and id = ${id}`);
  return found ?? null;
}

async function recordedWhere(tx: Tx, where: Query): Promise<RecordedSuggestion[]> {
  const rows = await tx.rows(
    recorded,
    sql`
    select coalesce(json_agg(json_build_object(
             'id', id, 'by', coalesce(by, imported_by), 'words', words, 'madeSeq', made_seq,
             'madeAt', ${instant("made_at")}, 'changedBy', changed_by,
             'settled', case when outcome is not null then json_build_object(
               'outcome', outcome, 'by', settled_by, 'at', ${instant("settled_at")}, 'seq', settled_seq) end)
             order by made_seq, id), '[]') as all
      from suggestions
     where ${where}`,
  );
  return rows[0]?.all ?? [];
}

/** A column's time as an instant, inside of JSON. */
function instant(column: "made_at" | "settled_at"): Query {
  return { text: `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`, values: [] };
}

/**
 * Puts suggestions down, or what has come to those that are known: more words, a change by somebody else, what became of
 * them. Whose one is and when it was made never changes. One that is no person's is that of a name in a document.
 */
export function putSuggestions(tx: Tx, storyId: StoryId, entries: readonly RecordedSuggestion[]): Promise<void> {
  return tx.run(sql`
    insert into suggestions
           (story_id, id, by, imported_by, words, made_seq, made_at, changed_by, outcome, settled_by, settled_at, settled_seq)
    select ${storyId}, row.id, case when n.id is null then row.by end, n.id, row.words, row."madeSeq", row."madeAt", row."changedBy",
           row.settled ->> 'outcome', (row.settled ->> 'by')::uuid, (row.settled ->> 'at')::timestamptz,
           (row.settled ->> 'seq')::integer
      from jsonb_to_recordset(${json(entries)}::jsonb)
        as row (id text, by uuid, words jsonb, "madeSeq" integer, "madeAt" timestamptz, "changedBy" uuid, settled jsonb)
      left join imported_names n on n.id = row.by and n.story_id = ${storyId}
        on conflict (story_id, id) do update
       set words = excluded.words, changed_by = excluded.changed_by, outcome = excluded.outcome,
           settled_by = excluded.settled_by, settled_at = excluded.settled_at, settled_seq = excluded.settled_seq`);
}
