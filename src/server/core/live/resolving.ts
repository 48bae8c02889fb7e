import type { Node } from "prosemirror-model";
import { type Step, type StepMap, Transform } from "prosemirror-transform";
import type { RefusedCode, ResolveToSend } from "#contract/live.ts";
import { rebaseBudget } from "#document/commitSize.ts";
import { quoteChangesOf } from "#document/quoteGuard.ts";
import { inShort, type QuotedWords } from "#document/quoteWords.ts";
import { type Decide, rejectBy } from "#document/reading.ts";
import type { Dropped } from "#document/rebase.ts";
import { resolveSteps } from "#document/resolveSteps.ts";
import type { Returned } from "#document/returned.ts";
import { newEntries, standingSuggestions } from "#document/ledger.ts";
import { suggestionCards } from "#document/suggestionCards.ts";
import { suggestionInBrief } from "#document/suggestionSentence.ts";
import { type Inverse, takeBackResolve } from "#document/takeBackResolve.ts";
import type { Mode } from "#domain/mode.ts";
import type { Instant } from "#domain/times.ts";
import type { RecordedSuggestion } from "../repos/suggestions.ts";

/** What settling suggestions, or opening them again, does to the copy and to the ledger. */
export interface Resolved {
  readonly ok: true;
  readonly doc: Node;
  readonly steps: readonly Step[];
  readonly dropped: readonly Dropped[];
  readonly returned: readonly Returned[];
  /** The suggestions that it settles, or opens. */
  readonly decided: readonly RecordedSuggestion[];
  /** Those that somebody had settled before. */
  readonly settled: readonly RecordedSuggestion[];
  /** The quoted words that it changes, for the history. */
  readonly quotes: readonly QuotedWords[];
  /** What the suggestion does, in brief, where it is one alone. */
  readonly does: string | null;
}

export interface NotResolved {
  readonly ok: false;
  readonly code: RefusedCode;
  readonly detail: string;
  /** The suggestions that somebody has settled already, where that is why. */
  readonly settled: readonly RecordedSuggestion[];
  /** The quoted words that would change, where that is why. */
  readonly quotes?: readonly QuotedWords[];
}

interface Asking {
  readonly doc: Node;
  readonly person: string;
  readonly mode: Mode;
}

/** Looks a suggestion up with what became of it. */
export type Records = (id: string) => RecordedSuggestion | null;

/**
 * What becomes of a request to accept or reject. Whoever may edit settles anybody's; whoever may suggest withdraws their
 * own. What stands in the copy is open, whatever the ledger says of it: a version that was put back can hold what was
 * settled since, or what the ledger never had. Of the rest, what is settled stays as it is; where nothing is left to
 * settle, it is refused with who was first. Accepting what changes quoted words is refused without a reason, so that
 * nobody does it unseen (scenario S-07).
 */
export function resolved(
  { ids, accept, reason = "" }: ResolveToSend,
  { doc, person, mode, records, now }: Asking & { readonly records: Records; readonly now: Now },
) {
  if (mode === "read") return refusal("mode", "reads only");
  const standing = standingRecords(doc, records, now);
  const asked = [...new Set(ids)].map((id) => standing.get(id) ?? records(id));
  const known = asked.filter((each) => each !== null);
  if (known.length < asked.length) return refusal("noSuggestion", "an id that is not of this story");
  if (mode === "suggest" && (accept || known.some(({ by }) => by !== person)))
    return refusal("notYours", "in suggest mode only one's own are withdrawn");
  const decided = known.filter(({ id }) => standing.has(id));
  const settled = known.filter(({ id, settled: before }) => before !== null && !standing.has(id));
  if (decided.length === 0)
    return settled.length > 0 ? refusal("settled", "settled before", settled) : refusal("gone", "not in the copy");
  const chosen = new Set(decided.map(({ id }) => id));
  const quotes = accept ? quoteChangesOf(doc, chosen).map(inShort) : [];
  if (quotes.length > 0 && reason === "")
    return { ...refusal("quoteNeedsReason", "quoted words would change"), quotes };
  const outcome = accept ? "accept" : "reject";
  const decide: Decide = (mark) => (chosen.has(String(mark.attrs["id"])) ? outcome : "leave");
  const tr = new Transform(doc);
  resolveSteps(tr, decide);
  // Where a fact box is suggested in a split that is suggested too, the split alone cannot go: the boundary would stay.
  if (mode === "suggest" && !rejectBy(tr.doc, person).eq(rejectBy(doc, person)))
    return refusal("tangled", "another suggestion hangs on it");
  return done(tr, { dropped: [], returned: [], decided, settled, quotes, does: doesIn(doc, decided) });
}

