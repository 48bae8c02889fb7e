import { z } from "zod";
import { PersonId, type StoryId } from "#contract/fields.ts";
import { type Credit, creditRoles, inPrintedOrder } from "#domain/credits.ts";
import { json, sql, type Tx } from "../db.ts";

const creditRow = z.object({
  role: z.enum(creditRoles),
  person_id: PersonId.nullable(),
  name: z.string(),
  withheld: z.boolean(),
  source: z.enum(["work", "hand"]),
});

/** A story's credits in printed order, each person under the name that they have now. */
export async function creditsOf(tx: Tx, storyId: StoryId): Promise<readonly Credit[]> {
  const rows = await tx.rows(
    creditRow,
    sql`
    select c.role, c.person_id, coalesce(p.name, c.name) as name, c.withheld, c.source
      from credits c
      left join people p on p.id = c.person_id
     where c.story_id = ${storyId}
     order by c.role, c.position`,
  );
  return inPrintedOrder(
    rows.map(({ role, person_id, ...person }) => ({ role, people: [{ personId: person_id, ...person }] })),
  );
}

/** Takes all of a story's credits out, before `insertCredits` puts in what they are to be. */
export function deleteCredits(tx: Tx, storyId: StoryId): Promise<void> {
  return tx.run(sql`delete from credits where story_id = ${storyId}`);
}

/** Puts credits in, in their order. */
export function insertCredits(tx: Tx, storyId: StoryId, credits: readonly Credit[]): Promise<void> {
  const rows = credits.flatMap(({ role, people }) =>
    people.map(({ personId, name, withheld, source }, position) => ({
      role,
      position,
      person_id: personId,
      name: personId === null ? name : null,
      withheld,
      source,
    })),
  );
  return tx.run(sql`
    insert into credits (story_id, role, position, person_id, name, withheld, source)
    select ${storyId}::uuid, role, position, person_id, name, withheld, source
      from jsonb_to_recordset(${json(rows)}::jsonb)
        as c (role text, position integer, person_id uuid, name text, withheld boolean, source text)`);
}
