import { z } from "zod";
import { DeskId, PersonId, StoryId } from "#contract/fields.ts";
import { stages } from "#domain/stage.ts";
import type { Instant } from "#domain/times.ts";
import { reopenKinds } from "#domain/transitions.ts";
import { type Query, sql, type Tx } from "../db.ts";
import { instantColumn } from "../columns.ts";
import { setTime } from "./setTime.ts";

/** The columns of a story with the names that go with its ids, and its newest edition. */
const storyColumns = z
  .object({
    id: StoryId,
    slug: z.string().nullable(),
    stage: z.enum(stages),
    revision: z.number().int(),
    headline: z.string(),
    words: z.number().int(),
    priority: z.number().int(),
    length: z.number().int().nullable(),
    brief: z.string().nullable(),
    due: instantColumn.nullable(),
    due_local: z.string().nullable(),
    due_zone: z.string().nullable(),
    embargo_until: instantColumn.nullable(),
    embargo_local: z.string().nullable(),
    embargo_zone: z.string().nullable(),
    publish_at: instantColumn.nullable(),
    publish_local: z.string().nullable(),
    publish_zone: z.string().nullable(),
    scheduled_by: PersonId.nullable(),
    scheduled_overrides: z.array(z.string()),
    reopened_kind: z.enum(reopenKinds).nullable(),
    reopened_reason: z.string().nullable(),
    reopened_by: z.string().nullable(),
    reopened_at: instantColumn.nullable(),
    reader_note: z.string().nullable(),
    held_by: z.string().nullable(),
    held_at: instantColumn.nullable(),
    hold_reason: z.string().nullable(),
    withdrawn_reason: z.string().nullable(),
    created_by: PersonId,
    created_by_name: z.string(),
    created_at: instantColumn,
    changed_at: instantColumn,
    desk_id: DeskId.nullable(),
    desk_slug: z.string().nullable(),
    desk_name: z.string().nullable(),
    edition_number: z.number().int().nullable(),
    edition_at: instantColumn.nullable(),
    edition_path: z.string().nullable(),
    edition_is_live: z.boolean(),
  })
  .transform((row) => ({
    id: row.id,
    slug: row.slug,
    stage: row.stage,
    revision: row.revision,
    headline: row.headline,
    words: row.words,
    priority: row.priority,
    length: row.length,
    brief: row.brief,
    due: setTime(row.due, row.due_local, row.due_zone),
    embargo: setTime(row.embargo_until, row.embargo_local, row.embargo_zone),
    publishAt: setTime(row.publish_at, row.publish_local, row.publish_zone),
    scheduledBy: row.scheduled_by,
    scheduledOverrides: row.scheduled_overrides,
    reopened:
      row.reopened_kind === null || row.reopened_at === null
        ? null
        : {
            kind: row.reopened_kind,
            reason: row.reopened_reason ?? "",
            by: row.reopened_by ?? "",
            at: row.reopened_at,
          },
    readerNote: row.reader_note,
    hold:
      row.held_by === null || row.held_at === null
        ? null
        : { by: row.held_by, at: row.held_at, reason: row.hold_reason ?? "" },
    withdrawnReason: row.withdrawn_reason,
    createdBy: { id: row.created_by, name: row.created_by_name },
    createdAt: row.created_at,
    changedAt: row.changed_at,
    desk: row.desk_id === null ? null : { id: row.desk_id, slug: row.desk_slug ?? "", name: row.desk_name ?? "" },
    edition:
      row.edition_number === null
        ? null
        : {
            number: row.edition_number,
            at: row.edition_at ?? "",
            path: row.edition_path ?? "",
            isLive: row.edition_is_live,
          },
  }));

export type StoryRow = z.output<typeof storyColumns>;

/** The one select of stories; `rest` is its where, order and limit, with `s` for the story. */
export function selectStories(tx: Tx, rest: Query): Promise<StoryRow[]> {
  return tx.rows(
    storyColumns,
    sql`
    select s.id, s.slug, s.stage, s.revision, s.headline, s.words, s.priority, s.length, s.brief,
           s.due, s.due_local, s.due_zone, s.embargo_until, s.embargo_local, s.embargo_zone,
           s.publish_at, s.publish_local, s.publish_zone, s.scheduled_by, s.scheduled_overrides,
           s.reopened_kind, s.reopened_reason, reopener.name as reopened_by, s.reopened_at, s.reader_note,
           holder.name as held_by, s.held_at, s.hold_reason, s.withdrawn_reason,
           s.created_by, creator.name as created_by_name, s.created_at, s.changed_at,
           d.id as desk_id, d.slug as desk_slug, d.name as desk_name,
           e.number as edition_number, e.published_at as edition_at, e.path as edition_path,
           a.path is not null as edition_is_live
      from stories s
      join people creator on creator.id = s.created_by
      left join people reopener on reopener.id = s.reopened_by
      left join people holder on holder.id = s.held_by
      left join desks d on d.id = s.desk_id
      left join lateral (select number, published_at, path
                           from editions
                          where story_id = s.id
                          order by number desc
                          limit 1) e on true
      left join addresses a on a.story_id = s.id and a.answer = 'live'
     ${rest}`,
  );
}

/** A story, or null. */
export async function storyById(tx: Tx, storyId: StoryId): Promise<StoryRow | null> {
  const [story] = await selectStories(tx, sql`where s.id = ${storyId}`);
  return story ?? null;
}

/** Locks a story until the transaction ends: always before its copy. Gives whether there is such a story. */
export async function lockRow(tx: Tx, storyId: StoryId): Promise<boolean> {
  const rows = await tx.rows(z.object({ id: StoryId }), sql`select id from stories where id = ${storyId} for update`);
  return rows.length > 0;
}

export interface NewStory {
  readonly id: StoryId;
  readonly slug: string | null;
  readonly deskId: DeskId | null;
  readonly due: { readonly instant: Instant; readonly local: string; readonly zone: string } | null;
  readonly length: number | null;
  readonly priority: number;
  readonly brief: string | null;
  readonly by: PersonId;
  readonly at: Instant;
}

/** Adds a story as a draft. */
export function insertStory(tx: Tx, story: NewStory): Promise<void> {
  return tx.run(sql`
    insert into stories (id, slug, desk_id, stage, due, due_local, due_zone, length, priority, brief,
                         created_by, created_at, changed_at)
    values (${story.id}, ${story.slug}, ${story.deskId}, 'draft', ${story.due?.instant ?? null},
            ${story.due?.local ?? null}, ${story.due?.zone ?? null}, ${story.length}, ${story.priority}, ${story.brief},
            ${story.by}, ${story.at}, ${story.at})`);
}

/** Puts down how the list shows a story, and finds it; a commit of the copy that is newer than the last change counts. */
export function setListing(
  tx: Tx,
  storyId: StoryId,
  listing: { readonly headline: string; readonly words: number; readonly search: string },
): Promise<void> {
  return tx.run(sql`
    update stories
       set headline = ${listing.headline}, words = ${listing.words}, search = ${listing.search},
           changed_at = greatest(changed_at, (select at from commits where story_id = ${storyId} order by seq desc limit 1))
     where id = ${storyId}`);
}
