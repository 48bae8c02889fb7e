import {
  type ImportGuess,
  type ImportReading,
  importStory,
  importWord,
  readImport,
  readWord,
} from "#contract/imports.ts";
import type { Story } from "#contract/stories.ts";
import { call } from "#client/lib/api.ts";

type Undone = readonly ImportGuess["kind"][];

/** What can be chosen. Also old Word's documents, so that it can be said what to do with them. */
export const importable =
  ".docx,.doc,.txt,.text,.md,.markdown,.html,.htm,text/plain,text/markdown,text/html,application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** What a file would become, without the guesses that were taken back. */
export async function readFile(file: File, undone: Undone, signal: AbortSignal): Promise<ImportReading> {
  if (isWord(file)) return call(readWord, { query: queryOf(file, undone), body: file, signal });
  return call(readImport, { body: await bodyOf(file, undone), signal });
}

/** Makes a story of a file. */
export async function bringIn(file: File, undone: Undone): Promise<Story> {
  if (isWord(file)) return call(importWord, { query: queryOf(file, undone), body: file });
  return call(importStory, { body: await bodyOf(file, undone) });
}

/** “38 tracked changes by 2 people come in as suggestions”; `verb` is what they do, or did. */
export function suggestedSays(
  { count, names }: NonNullable<ImportReading["suggested"]>,
  verb: "come" | "came",
): string {
  const changes = count === 1 ? "1 tracked change" : `${count.toLocaleString("en-GB")} tracked changes`;
  const by = names.length === 1 ? (names[0] ?? "") : `${names.length} people`;
  const comes = count === 1 && verb === "come" ? "comes" : verb;
  return `${changes} by ${by} ${comes} in as ${count === 1 ? "a suggestion" : "suggestions"}`;
}

/** A document of Word's goes as its bytes; whether it really is one is for the server to say. */
function isWord({ name, type }: File): boolean {
  return /\.docx?$/iu.test(name) || /wordprocessingml|msword/u.test(type);
}

function queryOf({ name }: File, undone: Undone) {
  return { name: name.slice(0, 300), ...(undone.length > 0 && { undone: undone.join(",") }) };
}

async function bodyOf(file: File, undone: Undone) {
  return { name: file.name, text: await file.text(), undone: [...undone] };
}
