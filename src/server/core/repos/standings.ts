import { z } from "zod";
import type { StoryId } from "#contract/fields.ts";
import { roles } from "#domain/people.ts";
import { stages } from "#domain/stage.ts";
import { json, type Query, sql, type Tx } from "../db.ts";

const standingRow = z.object({
  stage: z.enum(stages),
  id: z.string(),
  name: z.string(),
  roles: z.array(z.enum(roles)),
  is_writer: z.boolean(),
  is_sub: z.boolean(),
});
export type StandingRow = z.output<typeof standingRow>;

/** How each of the people stands to a story, with its stage. Who has left is left out. */
export function standingsTo(tx: Tx, storyId: StoryId, personIds: readonly string[]): Promise<StandingRow[]> {
  return tx.rows(
    standingRow,
    sql`
    select s.stage, p.id, p.name, p.roles,
           exists (select 1 from story_people sp
                    where sp.story_id = s.id and sp.person_id = p.id and sp.part = 'writer') as is_writer,
           exists (select 1 from story_people sp
                    where sp.story_id = s.id and sp.person_id = p.id and sp.part = 'sub') as is_sub
      from stories s
      join people p on p.id = any(${personIds}::uuid[]) and p.left_at is null
     where s.id = ${storyId}`,
  );
}

/**
 * A condition of a statement: that people stand to a story as they did when `rows` was read. It is asked with every
 * group of commits, and most of what it costs is its plan: three small queries take less than one that joins.
 */
export function standAs(storyId: StoryId, rows: readonly StandingRow[]): Query {
  const [first] = rows;
  if (first === undefined) return sql`true`;
  const ids = rows.map((row) => row.id);
  const rolesOf = Object.fromEntries(rows.map(({ id, roles: theirs }) => [id, theirs]));
  const parts = rows.flatMap(({ id, is_writer, is_sub }) => [
    ...(is_writer ? [`${id} writer`] : []),
    ...(is_sub ? [`${id} sub`] : []),
  ]);
  return sql`exists (select from stories s where s.id = ${storyId} and s.stage = ${first.stage})
    and (select jsonb_object_agg(p.id, p.roles) from people p
          where p.id = any(${ids}::uuid[]) and p.left_at is null) = ${json(rolesOf)}::jsonb
    and (select coalesce(jsonb_object_agg(sp.person_id || ' ' || sp.part, 1), '{}') from story_people sp
          where sp.story_id = ${storyId} and sp.person_id = any(${ids}::uuid[]) and sp.part in ('writer', 'sub'))
        = ${json(Object.fromEntries(parts.map((part) => [part, 1])))}::jsonb`;
}
