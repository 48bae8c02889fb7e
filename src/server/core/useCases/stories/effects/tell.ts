import type { PersonId } from "#contract/fields.ts";
import type { Notice } from "#contract/notices.ts";
import type { Tx } from "../../../db.ts";
import { dutyEditors } from "../../../repos/storyPeople.ts";
import { filedAndPublished } from "../../../repos/versions.ts";
import { putNotice } from "../../notices/putNotice.ts";
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
  const place = await placeOf(tx, work);
  for (const person of people) {
    if (person.id === work.by?.id) continue;
    await putNotice(tx, work.ctx, {
      personId: person.id,
      storyId: work.story.id,
      cause: eventOf[work.transition],
      says: `${storyCalled(work.story)}: ${said}${words}`,
      place,
    });
  }
}

/** Who is told that a story is published comes to what was filed against what was published (scenario V-01). */
async function placeOf(tx: Tx, { transition, story }: Work): Promise<Notice["place"]> {
  const two = transition === "publish" ? await filedAndPublished(tx, story.id) : null;
  return two === null ? { kind: "story" } : { kind: "readback", ...two };
}
