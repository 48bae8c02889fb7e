import { z } from "./zod.ts";
import { endpoint } from "./endpoint.ts";
import { typedText } from "./fields.ts";
import { Story } from "./stories.ts";

const guessKinds = ["headline", "leadCredit", "credits", "footer"] as const;

/** Something that was guessed from a file: what kind, the line it was read from, and what became of it, as a sentence. */
export const ImportGuess = z.object({ kind: z.enum(guessKinds), text: z.string(), says: z.string() });
export type ImportGuess = z.output<typeof ImportGuess>;

/** A file to bring in. `undone` names the guesses that the person took back: those lines stay paragraphs. */
const ImportRequest = z.strictObject({
  name: z.string().max(300),
  text: z.string().max(900_000),
  undone: z.array(z.enum(guessKinds)).max(10).optional(),
});

export const readImport = endpoint({
  name: "readImport",
  method: "POST",
  path: "/api/imports/read",
  who: "signedIn",
  summary: "What a file of text, HTML or Markdown would become, with each guess; makes nothing",
  body: ImportRequest,
  reply: z.object({
    guesses: z.array(ImportGuess),
    headline: z.string(),
    paragraphs: z.array(z.string()),
    words: z.number().int(),
    line: z.string(),
    leftOut: z.string().nullable(),
  }),
  idempotency: "kept",
  problems: ["import/kind", "import/unreadable"],
});

export const importStory = endpoint({
  name: "importStory",
  method: "POST",
  path: "/api/imports",
  who: "signedIn",
  summary: "Make a draft of a file of text, HTML or Markdown",
  body: ImportRequest.extend({ slug: z.string().max(200).optional(), desk: typedText(60).optional() }),
  reply: Story,
  status: 201,
  idempotency: "kept",
  problems: ["import/kind", "import/unreadable", "story/createForbidden", "story/slugTaken", "desk/unknown"],
});
