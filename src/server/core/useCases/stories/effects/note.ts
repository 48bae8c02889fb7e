import { insertStoryNote } from "../../../repos/notes.ts";
import { type EffectWriter, personOf } from "../work.ts";

/** Puts the note that was typed with the transition on the whole story. */
export const noteOnStory: EffectWriter = async (tx, work) => {
  const body = work.typed.note ?? "";
  if (body !== "")
    await insertStoryNote(tx, {
      id: work.ctx.deps.ids.next(),
      storyId: work.story.id,
      body,
      by: personOf(work).id,
      at: work.ctx.now,
    });
  return {};
};
