import { z } from "./zod.ts";
import { modes } from "#domain/mode.ts";
import { endpoint } from "./endpoint.ts";
import { InstantField, PersonId, QuotedWordsField, StoryId, typedText } from "./fields.ts";

const seq = z.number().int().min(0);
/** A commit's own id, chosen by its sender: printable characters without spaces, never used for two commits. */
const ref = z.string().regex(/^[!-~]{1,80}$/);
const mode = z.enum(modes);
/** Steps as JSON. What they hold is judged against the copy's schema by `document/decide`, not here. */
const steps = z.array(z.unknown());

/**
 * Why a commit was refused (then the frame has its `ref`), or an open (`unknown`, without one).
 *
 * - `mode`: this person may not write this here now: the stage or a role has changed, or the work is from before a
 *   publication. `mode` in the frame is what they may do. Its words go to the tray, or become suggestions.
 * - `behind`: too much has happened since its base. Catch up, then send the work on the new base under a new ref.
 * - `invalid`, `size`: no change to this copy, or too much at once. `forged`, `others`, `changesCopy`: the guard's.
 * - `refReused`: the ref is another person's commit.
 * - `unknown`: there is no such story, or this connection has not opened it.
 * - `noSuggestion`, `settled`, `gone`, `notYours`, `tangled`: of a `resolve`: there never was such a suggestion in this story; it is
 *   settled already, and `says` names by whom and how; it does not stand in the copy any more; in suggest mode a person
 *   can only withdraw their own, and one on which another of theirs hangs only with that.
 * - `quoteNeedsReason`: of a `resolve` that accepts: quoted words would change, `quotes` in the frame says which, and
 *   no reason was given. Ask for one and send it with the same ids.
 * - `noResolve`, `undone`, `tooOld`: of an `undoResolve`: the commit is no resolve; it was taken back already; too much
 *   has been written since.
 * - `unavailable`: nothing was decided, since the store did not answer. The commit stays in flight and is sent again
 *   as it is; it may have been stored, and is applied once all the same.
 */
const refusedCodes = [
  "mode",
  "behind",
  "invalid",
  "forged",
  "others",
  "changesCopy",
  "size",
  "refReused",
  "unknown",
  "noSuggestion",
  "settled",
  "gone",
  "notYours",
  "tangled",
  "quoteNeedsReason",
  "noResolve",
  "undone",
  "tooOld",
  "unavailable",
] as const;
export type RefusedCode = (typeof refusedCodes)[number];

/**
 * A commit as a client sends it: steps made on the copy at `base`, in the epoch that the client knew when it sent them
 * first. `gone[i]` = the words that step i removes, as its author saw them. At most one is in flight for a story; until
 * it is answered it is sent again with the same ref, base, epoch and steps.
 */
export const CommitToSend = z.strictObject({
  ref,
  base: seq,
  epoch: z.number().int(),
  /** How many are too many is for `document/decide` to say, which refuses them as `size` and keeps the connection. */
  steps: z.array(z.unknown()).min(1),
  gone: z.array(z.string()),
});
export type CommitToSend = z.output<typeof CommitToSend>;

/** Why quoted words may change. Of blanks alone it is none. */
const QuoteReason = typedText(500);

/** As many suggestions as may be settled at once. */
const mostSettledAtOnce = 2000;

/**
 * Accepts or rejects suggestions, each by its id: the server makes the steps. Those that are settled already are left as
 * they are. Whoever may edit settles anybody's; whoever may suggest withdraws their own, which is rejecting it.
 * Accepting what changes quoted words needs a reason, one for all of them; the history keeps it with the words.
 */
export const ResolveToSend = z.strictObject({
  ref,
  ids: z
    .array(z.string().regex(/^[!-~]{1,100}$/))
    .min(1)
    .max(mostSettledAtOnce),
  accept: z.boolean(),
  reason: QuoteReason.optional(),
});
export type ResolveToSend = z.output<typeof ResolveToSend>;

/** Takes back the resolve that is commit `seq`, as a whole: its suggestions are open again. */
export const UndoResolveToSend = z.strictObject({ ref, seq });
export type UndoResolveToSend = z.output<typeof UndoResolveToSend>;

