import { schema } from "#document/schema.ts";
import { replaceCopy } from "../../../live/replaceCopy.ts";
import { deleteCredits, insertCredits } from "../../../repos/credits.ts";
import { newestEdition } from "../../../repos/editions.ts";
import { type EffectWriter, personOf } from "../work.ts";
import { writeListing } from "../writeListing.ts";

/** Puts the copy and the credits back to those of the edition that readers have. */
export const copyOfLiveEdition: EffectWriter = async (tx, work) => {
  const edition = await newestEdition(tx, work.story.id);
  if (edition === null) throw new Error(`story ${work.story.id} has no edition to go back to`);
  const doc = schema.nodeFromJSON(edition.copy);
  await replaceCopy(tx, { storyId: work.story.id, doc, by: personOf(work).id, at: work.ctx.now });
  await writeListing(tx, work.story.id, doc);
  await deleteCredits(tx, work.story.id);
  await insertCredits(tx, work.story.id, edition.credits);
  return {};
};
