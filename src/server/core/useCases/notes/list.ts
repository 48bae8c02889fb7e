import type { listNotes } from "#contract/notes.ts";
import { threadsOf } from "../../repos/noteThreads.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";
import { loadStory } from "../stories/loadStory.ts";

/** The notes and queries on a story, resolved ones too. */
export const list: UseCase<typeof listNotes> = (ctx, { params }) =>
  inTransaction(ctx, async (tx) => {
    const story = await loadStory(tx, params.storyId);
    return { items: await threadsOf(tx, story.id) };
  });
