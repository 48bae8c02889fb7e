import type { QuoteChange } from "./quoteChanges.ts";

/** Quoted words before and after a change; empty where they were not quoted, or are not any more. */
export type QuotedWords = Pick<QuoteChange, "before" | "after">;

/** So many words are left on either side of those that differ, and so many of a long stretch at its ends. */
const beside = 2;
const longest = 24;

/**
 * The words that a change makes different, with a few beside them and an ellipsis for the rest: short enough to be said,
 * shown on a card and kept in the history. A paragraph's end is shown as ¶.
 */
export function inShort({ before, after }: QuotedWords): QuotedWords {
  const [was, is] = [wordsIn(before), wordsIn(after)];
  if (was.length === 0 || is.length === 0) return { before: cut(was, 0, 0), after: cut(is, 0, 0) };
  let start = 0;
  while (start < was.length && start < is.length && was[start] === is[start]) start++;
  let end = 0;
  const most = Math.min(was.length, is.length) - start;
  while (end < most && was[was.length - 1 - end] === is[is.length - 1 - end]) end++;
  return { before: cut(was, start, end), after: cut(is, start, end) };
}

/** What a change does to a quotation, as a sentence for whoever made it. */
export function quoteSentence(change: QuotedWords): string {
  const { before, after } = inShort(change);
  if (after === "") return `You took out a quotation, or its marks: “${before}”.`;
  if (before === "") return `You put words into quotation marks: “${after}”.`;
  return `You changed a quotation: “${before}” now reads “${after}”.`;
}

function wordsIn(text: string): readonly string[] {
  return text.replaceAll("\n", " ¶ ").split(/\s+/u).filter(Boolean);
}

function cut(words: readonly string[], start: number, end: number): string {
  const [from, to] = [Math.max(0, start - beside), words.length - Math.max(0, end - beside)];
  const shown = words.slice(from, to);
  const middle = shown.length > longest ? [...shown.slice(0, longest - 8), "…", ...shown.slice(-8)] : shown;
  return [...(from > 0 ? ["…"] : []), ...middle, ...(to < words.length ? ["…"] : [])].join(" ");
}
