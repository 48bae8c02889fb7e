import type { StoryId } from "#contract/fields.ts";
import type { VersionCause } from "../../../repos/versions.ts";
import { insertVersion } from "../../../repos/versions.ts";
import type { Tx } from "../../../db.ts";
import { type EffectWriter, personOf, type Work } from "../work.ts";
import { writeListing } from "../writeListing.ts";

/** Keeps the copy to the character, open suggestions and all (scenario W-01). */
export const versionAsFiled: EffectWriter = async (tx, work) => {
  await keepVersion(tx, work, "As filed", "filed");
  return {};
};

export const versionAsSubbed: EffectWriter = async (tx, work) => {
  await keepVersion(tx, work, "As subbed", "subbed");
  return {};
};

/** Keeps work in progress before it is taken off the desk. While a story is published there is none. */
export const keepWork: EffectWriter = async (tx, work) => {
  if (work.story.stage === "published") return {};
  const name = work.transition === "withdraw" ? "Work when withdrawn" : "Work when abandoned";
  await keepVersion(tx, work, name, "kept");
  return {};
};

/** Keeps a version of the copy as it stands, and gives its id. */
export async function keepVersion(tx: Tx, work: Work, name: string, cause: VersionCause): Promise<string> {
  const id = work.ctx.deps.ids.next();
  const storyId: StoryId = work.story.id;
  await insertVersion(tx, {
    id,
    storyId,
    name,
    cause,
    seq: work.copy.seq,
    copy: work.copy.doc.toJSON(),
    words: work.facts.copy.words,
    by: personOf(work).id,
    at: work.ctx.now,
  });
  await writeListing(tx, storyId, work.copy.doc);
  return id;
}
