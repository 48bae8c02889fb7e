import type { StoryId } from "#contract/fields.ts";
import type { importWord as endpoint } from "#contract/imports.ts";
import { type LedgerEntry, newEntries, noLedger } from "#document/ledger.ts";
import { importedName } from "#domain/importedNames.ts";
import type { Instant } from "#domain/times.ts";
import type { Tx } from "../../db.ts";
import { dateSuggestions, insertImportedNames } from "../../repos/importedNames.ts";
import { putSuggestions } from "../../repos/suggestions.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";
import { allowStart } from "../stories/startStory.ts";
import { storyReply } from "../stories/storyReply.ts";
import { makeOfFile } from "./makeOfFile.ts";
import { readFile } from "./readFile.ts";
import { type TakenWord, takeWord } from "./takeWord.ts";

/** Makes a draft of a Word document. Its tracked changes are suggestions under the names in the file (scenario I-03). */
export const importWord: UseCase<typeof endpoint> = async (ctx, { query, body }) => {
  allowStart(ctx);
  // Read before the transaction, which would else hold up everybody's where there is one connection.
  const word = await takeWord(ctx, body);
  return inTransaction(ctx, async (tx) => {
    const file = await readFile(tx, word.source, query.undone);
    const entries = newEntries(noLedger, file.copy);
    const names = namesIn(word, entries);
    const whose = names.map(({ name }) => importedName(name));
    const said = entries.length === 0 ? {} : { count: entries.length, whose };
    const id = await makeOfFile(tx, ctx, file, query, said);
    if (entries.length > 0) await putDown(tx, { storyId: id, entries, names, word, at: ctx.now });
    return storyReply(tx, ctx, id);
  });
};

/** Those names of the document under which suggestions stand in the copy: a line that became a field can have taken some. */
function namesIn({ names }: TakenWord, entries: readonly LedgerEntry[]) {
  const authors = new Set(entries.map(({ by }) => by));
  return [...names].filter(([id]) => authors.has(id)).map(([id, name]) => ({ id, name }));
}

interface PutDown {
  readonly storyId: StoryId;
  readonly entries: readonly LedgerEntry[];
  readonly names: ReturnType<typeof namesIn>;
  readonly word: TakenWord;
  readonly at: Instant;
}

/**
 * Has the ledger know the suggestions that the copy begins with, and under whose names. From then on the guard knows them
 * as anybody's: nobody can put a word under one of these names, since nobody's session is theirs (promise R5).
 */
async function putDown(tx: Tx, { storyId, entries, names, word, at }: PutDown): Promise<void> {
  await insertImportedNames(tx, storyId, names);
  const made = { madeSeq: 0, madeAt: at, changedBy: null, settled: null };
  await putSuggestions(
    tx,
    storyId,
    entries.map((entry) => ({ ...entry, ...made })),
  );
  const dates = word.suggestions.flatMap(({ id, dated }) => (dated === null ? [] : [{ id, dated }]));
  await dateSuggestions(tx, storyId, dates);
}
