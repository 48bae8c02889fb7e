import { z } from "./zod.ts";
import { endpoint } from "./endpoint.ts";
import { ImageId, InstantField, NoteId, PersonId, StoryId, typedText } from "./fields.ts";
import { PersonRef } from "./people.ts";

const noteKinds = ["note", "query"] as const;

const NoteText = typedText(4000).pipe(z.string().min(1, "Write what the note says"));

/** Where a note stands in the copy at `seq`. A lost one has the place where its words stood. */
const NotePlaced = z.object({
  seq: z.number().int(),
  from: z.number().int(),
  to: z.number().int(),
  lost: z.boolean(),
});

/** Something said about a story, words of its copy, a picture in it or a suggestion. A query has to be resolved before the story is passed. */
export const Note = z.object({
  id: NoteId,
  kind: z.enum(noteKinds),
  body: z.string(),
  by: PersonRef,
  at: InstantField,
  /**
   * The words that it was put on, what a picture was called, or the words of the suggestion: kept when those go. Null for
   * a note on the whole story.
   */
  quote: z.string().nullable(),
  place: NotePlaced.nullable(),
  /** The image of the picture that it was put on; null where it is on words, or on no place of the copy. */
  picture: ImageId.nullable(),
  suggestion: z.string().nullable(),
  assignedTo: PersonRef.nullable(),
  resolvedBy: PersonRef.nullable(),
  resolvedAt: InstantField.nullable(),
  replies: z.array(z.object({ id: z.string(), by: PersonRef, at: InstantField, body: z.string() })),
});
export type Note = z.output<typeof Note>;

const params = z.strictObject({ storyId: StoryId });
const noteParams = z.strictObject({ storyId: StoryId, noteId: NoteId });

/** Whoever is named is told. */
const mentions = z.array(PersonId).max(20, "At most 20 people").default([]);

export const listNotes = endpoint({
  name: "listNotes",
  method: "GET",
  path: "/api/stories/:storyId/notes",
  who: "signedIn",
  summary: "The notes and queries on a story, oldest first, with what was answered",
  params,
  reply: z.object({ items: z.array(Note) }),
  problems: ["story/unknown"],
});

export const addNote = endpoint({
  name: "addNote",
  method: "POST",
  path: "/api/stories/:storyId/notes",
  who: "signedIn",
  summary: "Write a note or a query on a story, on words or a picture of its copy at one seq, or on a suggestion",
  params,
  body: z.strictObject({
    kind: z.enum(noteKinds),
    body: NoteText,
    /** From edge to edge of a picture, it is on the picture. */
    on: z
      .strictObject({ seq: z.number().int().min(0), from: z.number().int().min(0), to: z.number().int().min(0) })
      .nullable()
      .default(null),
    suggestion: z.string().min(1).max(80).nullable().default(null),
    assignTo: PersonId.nullable().default(null),
    mentions,
  }),
  reply: Note,
  status: 201,
  idempotency: "kept",
  problems: ["story/unknown", "person/unknown", "note/nothing", "copy/behind", "suggestion/unknown"],
});

export const answerNote = endpoint({
  name: "answerNote",
  method: "POST",
  path: "/api/stories/:storyId/notes/:noteId/replies",
  who: "signedIn",
  summary: "Answer a note",
  params: noteParams,
  body: z.strictObject({ body: NoteText, mentions }),
  reply: Note,
  status: 201,
  idempotency: "kept",
  problems: ["story/unknown", "note/unknown", "person/unknown"],
});

export const changeNote = endpoint({
  name: "changeNote",
  method: "PATCH",
  path: "/api/stories/:storyId/notes/:noteId",
  who: "signedIn",
  summary: "Resolve a note, open it again, or give it to somebody",
  params: noteParams,
  body: z
    .strictObject({ isResolved: z.boolean().optional(), assignTo: PersonId.nullable().optional() })
    .refine((body) => Object.keys(body).length > 0, "Say what is to change"),
  reply: Note,
  problems: ["story/unknown", "note/unknown", "person/unknown"],
});
