import type { Stage } from "#domain/stage.ts";
import type { Effect } from "#domain/transitions.ts";
import { audit } from "../../audit.ts";
import type { Tx } from "../../db.ts";
import { emit } from "../../events/outbox.ts";
import { raiseEpoch } from "../../live/storedCopy.ts";
import { type StoryChanges, updateStory } from "../../repos/storyChanges.ts";
import { dataOf } from "./dataOf.ts";
import { effects } from "./effects/all.ts";
import { eventOf } from "./said.ts";
import type { Work } from "./work.ts";

/**
 * Carries out what a verdict allows: the effects in their order, the stage and the other columns as one new revision,
 * a new epoch of the live copy so that no commit made in an older mode slips in behind, and the log. All of it is in
 * the caller's transaction, or none (promise R03).
 */
export async function carryOut(
  tx: Tx,
  work: Work,
  allowed: { readonly to: Stage; readonly effects: readonly Effect[] },
): Promise<void> {
  const { ctx, story } = work;
  let changes: StoryChanges = { stage: allowed.to };
  for (const effect of allowed.effects) changes = { ...changes, ...(await effects[effect](tx, work)) };
  const revision = await updateStory(tx, story.id, changes, ctx.now);
  await raiseEpoch(tx, story.id);
  await audit(tx, ctx, eventOf[work.transition], story.id, {
    fromStage: story.stage,
    toStage: allowed.to,
    reason: work.typed.reason,
    overrides: work.overridden,
    data: { ...dataOf(work), revision },
  });
  await emit(tx, "story", story.id, { revision });
}
