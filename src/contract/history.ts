import { z } from "./zod.ts";
import { endpoint } from "./endpoint.ts";
import { InstantField, QuotedWordsField, StoryId, typedText, VersionId } from "./fields.ts";
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
  /** The quoted words that were changed, of which a warning was shown. */
  quotes: z.array(QuotedWordsField),
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

/** A version's number as an address has it. */
export const versionNumber = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);

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
    number: versionNumber,
  }),
  reply: Version.extend({ copy: z.unknown() }),
  problems: ["story/unknown", "version/unknown"],
});

export const keepUnsent = endpoint({
  name: "keepUnsent",
  method: "POST",
  path: "/api/stories/:storyId/copy/unsent",
  who: "signedIn",
  summary: "Keep work that the live copy does not take any more as a version, named by the server; once by its id",
  params,
  body: z.strictObject({
    /** The version's id, chosen by whoever keeps it: sent again, it is the same version. */
    id: VersionId,
    /** The copy as its writer had it, with the work in it. Held against the copy's schema. */
    copy: z.unknown(),
  }),
  reply: Version,
  status: 201,
  idempotency: "kept",
  problems: ["story/unknown", "copy/mode", "copy/invalid", "copy/forged", "copy/size", "copy/refReused"],
});

export const nameVersion = endpoint({
  name: "nameVersion",
  method: "POST",
  path: "/api/stories/:storyId/versions",
  who: "signedIn",
  summary: "Keep the copy as it is now as a version of this name",
  params,
  body: z.strictObject({ name: typedText(120).pipe(z.string().min(1, "Give it a name")) }),
  reply: Version,
  status: 201,
  idempotency: "kept",
  problems: ["story/unknown", "copy/mode"],
});

export const restoreVersion = endpoint({
  name: "restoreVersion",
  method: "POST",
  path: "/api/stories/:storyId/versions/:number/restore",
  who: "signedIn",
  summary: "Put the copy of a saved state in the place of the live copy, which is kept as a version first",
  params: z.strictObject({ storyId: StoryId, number: versionNumber }),
  body: z.strictObject({}),
  /** The version that the copy was kept as. */
  reply: Version,
  idempotency: "kept",
  problems: ["story/unknown", "version/unknown", "copy/mode", "copy/locked"],
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
