import type { readImport as endpoint } from "#contract/imports.ts";
import { headlineOf } from "#document/fields.ts";
import { bodyText } from "#document/text.ts";
import { wordCount } from "#document/words.ts";
import { creditLine } from "#domain/credits.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";
import { readFile } from "./readFile.ts";

/** What a file would become, with each guess; makes nothing. */
export const readImport: UseCase<typeof endpoint> = (ctx, { body }) =>
  inTransaction(ctx, async (tx) => {
    const { copy, guesses, printed, leftOut } = await readFile(tx, body);
    return {
      guesses: guesses.map((guess) => ({ ...guess })),
      headline: headlineOf(copy),
      paragraphs: bodyText(copy)
        .split("\n\n")
        .filter((paragraph) => paragraph !== ""),
      words: wordCount(copy),
      line: creditLine(printed, ctx.deps.settings.newsroom.name),
      leftOut,
    };
  });
