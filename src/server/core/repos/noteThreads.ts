import { z } from "zod";
import { ImageId, NoteId, PersonId, type StoryId } from "#contract/fields.ts";
import type { Note } from "#contract/notes.ts";
import type { Instant } from "#domain/times.ts";
import { instantColumn } from "../columns.ts";
import { sql, type Tx } from "../db.ts";

const personColumn = z.object({ id: PersonId, name: z.string() });

const threadRow = z
  .object({
    id: NoteId,
    kind: z.enum(["note", "query"]),
    body: z.string(),
    by: personColumn,
    at: instantColumn,
    quote: z.string().nullable(),
    from: z.number().int().nullable(),
    to: z.number().int().nullable(),
    seq: z.number().int().nullable(),
    lost: z.boolean(),
    image_id: ImageId.nullable(),
    suggestion: z.string().nullable(),
    assigned_to: personColumn.nullable(),
    resolved_by: personColumn.nullable(),
    resolved_at: instantColumn.nullable(),
    replies: z.array(z.object({ id: z.string(), by: personColumn, at: z.string(), body: z.string() })),
  })
  .transform(
    ({ from, to, seq, lost, image_id, assigned_to, resolved_by, resolved_at, replies, ...row }): Note => ({
      ...row,
      place: from === null || to === null || seq === null ? null : { from, to, seq, lost },
      picture: image_id,
      assignedTo: assigned_to,
      resolvedBy: resolved_by,
      resolvedAt: resolved_at,
      replies: replies.map((reply) => ({ ...reply, at: new Date(reply.at).toISOString() })),
    }),
  );

/** A story's notes with what was answered to each, oldest first; or the one of that id. */
export function threadsOf(tx: Tx, storyId: StoryId, noteId: NoteId | null = null): Promise<Note[]> {
  return tx.rows(
    threadRow,
    sql`
    select n.id, n.kind, n.body, json_build_object('id', p.id, 'name', p.name) as by, n.opened_at as at, n.quote,
           n.from_pos as "from", n.to_pos as "to", n.anchor_seq as seq, n.lost, n.image_id,
           n.suggestion_id as suggestion,
           case when a.id is null then null else json_build_object('id', a.id, 'name', a.name) end as assigned_to,
           case when r.id is null then null else json_build_object('id', r.id, 'name', r.name) end as resolved_by,
           n.resolved_at,
           coalesce((select json_agg(json_build_object('id', nr.id, 'body', nr.body, 'at', nr.at,
                                                       'by', json_build_object('id', w.id, 'name', w.name))
                                     order by nr.at, nr.id)
                       from note_replies nr
                       join people w on w.id = nr.by
                      where nr.note_id = n.id), '[]'::json) as replies
      from notes n
      join people p on p.id = n.opened_by
      left join people a on a.id = n.assigned_to
      left join people r on r.id = n.resolved_by
     where n.story_id = ${storyId} and (${noteId}::uuid is null or n.id = ${noteId}::uuid)
     order by n.opened_at, n.id`,
  );
}

/** Writes what somebody answered to a note. */
export function insertReply(
  tx: Tx,
  reply: {
    readonly id: string;
    readonly noteId: NoteId;
    readonly by: PersonId;
    readonly at: Instant;
    readonly body: string;
  },
): Promise<void> {
  return tx.run(sql`
    insert into note_replies (id, note_id, by, at, body)
    values (${reply.id}, ${reply.noteId}, ${reply.by}, ${reply.at}, ${reply.body})`);
}

/** Puts down that a note is resolved and by whom, or that it is open again. */
export function setResolved(
  tx: Tx,
  noteId: NoteId,
  resolved: { readonly by: PersonId; readonly at: Instant } | null,
): Promise<void> {
  return tx.run(sql`
    update notes set resolved_by = ${resolved?.by ?? null}, resolved_at = ${resolved?.at ?? null} where id = ${noteId}`);
}

/** Gives a note to somebody, or to nobody. */
export function setAssigned(tx: Tx, noteId: NoteId, personId: PersonId | null): Promise<void> {
  return tx.run(sql`update notes set assigned_to = ${personId} where id = ${noteId}`);
}
