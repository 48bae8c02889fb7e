import type { EffectWriter } from "../work.ts";

/** Gives an unspiked story the slug that was chosen for it, if one was. */
export const newSlug: EffectWriter = async (_tx, work) =>
  work.typed.slug === undefined ? {} : { slug: work.typed.slug };
