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

/** What a range holds whose owners are worth remembering: nothing, or one entry. */
export function takenOut(doc: Node, blame: Blame, from: number, to: number): Taken[] {
  const { text, places } = flatText(doc, from, to);
  if (text.length < shortest) return [];
  const whose = owners(blameBetween(blame, from, to));
  return [{ text, owners: places.map((place) => whose[place - from] ?? "") }];
}

/**
 * Whose the positions of a range that was put in are: the person's who put it in, but for words that were taken out
 * before in the same commit, the longest of them first.
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
  return whose.map((owner) => [1, owner]);
}

function owners(blame: Blame): string[] {
  return blame.flatMap(([length, person]) => Array.from({ length }, () => person));
}
