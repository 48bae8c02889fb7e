import { z } from "zod";
import { NoteId, type PersonId, StoryId } from "#contract/fields.ts";
import { type Notice, NoticeId } from "#contract/notices.ts";
import type { Instant } from "#domain/times.ts";
import { countColumn, instantColumn } from "../columns.ts";
import { sql, type Tx } from "../db.ts";

export interface NewNotice {
  readonly id: string;
  readonly personId: PersonId;
  readonly storyId: StoryId;
  readonly cause: string;
  readonly says: string;
  readonly at: Instant;
  /** Where it leads, beside its story. */
  readonly place: Notice["place"];
}

/** Puts down something that a person is told, until they read it. */
export function insertNotice(tx: Tx, { place, ...notice }: NewNotice): Promise<void> {
  const [from, to] = place.kind === "readback" ? [place.from, place.to] : [null, null];
  return tx.run(sql`
    insert into notices (id, person_id, story_id, cause, says, at, note_id, version_from, version_to)
    values (${notice.id}, ${notice.personId}, ${notice.storyId}, ${notice.cause}, ${notice.says}, ${notice.at},
            ${place.kind === "note" ? place.noteId : null}, ${from}, ${to})`);
}

const noticeRow = z
  .object({
    id: NoticeId,
    cause: z.string(),
    says: z.string(),
    at: instantColumn,
    read_at: instantColumn.nullable(),
    story_id: StoryId.nullable(),
    note_id: NoteId.nullable(),
    version_from: z.number().int().nullable(),
    version_to: z.number().int().nullable(),
  })
  .transform(({ read_at, story_id, note_id, version_from, version_to, ...row }): Notice => {
    const place: Notice["place"] =
      note_id !== null
        ? { kind: "note", noteId: note_id }
        : version_from !== null && version_to !== null
          ? { kind: "readback", from: version_from, to: version_to }
          : { kind: "story" };
    return { ...row, readAt: read_at, storyId: story_id, place };
  });

// Every statement below names the person: there is no way to another's notices.

/** A page of a person's notices, newest first: those behind the one of the id `behind`, or from the top. */
export function noticesOf(
  tx: Tx,
  personId: PersonId,
  { behind, limit }: { readonly behind: NoticeId | null; readonly limit: number },
): Promise<Notice[]> {
  return tx.rows(
    noticeRow,
    sql`
    select n.id, n.cause, n.says, n.at, n.read_at, n.story_id, n.note_id, n.version_from, n.version_to
      from notices n
      left join notices b on b.id = ${behind}::uuid and b.person_id = n.person_id
     where n.person_id = ${personId} and (b.id is null or (n.at, n.id) < (b.at, b.id))
     order by n.at desc, n.id desc
     limit ${limit}`,
  );
}

/** How many of these notices are that person's. */
export async function countOwn(tx: Tx, personId: PersonId, ids: readonly NoticeId[]): Promise<number> {
  return count(
    tx,
    sql`select count(*) as notices from notices where person_id = ${personId} and id = any(${ids}::uuid[])`,
  );
}

/** How many a person has not read. */
export async function countUnread(tx: Tx, personId: PersonId): Promise<number> {
  return count(tx, sql`select count(*) as notices from notices where person_id = ${personId} and read_at is null`);
}

async function count(tx: Tx, query: Parameters<Tx["rows"]>[1]): Promise<number> {
  const [row] = await tx.rows(z.object({ notices: countColumn }), query);
  return row?.notices ?? 0;
}

/** Marks a person's notices as read at an instant, or as unread with null. One that was read keeps when it first was. */
export function setRead(tx: Tx, personId: PersonId, ids: readonly NoticeId[], at: Instant | null): Promise<void> {
  return tx.run(sql`
    update notices
       set read_at = case when ${at}::timestamptz is null then null else coalesce(read_at, ${at}::timestamptz) end
     where person_id = ${personId} and id = any(${ids}::uuid[])`);
}

/** Marks as read all of a person's unread notices up to one of them, itself included; gives their ids, newest first. */
export async function setReadUpTo(tx: Tx, personId: PersonId, upTo: NoticeId, at: Instant): Promise<NoticeId[]> {
  const rows = await tx.rows(
    z.object({ id: NoticeId, at: instantColumn }),
    sql`
    update notices n
       set read_at = ${at}
      from notices u
     where u.id = ${upTo} and u.person_id = n.person_id and n.person_id = ${personId} and n.read_at is null
       and (n.at, n.id) <= (u.at, u.id)
    returning n.id, n.at`,
  );
  return rows
    .toSorted((a, b) => (a.at === b.at ? b.id.localeCompare(a.id) : b.at.localeCompare(a.at)))
    .map(({ id }) => id);
}
