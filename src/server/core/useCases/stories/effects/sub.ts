import { acceptAll } from "#document/reading.ts";
import { schema } from "#document/schema.ts";
import type { Tx } from "../../../db.ts";
import { standsInCopy } from "../../../live/storedCopy.ts";
import { hasCommitted } from "../../../repos/commits.ts";
import { type CreditedPerson, creditsIn, withCredit, withoutWorkCredit } from "#domain/credits.ts";
import { deleteCredits, insertCredits } from "../../../repos/credits.ts";
import { newestEdition } from "../../../repos/editions.ts";
import { addSub, removeSub } from "../../../repos/storyPeople.ts";
import { copyBeforeSubbing } from "../../../repos/versions.ts";
import { type EffectWriter, personOf, type Work } from "../work.ts";

/** Makes whoever claims or reopens the story its sub, credited for subbing behind those who are already. */
export const takeSub: EffectWriter = async (tx, work) => {
  const sub = personOf(work);
  await removeSub(tx, work.story.id);
  await addSub(tx, work.story.id, sub.id, sub.id, work.ctx.now);
  const credited: CreditedPerson = { personId: sub.id, name: sub.name, withheld: false, source: "work" };
  await deleteCredits(tx, work.story.id);
  await insertCredits(tx, work.story.id, withCredit(work.facts.credits, "subbing", credited));
  return {};
};

/**
 * Takes the sub off the story. Their Subbing credit goes with them unless they changed the copy, or an edition is out
 * under it (scenario W-08).
 */
export const letGoSub: EffectWriter = async (tx, work) => {
  const { sub, credits } = work.facts;
  if (sub === null) return {};
  await removeSub(tx, work.story.id);
  const edition = await newestEdition(tx, work.story.id);
  const isInEdition = creditsIn(edition?.credits ?? [], "subbing").some((person) => person.personId === sub.id);
  if (isInEdition || (await hasChanged(tx, work, sub.id))) return {};
  await deleteCredits(tx, work.story.id);
  await insertCredits(tx, work.story.id, withoutWorkCredit(credits, "subbing", sub.id));
  return {};
};

/**
 * Whether a change of theirs stands: words of theirs are in the copy, or they wrote commits and the copy does not read
 * as it was filed, which is how a cut shows. What was typed and taken back again leaves neither.
 */
async function hasChanged(tx: Tx, { story, copy }: Work, personId: string): Promise<boolean> {
  if (standsInCopy(copy.blame, copy.doc, personId)) return true;
  if (!(await hasCommitted(tx, story.id, personId))) return false;
  const filed = await copyBeforeSubbing(tx, story.id);
  return filed !== null && !acceptAll(copy.doc).eq(acceptAll(schema.nodeFromJSON(filed.copy)));
}
