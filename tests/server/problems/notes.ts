import { NoteId, PersonId, StoryId } from "#contract/fields.ts";
import { addNote, answerNote, changeNote, listNotes } from "#contract/notes.ts";
import type { Story } from "#contract/stories.ts";
import { sql } from "#server/core/db.ts";
import type { Newsdesk } from "../stories/newsdesk.ts";
import { noId, type Provocations } from "./provoke.ts";

const params = { storyId: StoryId.parse(noId) };
const noteId = NoteId.parse(noId);
const note = { kind: "note", body: "Says who?" } as const;
const nobody = PersonId.parse(noId);

async function noted(desk: Newsdesk) {
  const story = await desk.draft();
  const { id } = await (await desk.as("Leyi Chen")).call(addNote, { params: { storyId: story.id }, body: note });
  return { storyId: story.id, noteId: id };
}

/** A log that has gone on so far that nobody follows what stood at its beginning. */
async function farOn(desk: Newsdesk): Promise<Story> {
  const story = await desk.draft();
  await desk.deps.db.run(sql`update copies set seq = seq + 3000 where story_id = ${story.id}`);
  return story;
}

/** Notes and queries. */
export const noteProvocations: Provocations<"listNotes" | "addNote" | "answerNote" | "changeNote"> = {
  listNotes: {
    "story/unknown": async ({ as }) => (await as("Leyi Chen")).refused(listNotes, { params }),
  },
  addNote: {
    "story/unknown": async ({ as }) => (await as("Leyi Chen")).refused(addNote, { params, body: note }),
    "person/unknown": async ({ as, draft }) =>
      (await as("Leyi Chen")).refused(addNote, {
        params: { storyId: (await draft()).id },
        body: { ...note, assignTo: nobody },
      }),
    "note/nothing": async ({ as, draft }) =>
      (await as("Leyi Chen")).refused(addNote, {
        params: { storyId: (await draft()).id },
        body: { ...note, on: { seq: 1, from: 4, to: 4 } },
      }),
    "suggestion/unknown": async ({ as, draft }) =>
      (await as("Leyi Chen")).refused(addNote, {
        params: { storyId: (await draft()).id },
        body: { ...note, suggestion: "never-made" },
      }),
    "copy/behind": async (desk) =>
      (await desk.as("Leyi Chen")).refused(addNote, {
        params: { storyId: (await farOn(desk)).id },
        body: { ...note, on: { seq: 1, from: 4, to: 8 } },
      }),
  },
  answerNote: {
    "story/unknown": async ({ as }) =>
      (await as("Leyi Chen")).refused(answerNote, { params: { ...params, noteId }, body: { body: "The board." } }),
    "note/unknown": async ({ as, draft }) =>
      (await as("Leyi Chen")).refused(answerNote, {
        params: { storyId: (await draft()).id, noteId },
        body: { body: "The board." },
      }),
    "person/unknown": async (desk) =>
      (await desk.as("Leyi Chen")).refused(answerNote, {
        params: await noted(desk),
        body: { body: "The board.", mentions: [nobody] },
      }),
  },
  changeNote: {
    "story/unknown": async ({ as }) =>
      (await as("Leyi Chen")).refused(changeNote, { params: { ...params, noteId }, body: { isResolved: true } }),
    "note/unknown": async ({ as, draft }) =>
      (await as("Leyi Chen")).refused(changeNote, {
        params: { storyId: (await draft()).id, noteId },
        body: { isResolved: true },
      }),
    "person/unknown": async (desk) =>
      (await desk.as("Leyi Chen")).refused(changeNote, { params: await noted(desk), body: { assignTo: nobody } }),
  },
};
