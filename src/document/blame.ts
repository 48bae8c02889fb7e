import type { Node } from "prosemirror-model";
import type { Step } from "prosemirror-transform";
import { MoveMap } from "./moveMap.ts";
import { movedOwners, type Taken, takenOut } from "./moved.ts";
import { proposers } from "./proposers.ts";
import { type Blame, blameBetween, spliced } from "./runs.ts";

export { type Blame, blameBetween } from "./runs.ts";

/** The blame of a document that is all one person's, or with "" nobody's. */
export function blameOfOne(doc: Node, person: string): Blame {
  return doc.content.size === 0 ? [] : [[doc.content.size, person]];
}

/**
 * The blame of a document that nobody typed here: what is proposed in it is whoever's the suggestion is, all else is
 * nobody's. Of a paragraph that is proposed it is the boundary alone.
 */
export function blameOfBrought(doc: Node): Blame {
  return proposers(doc).map(([length, person]) => [length, person ?? ""]);
}

/** A document, and who wrote what in it. */
export interface Blamed {
  readonly doc: Node;
  readonly blame: Blame;
}

/**
 * The document and its blame after one commit: the steps that were kept, made by `person`. What they put in is theirs,
 * but words of three letters or more that the same commit takes out and puts in again keep their owners: whoever moves a
 * paragraph has not written it. A change of kind, a mark or an accepted suggestion changes no owner. Throws where a step
 * does not apply, which one that was stored always does.
 */
export function blameAfter({ doc, blame }: Blamed, steps: readonly Step[], person: string): Blamed {
  let runs = blame;
  let now = doc;
  const taken: Taken[] = [];
  for (const step of steps) {
    const { doc: after, failed } = step.apply(now);
    if (!after) throw new Error(`A step of a stored commit does not apply: ${failed}`);
    const map = step.getMap();
    if (map instanceof MoveMap) {
      const { start, between, end } = map;
      const swapped = [...blameBetween(runs, between, end), ...blameBetween(runs, start, between)];
      runs = spliced(runs, start, end, swapped);
      now = after;
      continue;
    }
    const ranges: { from: number; to: number; newFrom: number; newTo: number }[] = [];
    map.forEach((from, to, newFrom, newTo) => ranges.push({ from, to, newFrom, newTo }));
    for (const { from, to } of ranges) taken.push(...takenOut(now, runs, from, to));
    // From the end, so that the positions before stay true.
    for (const { from, to, newFrom, newTo } of ranges.toReversed())
      runs = spliced(runs, from, to, movedOwners(after, newFrom, newTo, { taken, person }));
    now = after;
  }
  return { doc: now, blame: runs };
}

/**
 * How many letters of each person's stand in the reading, blanks not counted: struck words, and blocks that are proposed
 * to go, are left out. Copy that nobody typed here is under "".
 */
export function lettersInReading(blame: Blame, doc: Node): ReadonlyMap<string, number> {
  const letters = new Map<string, number>();
  doc.descendants((node, at) => {
    const isStruck = node.marks.some((mark) => mark.type.name === "deletion");
    if (!node.isText) return !isStruck || node.type.name === "paragraph";
    if (isStruck) return false;
    let from = 0;
    for (const [length, person] of blameBetween(blame, at, at + node.nodeSize)) {
      const count = (node.text ?? "").slice(from, from + length).replace(/\s/g, "").length;
      if (count > 0) letters.set(person, (letters.get(person) ?? 0) + count);
      from += length;
    }
    return false;
  });
  return letters;
}

/** Whether any letter of this person's stands in the reading. Somebody who only cut has none: their commits tell that. */
export function standsInReading(blame: Blame, doc: Node, person: string): boolean {
  return (lettersInReading(blame, doc).get(person) ?? 0) > 0;
}
