import type { Node } from "prosemirror-model";
import { flatText } from "./flatText.ts";
import { type Blame, blameBetween } from "./runs.ts";

/** Words that a commit took out, with the owner of each letter. */
export interface Taken {
  readonly text: string;
  readonly owners: readonly string[];
}

/** Shorter words than this are too common to be taken for the same ones when they are put in again. */
const shortest = 3;

/** So many letters in a row are taken for the same ones where words come back in part, with others' among them. */
const alike = 8;

/** What a range holds whose owners are worth remembering: nothing, or one entry. */
export function takenOut(doc: Node, blame: Blame, from: number, to: number): Taken[] {
  const { text, places } = flatText(doc, from, to);
  if (text.length < shortest) return [];
  const whose = owners(blameBetween(blame, from, to));
  return [{ text, owners: places.map((place) => whose[place - from] ?? "") }];
}

/**
 * Whose the positions of a range that was put in are: the person's who put it in, but for words that were taken out
 * before in the same commit, the longest of them first. What somebody else typed into a paragraph while it was moved
 * stays behind, and what they took out comes back: then the words are found again by the rows of letters that agree.
 */
export function movedOwners(
  doc: Node,
  from: number,
  to: number,
  { taken, person }: { readonly taken: readonly Taken[]; readonly person: string },
): Blame {
  if (to <= from) return [];
  const { text, places } = flatText(doc, from, to);
  const whole = taken.length === 0 || text.length < shortest;
  if (whole) return [[to - from, person]];
  const whose = owners([[to - from, person]]);
  const found = new Set<number>();
  for (const entry of taken.toSorted((a, b) => b.text.length - a.text.length)) {
    const inTaken = entry.text.indexOf(text);
    const inPut = inTaken >= 0 ? 0 : text.indexOf(entry.text);
    if (inPut < 0 || found.has(inPut)) continue;
    const length = Math.min(entry.text.length, text.length);
    for (let i = 0; i < length; i++) {
      found.add(inPut + i);
      whose[(places[inPut + i] ?? from) - from] = entry.owners[Math.max(0, inTaken) + i] ?? person;
    }
  }
  if (found.size < text.length) {
    for (const { at, owner } of agreeing(text, found, taken)) whose[(places[at] ?? from) - from] = owner;
  }
  return whose.map((owner) => [1, owner]);
}

/** The owners of those letters that come in rows which were taken out, but for those that are `found` already. */
function agreeing(text: string, found: ReadonlySet<number>, taken: readonly Taken[]) {
  const rows = new Map<string, { readonly entry: Taken; readonly from: number }>();
  for (const entry of taken)
    for (let from = 0; from + alike <= entry.text.length; from++)
      rows.set(entry.text.slice(from, from + alike), { entry, from });
  const letters: { readonly at: number; readonly owner: string }[] = [];
  for (let at = 0; at < text.length; at++) {
    const row = found.has(at) ? undefined : rows.get(text.slice(at, at + alike));
    for (let i = row?.from ?? 0; row && i < row.entry.text.length && text[at] === row.entry.text[i]; i++)
      letters.push({ at: at++, owner: row.entry.owners[i] ?? "" });
    if (row) at--;
  }
  return letters;
}

function owners(blame: Blame): string[] {
  return blame.flatMap(([length, person]) => Array.from({ length }, () => person));
}
