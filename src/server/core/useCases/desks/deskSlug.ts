import { slugFrom } from "#domain/slug.ts";
import type { Tx } from "../../db.ts";
import { refuse, refuseField } from "../../refusal.ts";
import * as desks from "../../repos/desks.ts";

/** The slug that follows from a desk's name; refused when another desk has it, or when nothing is left of the name. */
export async function deskSlug(tx: Tx, name: string, butOf: string | null): Promise<string> {
  const slug = slugFrom(name);
  if (slug === "") throw refuseField("/name", "Use some of the letters a to z in the name");
  if (await desks.isSlugTaken(tx, slug, butOf)) throw refuse("desk/slugTaken");
  return slug;
}
