import { z } from "zod";
import type { StoryId } from "#contract/fields.ts";
import { roles } from "#domain/people.ts";
import { stages } from "#domain/stage.ts";
import { sql, type Tx } from "../db.ts";

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
