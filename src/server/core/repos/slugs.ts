import { z } from "zod";
import { StoryId } from "#contract/fields.ts";
import { sql, type Tx } from "../db.ts";

const takerRow = z.object({ id: StoryId, slug: z.string().nullable() });

/**
 * The story, other than `storyId`, that has `slug` or once was published under it, or null. A spiked story's slug is
 * free; one that readers have had in an address never is (scenario P-17).
 */
export async function slugTaker(
  tx: Tx,
  slug: string,
  storyId: StoryId | null,
): Promise<z.output<typeof takerRow> | null> {
  const [taker] = await tx.rows(
    takerRow,
    sql`
    select s.id, s.slug
      from stories s
     where s.slug = ${slug} and s.stage <> 'spiked' and s.id is distinct from ${storyId}::uuid
     union all
    select s.id, s.slug
      from addresses a
      join stories s on s.id = a.story_id
     where split_part(a.path, '/', 6) = ${slug} and s.id is distinct from ${storyId}::uuid
     limit 1`,
  );
  return taker ?? null;
}
