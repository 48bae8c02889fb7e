import { PersonId, type StoryId } from "#contract/fields.ts";
import type { changeNote, Note } from "#contract/notes.ts";
import { audit } from "../../audit.ts";
import type { Tx } from "../../db.ts";
import { emit } from "../../events/outbox.ts";
import { lockHead, raiseAnchors } from "../../repos/copies.ts";
import { setAssigned, setResolved } from "../../repos/noteThreads.ts";
import { inTransaction } from "../../transaction.ts";
import type { SignedIn, UseCase } from "../../useCase.ts";
import { lockStory } from "../stories/loadStory.ts";
import { requirePeople, tellOf, threadOf } from "./tellOf.ts";

/** Resolves a note, opens it again, or gives it to somebody. What is so already stays as it is, with who did it first. */
export const change: UseCase<typeof changeNote> = (ctx, { params, body }) =>
  inTransaction(ctx, async (tx) => {
    const story = await lockStory(tx, params.storyId);
    const note = await threadOf(tx, story.id, params.noteId);
    const { assignTo, isResolved } = body;
    if (assignTo !== undefined && assignTo !== (note.assignedTo?.id ?? null)) {
      if (assignTo !== null) await requirePeople(tx, [assignTo]);
      await setAssigned(tx, note.id, assignTo);
      const to = assignTo === null ? [] : [assignTo];
      const says = `${ctx.actor.name} gives you: ${note.body}`;
      await tellOf(tx, ctx, { story, noteId: note.id, says, to, cause: "note.assigned" });
      await audit(tx, ctx, "note.assigned", story.id, { data: { note: note.id, to: assignTo } });
    }
    if (isResolved !== undefined && isResolved !== (note.resolvedAt !== null))
      await settle(tx, ctx, { storyId: story.id, note, isResolved });
    await emit(tx, "story", story.id);
    return threadOf(tx, story.id, note.id);
  });

async function settle(
  tx: Tx,
  ctx: SignedIn,
  { storyId, note, isResolved }: { readonly storyId: StoryId; readonly note: Note; readonly isResolved: boolean },
): Promise<void> {
  if (!isResolved && note.place !== null) {
    // While it was resolved its words moved on without it: whoever adds to the log next brings it along.
    await lockHead(tx, storyId);
    await raiseAnchors(tx, storyId);
  }
  await setResolved(tx, note.id, isResolved ? { by: PersonId.parse(ctx.actor.id), at: ctx.now } : null);
  await audit(tx, ctx, isResolved ? "note.resolved" : "note.reopened", storyId, { data: { note: note.id } });
}
