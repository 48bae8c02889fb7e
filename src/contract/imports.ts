import { z } from "./zod.ts";
import { endpoint } from "./endpoint.ts";
import { typedText } from "./fields.ts";
import { Story } from "./stories.ts";

const guessKinds = ["headline", "leadCredit", "credits", "footer"] as const;

/** Something that was guessed from a file: what kind, the line it was read from, and what became of it, as a sentence. */
export const ImportGuess = z.object({ kind: z.enum(guessKinds), text: z.string(), says: z.string() });
export type ImportGuess = z.output<typeof ImportGuess>;

const fileName = z.string().max(300);
const undoneGuesses = z.array(z.enum(guessKinds)).max(10);

/** A file to bring in. `undone` names the guesses that the person took back: those lines stay paragraphs. */
const ImportRequest = z.strictObject({
  name: fileName,
  text: z.string().max(900_000),
  undone: undoneGuesses.optional(),
});

/** The same of a document whose bytes are sent: `undone` has commas between the kinds. */
const WordRequest = z.strictObject({
  name: fileName.default("a Word document"),
  undone: z
    .string()
    .max(100)
    .transform((kinds) => kinds.split(","))
    .pipe(undoneGuesses)
    .optional(),
});

const where = { slug: z.string().max(200).optional(), desk: typedText(60).optional() };

/**
 * What a file would become. `suggested` = how many suggestions its tracked changes are, and the names in the file that
 * they are under, marked as imported; null where it has none.
 */
export const ImportReading = z.object({
  guesses: z.array(ImportGuess),
  headline: z.string(),
  paragraphs: z.array(z.string()),
  words: z.number().int(),
  line: z.string(),
  leftOut: z.string().nullable(),
  suggested: z.object({ count: z.number().int(), names: z.array(z.string()) }).nullable(),
});
export type ImportReading = z.output<typeof ImportReading>;

export const readImport = endpoint({
  name: "readImport",
  method: "POST",
  path: "/api/imports/read",
  who: "signedIn",
  summary: "What a file of text, HTML or Markdown would become, with each guess; makes nothing",
  body: ImportRequest,
  reply: ImportReading,
  idempotency: "kept",
  problems: ["import/kind", "import/unreadable"],
});

export const importStory = endpoint({
  name: "importStory",
  method: "POST",
  path: "/api/imports",
  who: "signedIn",
  summary: "Make a draft of a file of text, HTML or Markdown",
  body: ImportRequest.extend(where),
  reply: Story,
  status: 201,
  idempotency: "kept",
  problems: ["import/kind", "import/unreadable", "story/createForbidden", "story/slugTaken", "desk/unknown"],
});

const wordFile = { takes: "bytes", file: "document" } as const;

export const readWord = endpoint({
  name: "readWord",
  method: "POST",
  path: "/api/imports/word/read",
  who: "signedIn",
  summary: "What a Word document (.docx) would become, with each guess and its tracked changes; makes nothing",
  query: WordRequest,
  ...wordFile,
  reply: ImportReading,
  idempotency: "kept",
  problems: ["import/tooLarge", "import/unreadable"],
});

export const importWord = endpoint({
  name: "importWord",
  method: "POST",
  path: "/api/imports/word",
  who: "signedIn",
  summary: "Make a draft of a Word document (.docx); its tracked changes are suggestions under the names in the file",
  query: WordRequest.extend(where),
  ...wordFile,
  reply: Story,
  status: 201,
  idempotency: "kept",
  problems: ["import/tooLarge", "import/unreadable", "story/createForbidden", "story/slugTaken", "desk/unknown"],
});
