import { PersonId, type StoryId } from "#contract/fields.ts";
import { transitionNamed } from "#domain/transitions.ts";
import type { Tx } from "../../db.ts";
import { lockedCopy } from "../../live/storedCopy.ts";
import { claimsOf } from "../../repos/storyPeople.ts";
import type { SignedIn } from "../../useCase.ts";
import { carryOut } from "./carryOut.ts";
import { factsOf } from "./factsOf.ts";
import { lockStory } from "./loadStory.ts";

/**
 * Releases every story that a person has in subbing, as when they leave or are no longer a sub: the story is filed
 * again, and their credit stays where something of theirs stands. Says so in each story's history, in the name of
 * whoever took them off. Gives what was released, oldest claim first.
 */
export async function releaseClaims(
  tx: Tx,
  ctx: SignedIn,
  person: { readonly id: PersonId; readonly name: string },
): Promise<{ id: StoryId; slug: string | null }[]> {
  const released: { id: StoryId; slug: string | null }[] = [];
  for (const storyId of await claimsOf(tx, person.id)) {
    const story = await lockStory(tx, storyId);
    const copy = await lockedCopy(tx, storyId);
    const facts = await factsOf(tx, story, copy.doc, { zone: ctx.deps.settings.newsroom.zone });
    // Looked for without a lock: somebody else may have passed or released it since.
    if (story.stage !== "subbing" || facts.sub?.id !== person.id) continue;
    const by = { id: PersonId.parse(ctx.actor.id), name: ctx.actor.name };
    const said = { left: person.name };
    await carryOut(
      tx,
      { ctx, transition: "release", story, facts, copy, by, typed: {}, overridden: [], said },
      transitionNamed("release"),
    );
    released.push({ id: story.id, slug: story.slug });
  }
  return released;
}
