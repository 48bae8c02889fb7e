import type { Node } from "prosemirror-model";
import type { Step } from "prosemirror-transform";
import { type Blame, blameBetween } from "#document/blame.ts";
import { flatText } from "#document/flatText.ts";
import { differingLetters, isTyped } from "./letters.ts";

/**
 * Who owns each letter, kept apart from the blame and held against it. A letter is owned by whoever put it into the
 * copy: the person of the commit since which it has stood there, without a break between two commits. Whoever takes it
 * out and puts it in again in one commit, by a move or by undo, has not written it, and it keeps its owner; only where
 * it moved in a row of fewer than eight letters, which was not all that was taken out or put in, may it be the mover's,
 * and where that was all, of fewer than three. Whoever puts a letter in again that stood
 * nowhere owns it, and of one that stands twice each of those who put it in owns one.
 */
export class BlameTruth {
  readonly #owners = new Map<string, Set<string>>();
  readonly #standing = new Map<string, number>();

  /** Takes in one commit: the steps that were kept, made on `before` by `person`. */
  commit(before: Node, after: Node, { steps, person }: { steps: readonly Step[]; person: string }) {
    const letters = differingLetters(before, after);
    const loose = looseLetters(before, steps);
    for (const letter of new Set([...letters.before.keys(), ...letters.after.keys()])) {
      const more = (letters.after.get(letter) ?? 0) - (letters.before.get(letter) ?? 0);
      const stood = this.#standing.get(letter) ?? 0;
      if (stood === 0) this.#owners.set(letter, new Set([person]));
      else if (more > 0 || loose.has(letter)) this.#owners.get(letter)?.add(person);
      this.#standing.set(letter, stood + more);
    }
  }

  /** What is wrong in the blame of a document. */
  faults(blame: Blame, doc: Node): string[] {
    const size = blame.reduce((sum, [length]) => sum + length, 0);
    if (size !== doc.content.size) return [`the blame is ${size} long, and the copy ${doc.content.size}`];
    const faults: string[] = [];
    doc.descendants((node, at) => {
      if (!node.isText) return;
      let from = 0;
      for (const [length, owner] of blameBetween(blame, at, at + node.nodeSize)) {
        for (const letter of (node.text ?? "").slice(from, from + length))
          if (isTyped(letter) && this.#owners.get(letter)?.has(owner) !== true)
            faults.push(`${letter} is ${owner}'s in the blame, and was put in by ${this.#said(letter)}`);
        from += length;
      }
    });
    return faults;
  }

  #said(letter: string): string {
    return [...(this.#owners.get(letter) ?? [])].join(" or ");
  }
}

interface Text {
  readonly text: string;
  readonly at: number;
}

/** The letters that the steps move in rows too short to be known again. */
function looseLetters(before: Node, steps: readonly Step[]): ReadonlySet<string> {
  const taken: Text[] = [];
  const loose = new Set<string>();
  let now = before;
  for (const step of steps) {
    const after = step.apply(now).doc ?? now;
    const put: string[] = [];
    step.getMap().forEach((from, to, newFrom, newTo) => {
      const { text } = flatText(now, from, to);
      [...text].forEach((_letter, at) => taken.push({ text, at }));
      put.push(flatText(after, newFrom, newTo).text);
    });
    for (const text of put) for (const letter of looseIn(text, taken)) loose.add(letter);
    now = after;
  }
  return loose;
}

function looseIn(put: string, taken: readonly Text[]): string[] {
  return [...put].filter(
    (letter, at) => !taken.some((from) => from.text[from.at] === letter && isKnown(put, at, from)),
  );
}

/** Whether the row of letters around this one that agrees is long enough. */
function isKnown(put: string, at: number, { text, at: was }: Text): boolean {
  let from = 0;
  while (put[at - from - 1] !== undefined && put[at - from - 1] === text[was - from - 1]) from++;
  let to = 1;
  while (put[at + to] !== undefined && put[at + to] === text[was + to]) to++;
  const row = from + to;
  return row >= 8 || (row >= 3 && (row === put.length || row === text.length));
}
