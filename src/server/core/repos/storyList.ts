import { z } from "zod";
import { DeskId, type PersonId } from "#contract/fields.ts";
import { type Stage, stages } from "#domain/stage.ts";
import type { Instant } from "#domain/times.ts";
import { type Query, sql, type Tx } from "../db.ts";
import { selectStories, type StoryRow } from "./stories.ts";

/** What a list of stories is narrowed to. Each of `words` must stand in headline, body or slug; they are folded already. */
export interface StoryFilter {
  readonly stages: readonly Stage[] | null;
  readonly desks: readonly string[] | null;
  readonly person: PersonId | null;
  /** Whose queue as a sub: what is filed, and what they are subbing. */
  readonly queue: PersonId | null;
  readonly words: readonly string[];
  /** Stories that changed after this are left out: they may have moved to where a reader of pages has been. */
  readonly unchangedSince: Instant | null;
}

/** Where a list goes on: behind this row, by what it is sorted by. */
export type Behind =
  | {
      readonly sort: "stage";
      readonly stage: number;
      readonly priority: number;
      readonly at: Instant;
      readonly id: string;
    }
  | { readonly sort: "due"; readonly due: Instant | null; readonly priority: number; readonly id: string }
  | { readonly sort: "changed"; readonly at: Instant; readonly id: string };

const stageOrder = sql`array_position(${[...stages]}::text[], s.stage)`;

/** A page of stories behind `behind`, or from the top, in the order of `sort`. */
export function listPage(
  tx: Tx,
  filter: StoryFilter,
  page: { readonly sort: Behind["sort"]; readonly behind: Behind | null; readonly limit: number },
): Promise<StoryRow[]> {
  const { sort, behind, limit } = page;
  const from = behind === null ? sql`true` : behindOf(behind);
  return selectStories(tx, sql`where ${filtered(filter)} and ${from} order by ${orderOf(sort)} limit ${limit}`);
}

/** The order of a list as SQL, for `order by`. */
export function orderOf(sort: Behind["sort"]): Query {
  switch (sort) {
    case "stage":
      return sql`${stageOrder}, s.priority, s.changed_at desc, s.id`;
    case "due":
      return sql`coalesce(s.due, 'infinity'), s.priority, s.id`;
    case "changed":
      return sql`s.changed_at desc, s.id`;
  }
}

function behindOf(behind: Behind): Query {
  switch (behind.sort) {
    case "stage":
      return sql`(${stageOrder}, s.priority, ${behind.at}::timestamptz - s.changed_at, s.id)
        > (${behind.stage}::integer, ${behind.priority}::integer, interval '0', ${behind.id}::uuid)`;
    case "due":
      return sql`(coalesce(s.due, 'infinity'), s.priority, s.id)
        > (coalesce(${behind.due}::timestamptz, 'infinity'), ${behind.priority}::integer, ${behind.id}::uuid)`;
    case "changed":
      return sql`(${behind.at}::timestamptz - s.changed_at, s.id) > (interval '0', ${behind.id}::uuid)`;
  }
}

function filtered(filter: StoryFilter): Query {
  const parts: Query[] = [sql`true`];
  if (filter.stages !== null) parts.push(sql`s.stage = any(${filter.stages}::text[])`);
  if (filter.desks !== null) parts.push(sql`d.slug = any(${filter.desks}::text[])`);
  if (filter.person !== null)
    parts.push(sql`s.id in (select story_id
                             from story_people
                            where person_id = ${filter.person} and part in ('writer', 'sub'))`);
  if (filter.queue !== null) parts.push(inQueueOf(filter.queue));
  if (filter.unchangedSince !== null) parts.push(sql`s.changed_at <= ${filter.unchangedSince}::timestamptz`);
  for (const word of filter.words) {
    const pattern = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
    parts.push(sql`(s.search like ${pattern} or s.slug like ${pattern})`);
  }
  return parts.reduce((all, each) => sql`${all} and ${each}`);
}

/** Whether a story, by the name that it has in the statement, is in that sub's queue. */
export function inQueueOf(sub: PersonId, story: Query = sql`s`): Query {
  return sql`(${story}.stage = 'filed'
    or (${story}.stage = 'subbing' and ${story}.id in (select story_id
                                                         from story_people
                                                        where person_id = ${sub} and part = 'sub')))`;
}

/** How many stories the filter lets through. */
export async function countMatching(tx: Tx, filter: StoryFilter): Promise<number> {
  const [row] = await tx.rows(
    z.object({ stories: z.number().int() }),
    sql`
    select count(*)::integer as stories
      from stories s
      left join desks d on d.id = s.desk_id
     where ${filtered(filter)}`,
  );
  return row?.stories ?? 0;
}

const countRow = z.object({ stage: z.enum(stages), stories: z.number().int() });

/** How many stories each stage has; a stage without any is left out. */
export function countByStage(tx: Tx): Promise<z.output<typeof countRow>[]> {
  return tx.rows(countRow, sql`select stage, count(*)::integer as stories from stories group by stage`);
}

const deskCountRow = z.object({ slug: z.string(), stories: z.number().int() });

/** How many stories that are not spiked each open desk has, in the desks' order. */
export function countByDesk(tx: Tx): Promise<z.output<typeof deskCountRow>[]> {
  return tx.rows(
    deskCountRow,
    sql`
    select d.slug, count(s.id)::integer as stories
      from desks d
      left join stories s on s.desk_id = d.id and s.stage <> 'spiked'
     where d.closed_at is null
     group by d.id
     order by d.position, d.name`,
  );
}

/** How many stories the list shows for a person, spiked ones left out. */
export async function countOf(tx: Tx, personId: PersonId): Promise<number> {
  const [row] = await tx.rows(
    z.object({ stories: z.number().int() }),
    sql`
    select count(distinct s.id)::integer as stories
      from story_people sp
      join stories s on s.id = sp.story_id
     where sp.person_id = ${personId} and sp.part in ('writer', 'sub') and s.stage <> 'spiked'`,
  );
  return row?.stories ?? 0;
}

/** Whether a desk is there and open. */
export async function isOpenDesk(tx: Tx, deskId: DeskId): Promise<boolean> {
  const rows = await tx.rows(
    z.object({ open: z.literal(1) }),
    sql`select 1 as open from desks where id = ${deskId} and closed_at is null`,
  );
  return rows.length > 0;
}

/** The desk that a person last wrote for or, before their first story, the newsroom's first; null where it has none. */
export async function usualDesk(tx: Tx, personId: PersonId): Promise<DeskId | null> {
  const [desk] = await tx.rows(
    z.object({ id: DeskId }),
    sql`
    select d.id
      from desks d
      left join stories s on s.desk_id = d.id
       and exists (select 1 from story_people p
                    where p.story_id = s.id and p.person_id = ${personId} and p.part = 'writer')
     where d.closed_at is null
     order by s.created_at desc nulls last, d.position
     limit 1`,
  );
  return desk?.id ?? null;
}

/** The id of the open desk of that name or slug, or null. */
export async function deskNamed(tx: Tx, name: string): Promise<DeskId | null> {
  const [desk] = await tx.rows(
    z.object({ id: DeskId }),
    sql`select id from desks where closed_at is null and (slug = ${name} or lower(name) = lower(${name})) limit 1`,
  );
  return desk?.id ?? null;
}

/** The names of desks, closed ones too. */
export async function deskNames(tx: Tx, ids: readonly DeskId[]): Promise<readonly string[]> {
  const rows = await tx.rows(
    z.object({ name: z.string() }),
    sql`select name from desks where id = any(${ids}::uuid[]) order by name`,
  );
  return rows.map((row) => row.name);
}
