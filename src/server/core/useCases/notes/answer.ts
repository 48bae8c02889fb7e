import { PersonId } from "#contract/fields.ts";
import type { answerNote } from "#contract/notes.ts";
import { audit } from "../../audit.ts";
import { emit } from "../../events/outbox.ts";
import { insertReply } from "../../repos/noteThreads.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";
import { lockStory } from "../stories/loadStory.ts";
import { requirePeople, tellOf, threadOf } from "./tellOf.ts";

/** Answers a note. Whoever wrote on it before is told, whoever it was given to, and whoever is named. */
export const answer: UseCase<typeof answerNote> = (ctx, { params, body }) =>
  inTransaction(ctx, async (tx) => {
    const story = await lockStory(tx, params.storyId);
    const note = await threadOf(tx, story.id, params.noteId);
    await requirePeople(tx, body.mentions);
    const by = PersonId.parse(ctx.actor.id);
    await insertReply(tx, { id: ctx.deps.ids.next(), noteId: note.id, by, at: ctx.now, body: body.body });
    const assigned = note.assignedTo === null ? [] : [note.assignedTo.id];
    await tellOf(tx, ctx, {
      story,
      noteId: note.id,
      says: `${ctx.actor.name} answers: ${body.body}`,
      to: [note.by.id, ...assigned, ...note.replies.map((reply) => reply.by.id), ...body.mentions],
      cause: "note.answered",
    });
    await audit(tx, ctx, "note.answered", story.id, { data: { note: note.id } });
    await emit(tx, "story", story.id);
    return threadOf(tx, story.id, note.id);
  });
