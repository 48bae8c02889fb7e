import type { PersonId } from "#contract/fields.ts";
import type { Tx } from "../../../db.ts";
import { insertNotice } from "../../../repos/notices.ts";
import { dutyEditors } from "../../../repos/storyPeople.ts";
import { dataOf } from "../dataOf.ts";
import { eventOf, saysOf, storyCalled } from "../said.ts";
import type { EffectWriter, Work } from "../work.ts";

/** Every writer on the story is told. */
export const tellWriters: EffectWriter = async (tx, work) => {
  await tell(tx, work, work.facts.writers);
  return {};
};

/** The story's sub is told. */
export const tellSub: EffectWriter = async (tx, work) => {
  if (work.facts.sub !== null) await tell(tx, work, [work.facts.sub]);
  return {};
};

/** Who scheduled the story is told, and whoever is on duty for its desk. */
export const tellEditors: EffectWriter = async (tx, work) => {
  const editors = new Set(await dutyEditors(tx, work.story.id));
  if (work.story.scheduledBy !== null) editors.add(work.story.scheduledBy);
  await tell(
    tx,
    work,
    [...editors].map((id) => ({ id })),
  );
  return {};
};

/** Nobody is told what they did themselves. */
async function tell(tx: Tx, work: Work, people: readonly { readonly id: PersonId }[]): Promise<void> {
  const said = saysOf({
    action: eventOf[work.transition],
    by: work.by?.name ?? "Stet",
    data: dataOf(work),
    overrides: work.overridden,
    now: work.ctx.now,
    zone: work.facts.zone,
  });
  const typed = work.typed.note ?? work.typed.reason ?? "";
  const words = typed === "" ? "" : `: ${typed}`;
  for (const person of people) {
    if (person.id === work.by?.id) continue;
    await insertNotice(tx, {
      id: work.ctx.deps.ids.next(),
      personId: person.id,
      storyId: work.story.id,
      cause: eventOf[work.transition],
      says: `${storyCalled(work.story)}: ${said}${words}`,
      at: work.ctx.now,
    });
  }
}
