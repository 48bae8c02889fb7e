import { PersonId, type StoryId } from "#contract/fields.ts";
import type { nameVersion as endpoint, Version } from "#contract/history.ts";
import { modeOf, writesInSomeStage } from "#domain/mode.ts";
import { isLocked } from "#domain/stage.ts";
import { standingOf } from "#domain/standing.ts";
import { audit } from "../../audit.ts";
import type { Tx } from "../../db.ts";
import { emit } from "../../events/outbox.ts";
import { lockedCopy, type StoredCopy } from "../../live/storedCopy.ts";
import { refuse } from "../../refusal.ts";
import type { StoryRow } from "../../repos/stories.ts";
import { peopleOn } from "../../repos/storyPeople.ts";
import { insertVersion } from "../../repos/versions.ts";
import { inTransaction } from "../../transaction.ts";
import type { SignedIn, UseCase } from "../../useCase.ts";
import { lockStory } from "./loadStory.ts";
import { listingOf } from "./writeListing.ts";

/** Keeps the copy as it stands, open suggestions and all, under a name that somebody gives it. */
export const nameVersion: UseCase<typeof endpoint> = (ctx, { params, body }) =>
  inTransaction(ctx, async (tx) => {
    const story = await lockStory(tx, params.storyId);
    const standing = standingOf(ctx.actor, await peopleOn(tx, story.id));
    if (!writesInSomeStage(standing)) throw refuse("copy/mode");
    const version = await keptNow(tx, ctx, story.id, { name: body.name, cause: "named" });
    await audit(tx, ctx, "copy.versionNamed", story.id, { data: { version: version.number, name: version.name } });
    await emit(tx, "story", story.id);
    return version;
  });

/** Refuses whoever may not edit the copy as it stands now, with the reason. */
export async function requireEdit(tx: Tx, ctx: SignedIn, story: StoryRow): Promise<void> {
  if (isLocked(story.stage)) throw refuse("copy/locked", { detail: `Locked: it is ${story.stage}.` });
  const standing = standingOf(ctx.actor, await peopleOn(tx, story.id));
  if (modeOf(story.stage, standing) !== "edit") throw refuse("copy/mode");
}

/** Keeps the live copy of a locked story as a version. */
export async function keptNow(
  tx: Tx,
  ctx: SignedIn,
  storyId: StoryId,
  given: { readonly name: string; readonly cause: "named" | "kept"; readonly copy?: StoredCopy },
): Promise<Version> {
  const { name, cause } = given;
  const copy = given.copy ?? (await lockedCopy(tx, storyId));
  const by = PersonId.parse(ctx.actor.id);
  const { words } = listingOf(copy.doc);
  const id = ctx.deps.ids.next();
  const kept = { id, storyId, name, cause, seq: copy.seq, copy: copy.doc.toJSON() as unknown, words, by, at: ctx.now };
  const number = await insertVersion(tx, kept);
  return { number, name, cause, words, by: ctx.actor.name, at: ctx.now };
}
