import { z } from "./zod.ts";
import { endpoint } from "./endpoint.ts";
import { InstantField, PersonId, QuotedWordsField, StoryId, typedText } from "./fields.ts";
import { Commit, ResolveToSend, UndoResolveToSend } from "./live.ts";
import { PersonRef } from "./people.ts";

/** What became of a suggestion: by whom, when, and by which commit of the log. */
export const Settlement = z.object({
  outcome: z.enum(["accepted", "rejected"]),
  by: PersonRef,
  at: InstantField,
  seq: z.number().int(),
});
export type Settlement = z.output<typeof Settlement>;

/**
 * A suggestion as the ledger has it. What it does, and where, is read from the copy; `words` are those that ever stood
 * under it, by the kind of mark, a line feed for each block. `changedBy` = who has changed its words since it was made,
 * other than its author. `dated` = when it was made by the document that it came with, null for what was made here.
 * `isOpen` = whether it stands in the copy and waits for an answer.
 */
export const Suggestion = z.object({
  id: z.string(),
  by: PersonRef,
  madeAt: InstantField,
  words: z.record(z.string(), z.string()),
  changedBy: PersonRef.nullable(),
  dated: InstantField.nullable(),
  settled: Settlement.nullable(),
  isOpen: z.boolean(),
});
export type Suggestion = z.output<typeof Suggestion>;

const params = z.strictObject({ storyId: StoryId });
/** Whose page it is, as in `addCommit`. */
const person = PersonId.optional();

export const listSuggestions = endpoint({
  name: "listSuggestions",
  method: "GET",
  path: "/api/stories/:storyId/suggestions",
  who: "signedIn",
  summary: "Every suggestion ever made in a story, in the order in which they were made, with what became of it",
  params,
  /** `seq`: the copy's, of which `isOpen` is said. */
  reply: z.object({ seq: z.number().int(), items: z.array(Suggestion) }),
  problems: ["story/unknown"],
});

export const resolveSuggestions = endpoint({
  name: "resolveSuggestions",
  method: "POST",
  path: "/api/stories/:storyId/copy/resolves",
  who: "signedIn",
  summary: "Accept or reject suggestions; answered once it is stored. Its ref makes it safe to send again",
  params,
  body: ResolveToSend.extend({ person }),
  /** `settled`: those that somebody had settled before, which are left as they are. */
  reply: Commit.extend({ settled: z.array(z.object({ id: z.string(), settled: Settlement })) }),
  status: 201,
  idempotency: "kept",
  problems: [
    "story/unknown",
    "copy/mode",
    "copy/locked",
    "copy/refReused",
    "suggestion/unknown",
    "suggestion/settled",
    "suggestion/gone",
    "suggestion/notYours",
    "suggestion/tangled",
    "suggestion/quoteNeedsReason",
  ],
});

export const undoResolve = endpoint({
  name: "undoResolve",
  method: "POST",
  path: "/api/stories/:storyId/copy/resolves/:seq/undo",
  who: "signedIn",
  summary: "Take an accepting or rejecting back, as a whole: its suggestions are open again",
  params: z.strictObject({
    storyId: StoryId,
    seq: z
      .string()
      .regex(/^\d{1,12}$/)
      .transform(Number),
  }),
  body: UndoResolveToSend.omit({ seq: true }).extend({ person }),
  reply: Commit,
  status: 201,
  idempotency: "kept",
  problems: [
    "story/unknown",
    "copy/mode",
    "copy/locked",
    "copy/refReused",
    "suggestion/notYours",
    "resolve/unknown",
    "resolve/undone",
    "resolve/tooOld",
  ],
});

/** As many quotations as one change is said to have touched. */
const mostQuotes = 20;
const shownWords = typedText(600);

export const keepQuoteWarning = endpoint({
  name: "keepQuoteWarning",
  method: "POST",
  path: "/api/stories/:storyId/copy/quote-warnings",
  who: "signedIn",
  summary: "Keep in the history that whoever changed quoted words was shown the quote guard's warning",
  params,
  body: z.strictObject({
    /** The suggestion by which the words are changed; null = they were changed in the copy itself. */
    suggestion: z
      .string()
      .regex(/^[!-~]{1,100}$/)
      .nullable(),
    /** What the warning named, as it was shown. */
    quotes: z
      .array(QuotedWordsField.extend({ before: shownWords, after: shownWords }))
      .min(1)
      .max(mostQuotes),
    person,
  }),
  status: 204,
  idempotency: "kept",
  problems: ["story/unknown", "copy/mode", "suggestion/unknown", "suggestion/notYours"],
});
