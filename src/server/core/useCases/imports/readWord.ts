import type { readWord as endpoint } from "#contract/imports.ts";
import { newEntries, noLedger } from "#document/ledger.ts";
import { importedName } from "#domain/importedNames.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";
import { readFile, readingOf } from "./readFile.ts";
import { takeWord } from "./takeWord.ts";

/** What a Word document would become, with each guess and how many suggestions come with it; makes nothing. */
export const readWord: UseCase<typeof endpoint> = async (ctx, { query, body }) => {
  const { source, names } = await takeWord(ctx, body);
  return inTransaction(ctx, async (tx) => {
    const file = await readFile(tx, source, query.undone);
    const entries = newEntries(noLedger, file.copy);
    const by = [...new Set(entries.map((entry) => importedName(names.get(entry.by) ?? "")))];
    const suggested = entries.length === 0 ? null : { count: entries.length, names: by };
    return { ...readingOf(file, ctx.deps.settings.newsroom.name), suggested };
  });
};
