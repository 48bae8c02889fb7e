import type { Node } from "prosemirror-model";
import type { Mode } from "#domain/mode.ts";
import { type Ledger, type Standing, standingSuggestions, withinLetters } from "./ledger.ts";
import { rejectBy } from "./reading.ts";
import { isSubsequence } from "./stepWords.ts";
import { touchedCopies } from "./touched.ts";

/** What the guard is asked: may `person`, in this mode, turn the one document into the other? */
export interface Guarded {
  readonly before: Node;
  readonly after: Node;
  readonly person: string;
  readonly mode: Mode;
  readonly ledger: Ledger;
}

/**
 * Why not. `mode`: this person only reads. `forged`: a suggestion under another's name is new, has grown, or an id is
 * used that belongs to somebody else. `others`: somebody else's suggestion is changed or gone. `changesCopy`: the copy
 * itself is changed, where only suggestions may be made. `detail` is for the log and the tests, not for a screen.
 */
export interface GuardRefusal {
  readonly code: "mode" | "forged" | "others" | "changesCopy";
  readonly detail: string;
}

/**
 * Holds a person to their mode and to their own name, whatever frames their client sends. Null means that they may.
 *
 * In suggest mode the copy without their suggestions has to be the same before and after, so that no sequence of steps
 * can change accepted words. In edit mode they may do to the copy what they like, and let another's suggested text
 * shrink; but in every mode nobody speaks under another's name. Compares whole documents and not steps: a step can be
 * harmless alone and, with the next, change accepted words. Costs the touched blocks only.
 */
export function guard({ before, after, person, mode, ledger }: Guarded): GuardRefusal | null {
  if (mode === "read") return { code: "mode", detail: "reads only" };
  if (before === after) return null;
  const [was, is] = touchedCopies(before, after, isProposed);
  const forged = forgery(standingSuggestions(was), standingSuggestions(is), { person, mode, ledger });
  if (forged !== null) return { code: "forged", detail: forged };
  return mode === "suggest" ? changeOf(rejectBy(was, person), rejectBy(is, person), person) : null;
}

/** A proposed block folds into the one before it when it is rejected, so both have to be looked at. */
function isProposed(block: Node): boolean {
  return block.marks.some((mark) => mark.type.name === "insertion");
}

type Suggestions = ReadonlyMap<string, Standing>;

function forgery(was: Suggestions, is: Suggestions, { person, mode, ledger }: Omit<Guarded, "before" | "after">) {
  const owners = new Map([...was.values()].map(({ id, by }) => [id, by]));
  for (const [key, suggestion] of is) {
    const known = ledger(suggestion.id);
    const owner = known?.by ?? owners.get(suggestion.id) ?? suggestion.by;
    if (owner !== suggestion.by) return `the id ${suggestion.id} is another's`;
    if (suggestion.by === person) continue;
    const stood = was.get(key)?.runs ?? [];
    const recorded = mode === "edit" ? (known?.words[suggestion.mark] ?? "") : "";
    if (stood.length === 0 && recorded === "") return `a new ${suggestion.mark} under another's name`;
    if (!isWithin(suggestion.runs, stood, recorded)) return `${suggestion.id} of another has grown`;
  }
  return null;
}

/** Every run is what is left of what stood or was recorded, and no letter stands more often than it did in either. */
function isWithin(runs: readonly string[], stood: readonly string[], recorded: string): boolean {
  const before = stood.join("");
  if (!runs.every((run) => isSubsequence(run, before) || isSubsequence(run, recorded))) return false;
  return withinLetters(runs, stood) || withinLetters(runs, [recorded]);
}

function changeOf(was: Node, is: Node, person: string): GuardRefusal | null {
  if (was.eq(is)) return null;
  const left = standingSuggestions(is);
  for (const [key, { id, by, runs }] of standingSuggestions(was)) {
    const now = left.get(key)?.runs.join("") ?? "";
    if (by !== person && now !== runs.join("")) return { code: "others", detail: `${id} of another is changed` };
  }
  return { code: "changesCopy", detail: "the copy without the sender's suggestions is not the same" };
}
