import type { Quotation } from "./quotes.ts";

/** From a place of the copy up to another. */
export type Span = readonly [from: number, to: number];

/** What a change does to quoted words: how they read before and after; empty where there was none, or is none any more. */
export interface QuoteChange {
  readonly before: string;
  readonly after: string;
  /** Whether words differ, and not only signs between them. */
  readonly isOfWords: boolean;
  /** Where the words that differ stand now; where there are none, the quotation, or the place at which it was. */
  readonly at: readonly Span[];
}

/** A state of the copy as the guard compares it. The places of both states are of one document. */
export interface QuotedState {
  readonly quotations: readonly Quotation[];
  /** Whether any word is read that begins in this span. */
  readonly hasWords: (span: Span) => boolean;
}

/**
 * What becomes of quoted words from one state to the other, in the order of the copy. Quotations that lie on each other
 * are told together, and one in the place of another; marks made typographic, and the other way round, are no change
 * (scenario S-08). A quotation of which neither marks nor words stood before is none either: nobody's words are changed.
 */
export function quoteChanges(before: QuotedState, after: QuotedState): QuoteChange[] {
  return together(before.quotations, after.quotations).flatMap(({ was, is }) => {
    const old = textOf(was);
    const now = textOf(is);
    if (plain(old) === plain(now)) return [];
    if (was.length === 0 && !is.some(({ spans }) => spans.some(before.hasWords))) return [];
    return [{ before: old, after: now, isOfWords: wordsOf(old) !== wordsOf(now), at: placesOf(was, is) }];
  });
}

/** Quotations of the one state and of the other that are about the same words. */
interface Group {
  readonly was: readonly Quotation[];
  readonly is: readonly Quotation[];
  readonly from: number;
  readonly to: number;
}

function together(before: readonly Quotation[], after: readonly Quotation[]): Group[] {
  const all = [
    ...before.map((each) => ({ was: [each], is: [], ...reachOf(each) })),
    ...after.map((each) => ({ was: [], is: [each], ...reachOf(each) })),
  ].toSorted((one, other) => one.from - other.from || one.to - other.to);
  const lying = grouped(all, (one, other) => other.from < one.to);
  return grouped(lying, isInPlaceOf);
}

function grouped(groups: readonly Group[], isOneWith: (one: Group, other: Group) => boolean): Group[] {
  const found: Group[] = [];
  for (const next of groups) {
    const last = found.at(-1);
    if (last && isOneWith(last, next)) found[found.length - 1] = joined(last, next);
    else found.push(next);
  }
  return found;
}

function joined(one: Group, other: Group): Group {
  return {
    was: [...one.was, ...other.was],
    is: [...one.is, ...other.is],
    from: one.from,
    to: Math.max(one.to, other.to),
  };
}

/** What is struck stands beside what is put in for it, with little between: `said` before it, the end of a paragraph. */
const mostBetween = 40;

function isInPlaceOf(one: Group, other: Group): boolean {
  const isOneWay = one.is.length === 0 ? other.was.length === 0 : one.was.length === 0 && other.is.length === 0;
  return isOneWay && other.from - one.to <= mostBetween;
}

function reachOf({ spans }: Quotation) {
  return { from: spans[0]?.[0] ?? 0, to: spans.at(-1)?.[1] ?? 0 };
}

function textOf(quoted: readonly Quotation[]): string {
  return quoted.map(({ text }) => text).join(" … ");
}

function placesOf(was: readonly Quotation[], is: readonly Quotation[]): readonly Span[] {
  const [old, now] = [was[0], is[0]];
  if (now === undefined) return [[reachOf(old ?? nowhere).from, reachOf(old ?? nowhere).to]];
  if (old === undefined || was.length > 1 || is.length > 1) return is.flatMap(({ spans }) => spans);
  const [from, to] = differing(old.text, now.text);
  const [first, last] = [now.places[from], now.places[to - 1]];
  return first === undefined || last === undefined || from >= to ? now.spans : [[first, last + 1]];
}

const nowhere: Quotation = { text: "", spans: [], places: [], isClosed: false };

/** The stretch of the new text that differs from the old, in whole words. */
function differing(old: string, now: string): Span {
  const [was, is] = [plain(old), plain(now)];
  let from = 0;
  while (from < was.length && was[from] === is[from]) from++;
  let same = 0;
  const most = Math.min(was.length, is.length) - from;
  while (same < most && was[was.length - 1 - same] === is[is.length - 1 - same]) same++;
  let to = is.length - same;
  while (from > 0 && /[^\s]/u.test(is[from - 1] ?? "")) from--;
  while (to < is.length && /[^\s]/u.test(is[to] ?? "")) to++;
  return [from, to];
}

/** Words that read the same whichever marks they are set with. */
function plain(text: string): string {
  return text.replaceAll(/[“”]/gu, '"').replaceAll(/[‘’]/gu, "'");
}

function wordsOf(text: string): string {
  return (plain(text).match(/[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu) ?? []).join(" ");
}
