import type { DeskId, StoryId } from "#contract/fields.ts";
import { slugFault } from "#domain/slug.ts";
import type { Tx } from "../../db.ts";
import { refuse, refuseField } from "../../refusal.ts";
import { slugTaker } from "../../repos/slugs.ts";
import { isOpenDesk } from "../../repos/storyList.ts";

/** Refuses a slug that cannot be, or that another story has or was published under; it names that story. */
export async function checkSlug(tx: Tx, slug: string | null | undefined, storyId: StoryId | null): Promise<void> {
  if (slug === null || slug === undefined) return;
  const fault = slugFault(slug);
  if (fault !== null) throw refuseField("/slug", fault);
  const taker = await slugTaker(tx, slug, storyId);
  if (taker === null) return;
  const detail = `The slug ${slug} is in use; choose another.`;
  throw refuse("story/slugTaken", {
    detail,
    errors: [{ pointer: "/slug", detail }],
    story: { id: taker.id, slug: taker.slug },
  });
}

/** Refuses a desk that is not there, or is closed. */
export async function checkDesk(tx: Tx, deskId: DeskId | null | undefined): Promise<void> {
  if (deskId !== null && deskId !== undefined && !(await isOpenDesk(tx, deskId))) throw refuse("desk/unknown");
}
