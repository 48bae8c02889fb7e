import { z } from "zod";
import type { PersonId, StoryId } from "#contract/fields.ts";
import type { Instant } from "#domain/times.ts";
import { json, sql, type Tx } from "../db.ts";

/** A note on the whole story. What is left out is nobody's, and on no suggestion. */
export interface StoryNote {
  readonly id: string;
  readonly storyId: StoryId;
  readonly body: string;
  readonly by: PersonId;
  readonly at: Instant;
  readonly kind?: "note" | "query";
  readonly suggestion?: string | null;
  /** What the suggestion did when it was written on, kept for when that is settled. */
  readonly quote?: string | null;
  readonly assignedTo?: PersonId | null;
}

/** Writes a note on the whole story, or on a suggestion. */
export function insertStoryNote(tx: Tx, note: StoryNote): Promise<void> {
  return tx.run(sql`
    insert into notes (id, story_id, kind, body, opened_by, opened_at, suggestion_id, quote, assigned_to)
    values (${note.id}, ${note.storyId}, ${note.kind ?? "note"}, ${note.body}, ${note.by}, ${note.at},
            ${note.suggestion ?? null}, ${note.quote ?? null}, ${note.assignedTo ?? null})`);
}

const personColumn = z.object({ id: z.string(), name: z.string() });
const queryRow = z.object({
  id: z.string(),
  body: z.string(),
  quote: z.string().nullable(),
  by: personColumn,
  answers: z.array(personColumn),
});
export type OpenQueryRow = z.output<typeof queryRow>;

/** A story's queries that nobody has resolved, oldest first, each with who wrote in its thread, in that order. */
export function openQueries(tx: Tx, storyId: StoryId): Promise<OpenQueryRow[]> {
  return tx.rows(
    queryRow,
    sql`
    select n.id, n.body, n.quote, json_build_object('id', p.id, 'name', p.name) as by,
           coalesce((select json_agg(json_build_object('id', w.id, 'name', w.name) order by nr.at, nr.id)
                       from note_replies nr
                       join people w on w.id = nr.by
                      where nr.note_id = n.id), '[]'::json) as answers
      from notes n
      join people p on p.id = n.opened_by
     where n.story_id = ${storyId} and n.kind = 'query' and n.resolved_at is null
     order by n.opened_at, n.id`,
  );
}

/** A note or query on words of the copy or on a picture in it, as it is put down. */
export interface NewAnchoredNote extends StoryNote {
  readonly kind: "note" | "query";
  readonly from: number;
  readonly to: number;
  readonly quote: string;
  readonly lost: boolean;
  /** The image of the picture that it is on; null where it is on words. */
  readonly image: string | null;
  /** The seq of the copy whose places `from` and `to` are. */
  readonly seq: number;
}

/** Writes a note on words of the copy or on a picture. The copy must be locked, and its `raiseAnchors` called. */
export function insertAnchoredNote(tx: Tx, note: NewAnchoredNote): Promise<void> {
  return tx.run(sql`
    insert into notes (id, story_id, kind, body, opened_by, opened_at, from_pos, to_pos, quote, lost, anchor_seq,
                       image_id, suggestion_id, assigned_to)
    values (${note.id}, ${note.storyId}, ${note.kind}, ${note.body}, ${note.by}, ${note.at}, ${note.from}, ${note.to},
            ${note.quote}, ${note.lost}, ${note.seq}, ${note.image}, ${note.suggestion ?? null}, ${note.assignedTo ?? null})`);
}

const anchoredRow = z.object({
  id: z.string(),
  from: z.number().int(),
  to: z.number().int(),
  quote: z.string(),
  lost: z.boolean(),
  image: z.string().nullable(),
  seq: z.number().int(),
});
export type AnchoredNote = z.output<typeof anchoredRow>;

/** Where a story's open notes stand, each in the copy at its seq; those on the whole story are left out. */
export function anchoredNotes(tx: Tx, storyId: StoryId): Promise<AnchoredNote[]> {
  return tx.rows(
    anchoredRow,
    sql`
    select id, from_pos as "from", to_pos as "to", quote, lost, image_id as image, anchor_seq as seq
      from notes
     where story_id = ${storyId} and from_pos is not null and resolved_at is null
     order by id`,
  );
}

/** Puts down where open notes stand in the copy at `seq`. The copy must be locked. */
export function setAnchors(
  tx: Tx,
  seq: number,
  anchors: readonly { readonly id: string; readonly from: number; readonly to: number; readonly lost: boolean }[],
): Promise<void> {
  return tx.run(sql`
    update notes n
       set from_pos = row."from", to_pos = row."to", lost = row.lost, anchor_seq = ${seq}
      from jsonb_to_recordset(${json(anchors)}::jsonb) as row (id uuid, "from" integer, "to" integer, lost boolean)
     where n.id = row.id and n.resolved_at is null`);
}
