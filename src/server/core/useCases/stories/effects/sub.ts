import { standsInCopy } from "../../../live/storedCopy.ts";
import { type CreditedPerson, creditsIn, withCredit, withoutWorkCredit } from "#domain/credits.ts";
import { deleteCredits, insertCredits } from "../../../repos/credits.ts";
import { newestEdition } from "../../../repos/editions.ts";
import { addSub, removeSub } from "../../../repos/storyPeople.ts";
import { type EffectWriter, personOf } from "../work.ts";

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
 * Takes the sub off the story. Their Subbing credit goes with them unless something of theirs stands in the copy, or
 * an edition is out under it (scenario W-08).
 */
export const letGoSub: EffectWriter = async (tx, work) => {
  const { sub, credits } = work.facts;
  if (sub === null) return {};
  await removeSub(tx, work.story.id);
  const edition = await newestEdition(tx, work.story.id);
  const isInEdition = creditsIn(edition?.credits ?? [], "subbing").some((person) => person.personId === sub.id);
  if (isInEdition || standsInCopy(work.copy.blame, work.copy.doc, sub.id)) return {};
  await deleteCredits(tx, work.story.id);
  await insertCredits(tx, work.story.id, withoutWorkCredit(credits, "subbing", sub.id));
  return {};
};
