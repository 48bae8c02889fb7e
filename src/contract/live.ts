import { z } from "zod";
import { modes } from "#domain/mode.ts";
import { endpoint } from "./endpoint.ts";
import { InstantField, StoryId } from "./fields.ts";

const seq = z.number().int().min(0);
/** A commit's own id, chosen by its sender: printable characters without spaces, never used for two commits. */
const ref = z.string().regex(/^[!-~]{1,80}$/);
const mode = z.enum(modes);
/** Steps as JSON. What they hold is judged against the copy's schema by `document/decide`, not here. */
const steps = z.array(z.unknown());

/** Why a commit, or an open, was refused. */
export const refusedCodes = [
  "mode",
  "behind",
  "invalid",
  "forged",
  "others",
  "changesCopy",
  "size",
  "refReused",
  "unknown",
  "unavailable",
] as const;
export type RefusedCode = (typeof refusedCodes)[number];

/** A commit as a client sends it. `gone[i]` = the words that step i removes, as its author saw them. */
export const CommitToSend = z.strictObject({
  ref,
  base: seq,
  epoch: z.number().int(),
  /** How many are too many is for `document/decide` to say, which refuses them as `size` and keeps the connection. */
  steps: z.array(z.unknown()).min(1),
  gone: z.array(z.string()),
});
export type CommitToSend = z.output<typeof CommitToSend>;

/** A commit of the log. `kept` = which of the sent steps stand, each by its index; `dropped` goes to the sender only. */
export const Commit = z.object({
  seq,
  ref,
  person: z.string(),
  mode,
  at: InstantField,
  steps,
  kept: z.array(z.number().int()),
  dropped: z.array(z.object({ i: z.number().int(), why: z.string(), text: z.string() })).optional(),
});
export type Commit = z.output<typeof Commit>;

const story = StoryId;

/** What a client says on the one socket of its tab. */
export const ClientFrame = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("open"), story, have: seq.nullable() }),
  z.strictObject({ type: z.literal("close"), story }),
  CommitToSend.extend({ type: z.literal("commit"), story }),
  z.strictObject({ type: z.literal("since"), story, seq }),
  z.strictObject({
    type: z.literal("caret"),
    story,
    seq,
    anchor: z.number().int().min(0).nullable(),
    head: z.number().int().min(0).nullable(),
  }),
]);
export type ClientFrame = z.output<typeof ClientFrame>;

/** The copy as it stands: whole, or the commits since the seq that the client has. */
export const CopyReply = z.object({
  seq,
  epoch: z.number().int(),
  mode,
  doc: z.unknown().optional(),
  commits: z.array(Commit).optional(),
  /** With a `doc` for a client that had an older seq: the step maps since, so that pending work can be rebased. */
  maps: z.array(z.array(z.number().int())).optional(),
});
export type CopyReply = z.output<typeof CopyReply>;

/** What the server says on the socket. Every frame but `desk` is about one story. */
export const ServerFrame = z.discriminatedUnion("type", [
  CopyReply.extend({ type: z.literal("copy"), story }),
  Commit.extend({ type: z.literal("commit"), story }),
  z.object({
    type: z.literal("refused"),
    story,
    ref: ref.nullable(),
    code: z.enum(refusedCodes),
    mode: mode.nullable(),
    says: z.string(),
  }),
  z.object({ type: z.literal("mode"), story, mode, epoch: z.number().int() }),
  z.object({
    type: z.literal("caret"),
    story,
    /** The connection, since one person can be in a story twice. */
    place: z.string(),
    person: z.string(),
    name: z.string(),
    colour: z.number().int(),
    seq,
    anchor: z.number().int().nullable(),
    head: z.number().int().nullable(),
  }),
  z.object({
    type: z.literal("desk"),
    topic: z.string(),
    storyId: z.string().nullable(),
    revision: z.number().int().nullable(),
  }),
]);
export type ServerFrame = z.output<typeof ServerFrame>;

/** Why a socket is closed. */
export const closeCodes = {
  badMessage: 4400,
  signIn: 4401,
  forbidden: 4403,
  stageChanged: 4409,
  tooBig: 4413,
  tooMany: 4429,
  goingAway: 1012,
} as const;

const params = z.strictObject({ storyId: StoryId });

export const readCopy = endpoint({
  name: "readCopy",
  method: "GET",
  path: "/api/stories/:storyId/copy",
  who: "signedIn",
  summary: "The live copy with its seq; with `have` and `wait` it waits up to 25 seconds for something newer",
  params,
  query: z.strictObject({
    have: z
      .string()
      .regex(/^\d{1,12}$/)
      .transform(Number)
      .optional(),
    wait: z
      .string()
      .regex(/^([1-9]|1\d|2[0-5])$/)
      .transform(Number)
      .optional(),
  }),
  reply: CopyReply,
  problems: ["story/unknown"],
});

export const addCommit = endpoint({
  name: "addCommit",
  method: "POST",
  path: "/api/stories/:storyId/copy/commits",
  who: "signedIn",
  summary: "Add a commit to the live copy; answered once it is stored. Its ref makes it safe to send again",
  params,
  body: CommitToSend,
  reply: Commit,
  status: 201,
  idempotency: "kept",
  problems: [
    "story/unknown",
    "copy/mode",
    "copy/locked",
    "copy/forged",
    "copy/behind",
    "copy/invalid",
    "copy/others",
    "copy/changesCopy",
    "copy/size",
    "copy/refReused",
  ],
});