interface Now {
  readonly seq: number;
  readonly at: Instant;
}

/** The suggestions that stand in the copy, as the ledger has them, or as it would take them up now. */
function standingRecords(doc: Node, records: Records, { seq, at }: Now): ReadonlyMap<string, RecordedSuggestion> {
  const found = new Map<string, RecordedSuggestion>();
  for (const entry of newEntries(() => null, doc)) {
    const made = { ...entry, madeSeq: seq, madeAt: at, changedBy: null, settled: null };
    found.set(entry.id, records(entry.id) ?? made);
  }
  return found;
}

/** A resolve of the log: what it settled, and what takes it back. */
export interface Undoable {
  readonly inverses: readonly Inverse[];
}

/**
 * What becomes of a request to take a resolve back: null for `undoable` where that commit is none, null for `since` where
 * it is too far back. Whatever of it finds its place again is open again.
 */
export function takenBack(
  {
    undoable,
    since,
    settledThere,
  }: {
    readonly undoable: Undoable | null;
    readonly since: readonly StepMap[] | null;
    /** The suggestions that are settled by that commit still. */
    readonly settledThere: readonly RecordedSuggestion[];
  },
  { doc, person, mode }: Asking,
): Resolved | NotResolved {
  if (mode === "read") return refusal("mode", "reads only");
  if (undoable === null) return refusal("noResolve", "no resolve");
  if (settledThere.length === 0) return refusal("undone", "settled by another commit, or open");
  if (mode === "suggest" && settledThere.some(({ by, settled }) => by !== person || settled?.by !== person))
    return refusal("notYours", "in suggest mode only one's own withdrawal is taken back");
  const { inverses } = undoable;
  if (since === null || isTooMuch(inverses.length, since.length)) return refusal("tooOld", "too far back");
  const tr = new Transform(doc);
  const { returned, dropped } = takeBackResolve(tr, { inverses, since });
  // Whoever may only suggest changes nothing but suggestions by it: what others have written since can stand in the way.
  if (mode === "suggest" && !rejectBy(tr.doc, person).eq(rejectBy(doc, person)))
    return refusal("tooOld", "it would change the copy");
  const standing = new Set([...standingSuggestions(tr.doc).values()].map(({ id }) => id));
  const decided = settledThere.filter(({ id }) => standing.has(id));
  if (decided.length === 0) return refusal("tooOld", "nothing of it finds its place");
  const unplaced = dropped.filter(({ text }) => text !== "");
  const does = doesIn(tr.doc, decided);
  return done(tr, { dropped: unplaced, returned, decided, settled: [], quotes: [], does });
}

/** What one suggestion does in a copy in which it stands; of several their number says enough. */
function doesIn(doc: Node, decided: readonly RecordedSuggestion[]): string | null {
  const [only] = decided;
  if (decided.length !== 1 || only === undefined) return null;
  const card = suggestionCards(doc).find(({ id, by }) => id === only.id && by === only.by);
  return card === undefined ? null : suggestionInBrief(card);
}

/** It is asked for seldom, and is the only way back: it may cost more than a commit. On an unchanged copy it costs little. */
function isTooMuch(steps: number, maps: number): boolean {
  return maps > 0 && steps * (steps + maps) > rebaseBudget * 10;
}

function done(tr: Transform, rest: Omit<Resolved, "ok" | "doc" | "steps">): Resolved {
  return { ok: true, doc: tr.doc, steps: tr.steps, ...rest };
}

function refusal(code: RefusedCode, detail: string, settled: readonly RecordedSuggestion[] = []): NotResolved {
  return { ok: false, code, detail, settled };
}
