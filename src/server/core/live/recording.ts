import type { Node } from "prosemirror-model";
import { newEntries, standingSuggestions } from "#document/ledger.ts";
import { touchedCopies } from "#document/touched.ts";
import type { Mode } from "#domain/mode.ts";
import type { Instant } from "#domain/times.ts";
import type { RecordedSuggestion, Settled } from "../repos/suggestions.ts";

interface Recording {
  readonly person: string;
  readonly mode: Mode;
  readonly seq: number;
  readonly at: Instant;
  readonly known: (id: string) => RecordedSuggestion | null;
}

/**
 * What a commit has the ledger take up: suggestions that are new, words that have come to one, and that somebody else has
 * changed one. In suggest mode nobody can.
 */
export function recordedAfter(before: Node, after: Node, recording: Recording): RecordedSuggestion[] {
  const { person, mode, seq, at, known } = recording;
  const [was, is] = touchedCopies(before, after, () => false);
  const entries = new Map<string, RecordedSuggestion>();
  for (const entry of newEntries(known, is)) {
    const made = known(entry.id) ?? { madeSeq: seq, madeAt: at, changedBy: null, settled: null };
    entries.set(entry.id, { ...made, ...entry });
  }
  if (mode !== "edit") return [...entries.values()];
  for (const id of changedIds(was, is, person)) {
    const entry = entries.get(id) ?? known(id);
    if (entry !== null && entry !== undefined) entries.set(id, { ...entry, changedBy: person });
  }
  return [...entries.values()];
}

/** The suggestions of others of which other words stand than stood. */
function changedIds(was: Node, is: Node, person: string): Set<string> {
  const now = standingSuggestions(is);
  const changed = new Set<string>();
  for (const [key, { id, by, runs }] of standingSuggestions(was))
    if (by !== person && now.get(key)?.runs.join("") !== runs.join("")) changed.add(id);
  return changed;
}

/** What the ledger says of suggestions that a commit settles. */
export function settledBy(
  { person, at, seq }: { readonly person: string; readonly at: Instant; readonly seq: number },
  isAccepted: boolean,
): Settled {
  return { outcome: isAccepted ? "accepted" : "rejected", by: person, at, seq };
}
