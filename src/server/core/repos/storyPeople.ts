import { z } from "zod";
import { PersonId, StoryId } from "#contract/fields.ts";
import { roles } from "#domain/people.ts";
import type { Instant } from "#domain/times.ts";
import { sql, type Tx } from "../db.ts";
import { instantColumn } from "../columns.ts";

const onStoryRow = z
  .object({ story_id: StoryId, id: PersonId, name: z.string(), part: z.enum(["writer", "sub"]), since: instantColumn })
  .transform(({ story_id, ...row }) => ({ storyId: story_id, ...row }));
type OnStoryRow = z.output<typeof onStoryRow>;

/** The people on one story: its writers in the order in which they came, and its sub while somebody has it. */
export interface PeopleOn {
  readonly writers: readonly { readonly id: PersonId; readonly name: string }[];
  readonly sub: { readonly id: PersonId; readonly name: string; readonly since: Instant } | null;
}

/** The people on each of the stories. A story that nobody is on is in the map too. */
export async function peopleOnEach(tx: Tx, storyIds: readonly StoryId[]): Promise<ReadonlyMap<StoryId, PeopleOn>> {
  const rows = await tx.rows(
    onStoryRow,
    sql`
    select sp.story_id, p.id, p.name, sp.part, sp.since
      from story_people sp
      join people p on p.id = sp.person_id
     where sp.story_id = any(${storyIds}::uuid[]) and sp.part in ('writer', 'sub')
     order by sp.since, p.id`,
  );
  return new Map(storyIds.map((id) => [id, together(rows.filter((row) => row.storyId === id))]));
}

/** The people on one story. */
export async function peopleOn(tx: Tx, storyId: StoryId): Promise<PeopleOn> {
  const all = await peopleOnEach(tx, [storyId]);
  return all.get(storyId) ?? { writers: [], sub: null };
}

function together(rows: readonly OnStoryRow[]): PeopleOn {
  const sub = rows.find((row) => row.part === "sub");
  return {
    writers: rows.filter((row) => row.part === "writer").map(({ id, name }) => ({ id, name })),
    sub: sub === undefined ? null : { id: sub.id, name: sub.name, since: sub.since },
  };
}

/** Puts a writer on a story. */
export function addWriter(tx: Tx, storyId: StoryId, personId: PersonId, by: PersonId, at: Instant): Promise<void> {
  return tx.run(sql`
    insert into story_people (story_id, person_id, part, since, given_by)
    values (${storyId}, ${personId}, 'writer', ${at}, ${by})`);
}

/** Makes a person the story's sub. Whoever has it must be taken off first: a story has one. */
export function addSub(tx: Tx, storyId: StoryId, personId: PersonId, by: PersonId, at: Instant): Promise<void> {
  return tx.run(sql`
    insert into story_people (story_id, person_id, part, since, given_by)
    values (${storyId}, ${personId}, 'sub', ${at}, ${by})`);
}

/** Takes the sub off a story, if it has one. */
export function removeSub(tx: Tx, storyId: StoryId): Promise<void> {
  return tx.run(sql`delete from story_people where story_id = ${storyId} and part = 'sub'`);
}

/** The stories that a person has in subbing now, oldest claim first. */
export async function claimsOf(tx: Tx, personId: PersonId): Promise<readonly StoryId[]> {
  const rows = await tx.rows(
    z.object({ id: StoryId }),
    sql`
    select s.id
      from story_people sp
      join stories s on s.id = sp.story_id
     where sp.person_id = ${personId} and sp.part = 'sub' and s.stage = 'subbing'
     order by sp.since`,
  );
  return rows.map((row) => row.id);
}

const actorRow = z
  .object({ id: PersonId, name: z.string(), roles: z.array(z.enum(roles)), has_left: z.boolean() })
  .transform(({ has_left, ...row }) => ({ kind: "person" as const, ...row, hasLeft: has_left }));

/** People as actors, by id: who they are, their roles, and whether they have left. Unknown ids are left out. */
export function actorsById(tx: Tx, ids: readonly PersonId[]): Promise<z.output<typeof actorRow>[]> {
  return tx.rows(
    actorRow,
    sql`select id, name, roles, left_at is not null as has_left from people where id = any(${ids}::uuid[])`,
  );
}

/** Who is told what editors are told about a story: whoever is on duty for its desk, or every editor. */
export async function dutyEditors(tx: Tx, storyId: StoryId): Promise<readonly PersonId[]> {
  const rows = await tx.rows(
    z.object({ id: PersonId }),
    sql`
    with duty as (select d.on_duty as id
                    from stories s
                    join desks d on d.id = s.desk_id
                    join people p on p.id = d.on_duty and p.left_at is null
                   where s.id = ${storyId})
    select id from duty
     union
    select id from people where 'editor' = any(roles) and left_at is null and not exists (select 1 from duty)`,
  );
  return rows.map((row) => row.id);
}

/** The names of everybody who is here now. */
export function namesOfPeople(tx: Tx): Promise<{ id: PersonId; name: string }[]> {
  return tx.rows(
    z.object({ id: PersonId, name: z.string() }),
    sql`select id, name from people where left_at is null order by created_at, id`,
  );
}