/** A commit of the log. `kept` = which of the sent steps stand, each by its index; `dropped` goes to the sender only. */
export const Commit = z.object({
  seq,
  /** Of what the server itself has put in, as when a version is restored, it has spaces in it: no client can send such. */
  ref: z.string().max(80),
  person: z.string(),
  mode,
  at: InstantField,
  steps,
  kept: z.array(z.number().int()),
  /** Said of the commits that the server has made itself, to settle suggestions or to open them again. */
  kind: z.enum(["resolve", "undoResolve"]).optional(),
  dropped: z
    .array(
      z.object({
        i: z.number().int(),
        why: z.string(),
        text: z.string(),
        /** Whose change left it no place, where that is known. */
        by: z.string().nullable().optional(),
      }),
    )
    .optional(),
});
export type Commit = z.output<typeof Commit>;

const story = StoryId;

/**
 * What a client says on the one socket of its tab. Frames are answered in their order. Some 50 a second are taken, of
 * at most 1 MiB; whoever sends more, or something else, is closed with one of `closeCodes`.
 *
 * - `open`: the story is open here from now on; `have` = the seq that the client holds, or null. Answered with `copy`,
 *   and from there on every commit is told, with none between left out. Open twice: answered twice. `person` = whose
 *   page it is: where the session has become somebody else's, the connection is closed with `signIn` before anything of
 *   theirs could be written under the other's name.
 * - `since`: the same, for a story that is open, when a gap was seen.
 * - `commit`: answered by a `commit` frame with its ref, or by `refused`.
 * - `resolve`, `undoResolve`: answered as a commit is, by a `commit` frame with the ref, which everybody is told, or by
 *   `refused`. Safe to send again with the same ref.
 * - `caret`: at most ten a second are shown to the others, the last always; `anchor: null` = gone. Places are of the
 *   copy at `seq`. It needs no answer.
 * - `ping`: answered with `pong` at once, whatever else waits. A connection that does not answer it is dead.
 */
export const ClientFrame = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("ping") }),
  z.strictObject({ type: z.literal("open"), story, have: seq.nullable(), person: PersonId.optional() }),
  z.strictObject({ type: z.literal("close"), story }),
  CommitToSend.extend({ type: z.literal("commit"), story }),
  ResolveToSend.extend({ type: z.literal("resolve"), story }),
  UndoResolveToSend.extend({ type: z.literal("undoResolve"), story }),
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

const whoIsThere = {
  /** The connection, since one person can be in a story twice. */
  place: z.string(),
  person: z.string(),
  name: z.string(),
  colour: z.number().int(),
};

/**
 * What the server says on the socket. Every frame but `desk` and `pong` is about one story that is open here.
 *
 * - `copy` answers `open` and `since`: whole, or the commits since.
 * - `commit`: it is stored. Told to everybody in the order of `seq`; for its sender it is the acknowledgement. One that
 *   was sent again may come with a seq that the client has already: then it only answers.
 * - `mode`: what this person may do from now on, and the epoch to send with commits. After a transition it comes also
 *   where the mode is the same, for the epoch's sake.
 * - `here`: somebody has the story open, or has it open no more. It comes before any caret of theirs, and with the copy
 *   for everybody who is there already.
 * - `desk`: something changed and is to be fetched; copy itself never comes this way. Without a `revision` it is what
 *   the list shows of a story's copy: its headline and length. That of the topic `notices` comes only to whose they are.
 */
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
    quotes: z.array(QuotedWordsField).optional(),
  }),
  z.object({ type: z.literal("mode"), story, mode, epoch: z.number().int() }),
  z.object({ type: z.literal("here"), story, ...whoIsThere, isHere: z.boolean() }),
  z.object({
    type: z.literal("caret"),
    story,
    ...whoIsThere,
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
  z.object({ type: z.literal("pong") }),
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
  /** `person` = whose page it is, as in `open`: refused once the session is somebody else's. */
  body: CommitToSend.extend({ person: PersonId.optional() }),
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
