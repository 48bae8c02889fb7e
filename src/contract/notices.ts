import { z } from "./zod.ts";
import { endpoint } from "./endpoint.ts";
import { id, InstantField, NoteId, pageOf, StoryId } from "./fields.ts";

// Here and not beside the other ids, which are in the desk's first load.
export const NoticeId = id.brand<"NoticeId">();
export type NoticeId = z.output<typeof NoticeId>;

/** Where a notice leads: to a note of its story, to two versions of it that are read against each other, or to the story. */
const NoticePlace = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("story") }),
  z.object({ kind: z.literal("note"), noteId: NoteId }),
  z.object({ kind: z.literal("readback"), from: z.number().int(), to: z.number().int() }),
]);

/** Something that a person is told. It is theirs alone, and kept; `readAt` is null until they have opened it. */
export const Notice = z.object({
  id: NoticeId,
  /** What happened, by its name in the log: `story.returned`, `note.query`. */
  cause: z.string(),
  says: z.string(),
  at: InstantField,
  readAt: InstantField.nullable(),
  storyId: StoryId.nullable(),
  place: NoticePlace,
});
export type Notice = z.output<typeof Notice>;

const unread = z.number().int();

export const listNotices = endpoint({
  name: "listNotices",
  method: "GET",
  path: "/api/notices",
  who: "signedIn",
  summary: "What whoever asks has been told, newest first, and how much of it is unread",
  query: z.strictObject({
    cursor: z.string().max(200).optional(),
    limit: z
      .string()
      .regex(/^([1-9]|[1-9]\d|100)$/, "A number from 1 to 100")
      .transform(Number)
      .optional(),
  }),
  /** `unread`: of all of them, not only of this page. */
  reply: pageOf(Notice).extend({ unread }),
  problems: ["cursor/invalid"],
});

export const markNotices = endpoint({
  name: "markNotices",
  method: "PATCH",
  path: "/api/notices",
  who: "signedIn",
  summary: "Mark some of one's own notices as read, or as unread again",
  body: z.strictObject({ ids: z.array(NoticeId).min(1, "Say which").max(1000, "At most 1,000"), isRead: z.boolean() }),
  reply: z.object({ unread }),
  problems: ["notice/unknown"],
});

export const readAllNotices = endpoint({
  name: "readAllNotices",
  method: "POST",
  path: "/api/notices/read",
  who: "signedIn",
  summary: "Mark one's own notices as read, up to the newest that was seen; later ones stay unread",
  body: z.strictObject({ upTo: NoticeId }),
  /** Those that were unread until now, at most the newest 1,000, so that it can be undone. */
  reply: z.object({ ids: z.array(NoticeId), unread }),
  idempotency: "kept",
  problems: ["notice/unknown"],
});
