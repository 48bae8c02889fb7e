import { z } from "./zod.ts";
import { endpoint } from "./endpoint.ts";
import { InstantField, StoryId } from "./fields.ts";
import { StageField } from "./stories.ts";

/** One thing that happened to a story. `says` is the sentence; `words` what was typed with it: a reason or a note. */
export const HistoryEntry = z.object({
  id: z.string(),
  at: InstantField,
  by: z.string(),
  action: z.string(),
  from: StageField.nullable(),
  to: StageField.nullable(),
  says: z.string(),
  words: z.string().nullable(),
  overrides: z.array(z.string()),
});
export type HistoryEntry = z.output<typeof HistoryEntry>;

/** A saved state of the copy. */
export const Version = z.object({
  number: z.number().int(),
  name: z.string(),
  cause: z.enum(["filed", "subbed", "published", "named", "kept"]),
  words: z.number().int(),
  by: z.string(),
  at: InstantField,
});
export type Version = z.output<typeof Version>;

const params = z.strictObject({ storyId: StoryId });

export const readHistory = endpoint({
  name: "readHistory",
  method: "GET",
  path: "/api/stories/:storyId/history",
  who: "signedIn",
  summary: "What happened to a story, newest first",
  params,
  reply: z.object({ items: z.array(HistoryEntry) }),
  problems: ["story/unknown"],
});

export const listVersions = endpoint({
  name: "listVersions",
  method: "GET",
  path: "/api/stories/:storyId/versions",
  who: "signedIn",
  summary: "The saved states of a story's copy, newest first",
  params,
  reply: z.object({ items: z.array(Version) }),
  problems: ["story/unknown"],
});

export const readVersion = endpoint({
  name: "readVersion",
  method: "GET",
  path: "/api/stories/:storyId/versions/:number",
  who: "signedIn",
  summary: "One saved state with its copy; nobody can change or delete it",
  params: z.strictObject({
    storyId: StoryId,
    number: z
      .string()
      .regex(/^[1-9]\d{0,8}$/)
      .transform(Number),
  }),
  reply: Version.extend({ copy: z.unknown() }),
  problems: ["story/unknown", "version/unknown"],
});

const contentFormats = ["json", "text", "html", "markdown"] as const;

export const readContent = endpoint({
  name: "readContent",
  method: "GET",
  path: "/api/stories/:storyId/content",
  who: "signedIn",
  summary: "The copy as it reads now, in one of four forms",
  params,
  query: z.strictObject({ format: z.enum(contentFormats).optional() }),
  gives: ["application/json", "text/plain", "text/html", "text/markdown"],
  problems: ["story/unknown"],
});
