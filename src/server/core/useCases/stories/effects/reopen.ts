import type { StoryChanges } from "../../../repos/storyChanges.ts";
import { type EffectWriter, personOf, type Work } from "../work.ts";

/** Puts down why a published story is opened again. What was typed for readers then waits until it is published. */
export const reopen: EffectWriter = async (_tx, work) => reopening(work);

/** Puts down why a withdrawn story is brought back; its address stays gone until it is published again. */
export const restore: EffectWriter = async (_tx, work) => ({ ...reopening(work), withdrawnReason: null });

/** The reopening is over: published, or given up. */
export const endReopening: EffectWriter = async () => ({ reopened: null, readerNote: null });

/** The note for readers as it now stands: the last one given. */
export function noteForReaders(work: Work): StoryChanges {
  return work.typed.note === undefined || work.typed.note === "" ? {} : { readerNote: work.typed.note };
}

function reopening(work: Work): StoryChanges {
  const { kind, reason, note } = work.typed;
  if (kind === undefined || reason === undefined) throw new Error("a reopening has a kind and a reason");
  return {
    reopened: { kind, reason, by: personOf(work).id, at: work.ctx.now },
    readerNote: note === undefined || note === "" ? null : note,
  };
}
