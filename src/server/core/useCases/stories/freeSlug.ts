import type { StoryId } from "#contract/fields.ts";
import { slugFrom } from "#domain/slug.ts";
import type { Tx } from "../../db.ts";
import { slugTaker } from "../../repos/slugs.ts";

const mostTries = 50;

/**
 * A slug of a headline's words that no other story has: the words alone or, where they are taken, with a number
 * behind them. Null where the headline gives none, or very many stories have had it.
 */
export async function freeSlug(tx: Tx, headline: string, storyId: StoryId | null): Promise<string | null> {
  const words = slugFrom(headline);
  if (words === "") return null;
  for (let n = 1; n <= mostTries; n++) {
    const slug = n === 1 ? words : `${words}-${n}`;
    if ((await slugTaker(tx, slug, storyId)) === null) return slug;
  }
  return null;
}
