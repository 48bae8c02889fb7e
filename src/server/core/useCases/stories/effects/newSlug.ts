import { headlineOf } from "#document/fields.ts";
import { acceptAll } from "#document/reading.ts";
import { freeSlug } from "../freeSlug.ts";
import type { EffectWriter } from "../work.ts";

/** Gives an unspiked story the slug that was chosen for it, if one was. */
export const newSlug: EffectWriter = async (_tx, work) =>
  work.typed.slug === undefined ? {} : { slug: work.typed.slug };

/** Gives a story that is filed without a slug one of its headline's words, so that the desk has a name for it. */
export const slugFromHeadline: EffectWriter = async (tx, work) => {
  if (work.story.slug !== null) return {};
  const slug = await freeSlug(tx, headlineOf(acceptAll(work.copy.doc)), work.story.id);
  return slug === null ? {} : { slug };
};
