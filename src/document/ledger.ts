import type { Node } from "prosemirror-model";
import { suggestionMarks } from "./schema.ts";

/**
 * What is known for good of one suggestion: whose it is, and by the name of each kind of mark the words that ever stood
 * under it, a line feed for each block. Kept by the server; a client's word is no evidence.
 */
export interface LedgerEntry {
  readonly id: string;
  readonly by: string;
  readonly words: Readonly<Record<string, string>>;
}

/** Looks a suggestion up by its id; null if there never was one. */
export type Ledger = (id: string) => LedgerEntry | null;

/** A story in which nobody has ever suggested anything. */
export const noLedger: Ledger = () => null;

/** One suggestion's part of one kind, as it stands in a document: its runs of text, a line feed for a block. */
export interface Standing {
  readonly mark: string;
  readonly id: string;
  readonly by: string;
  readonly runs: readonly string[];
}

/**
 * The suggestions that stand in a document, by kind, id, person and what they would put back. Text that stands
 * together is one run, also where bold or a link begins in the middle of it.
 */
export function standingSuggestions(doc: Node): Map<string, Standing> {
  const found = new Map<string, Standing & { runs: string[]; endsAt: number }>();
  doc.descendants((node, at) => {
    for (const mark of node.marks) {
      if (!suggestionMarks.some((name) => name === mark.type.name)) continue;
      const key = JSON.stringify([mark.type.name, mark.attrs]);
      const part = found.get(key) ?? newPart(mark.type.name, mark.attrs);
      found.set(key, part);
      const text = node.isText ? (node.text ?? "") : "\n";
      if (node.isText && part.endsAt === at) part.runs.push(`${part.runs.pop() ?? ""}${text}`);
      else part.runs.push(text);
      part.endsAt = node.isText ? at + node.nodeSize : -1;
    }
  });
  return found;
}

function newPart(mark: string, { id, by }: Readonly<Record<string, unknown>>) {
  const runs: string[] = [];
  return { mark, id: String(id), by: String(by), runs, endsAt: -1 };
}

/**
 * The entries that the ledger has to take up once `doc` is stored: new suggestions, and those under which words stand
 * that it does not know yet. `doc` may be cut to what a commit touched.
 */
export function newEntries(ledger: Ledger, doc: Node): LedgerEntry[] {
  const entries = new Map<string, LedgerEntry>();
  for (const { mark, id, by, runs } of standingSuggestions(doc).values()) {
    const entry = entries.get(id) ?? ledger(id) ?? { id, by, words: {} };
    const known = entry.words[mark] ?? "";
    const words = runs.join("");
    if (known !== "" && withinLetters([words], [known])) continue;
    const next = withinLetters([known], [words]) ? words : known + words;
    entries.set(id, { id, by: entry.by, words: { ...entry.words, [mark]: next } });
  }
  return [...entries.values()];
}

/** Whether no letter stands in `part` more often than in `whole`. */
export function withinLetters(part: readonly string[], whole: readonly string[]): boolean {
  const left = new Map<string, number>();
  for (const letter of whole.join("")) left.set(letter, (left.get(letter) ?? 0) + 1);
  for (const letter of part.join("")) {
    const count = left.get(letter) ?? 0;
    if (count === 0) return false;
    left.set(letter, count - 1);
  }
  return true;
}
