import type { Node } from "prosemirror-model";
import type { Hands } from "./hands.ts";
import { readBlocks, type ReadField } from "./readBlocks.ts";
import { type Blame, blameBetween } from "./runs.ts";

/** Who wrote letters of the copy, null where it was nobody here, and who let them stand where they were a suggestion. */
export interface Contributor {
  readonly person: string | null;
  readonly settledBy: string | null;
}

/** A stretch of a line that is all of one contributor. */
export interface ContributedPiece extends Contributor {
  readonly text: string;
}

/** A line of the copy as it reads, with whose each letter is. */
export interface ContributedLine {
  readonly field: ReadField;
  readonly kind: string;
  readonly pieces: readonly ContributedPiece[];
}

/** How much of the copy is whose: letters and figures, blanks and signs not counted. */
export interface ContributedShare extends Contributor {
  readonly letters: number;
}

/**
 * For every character of the copy as it reads: who wrote it, by the blame, and who let it stand, by the log that made
 * the copy. What is still a suggestion is its suggester's, and nobody has let it stand. Of the shares the largest first.
 */
export function contributions(
  doc: Node,
  blame: Blame,
  hands: Hands,
): { readonly lines: readonly ContributedLine[]; readonly shares: readonly ContributedShare[] } {
  const shares = new Map<string, { person: string | null; settledBy: string | null; letters: number }>();
  const lines = readBlocks(doc).map(({ field, kind, isThing, tokens }) => {
    const pieces: ContributedPiece[] = [];
    for (const { text, from, to } of isThing ? [] : tokens)
      for (const piece of piecesOf(text, { from, to, blame, hands })) {
        const { person, settledBy } = piece;
        const key = JSON.stringify([person, settledBy]);
        const share = shares.get(key) ?? { person, settledBy, letters: 0 };
        shares.set(key, { ...share, letters: share.letters + (piece.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) });
        const last = pieces.at(-1);
        if (last !== undefined && last.person === person && last.settledBy === settledBy)
          pieces[pieces.length - 1] = { ...last, text: last.text + piece.text };
        else pieces.push(piece);
      }
    return { field, kind, pieces };
  });
  const counted = [...shares.values()].filter(({ letters }) => letters > 0);
  return {
    lines: lines.filter(({ pieces }) => pieces.length > 0),
    shares: counted.toSorted((a, b) => b.letters - a.letters),
  };
}

interface Where {
  readonly from: number;
  readonly to: number;
  readonly blame: Blame;
  readonly hands: Hands;
}

/** A word by whose its letters are: most often one piece. What is struck inside it is left out of its text already. */
function piecesOf(text: string, { from, to, blame, hands }: Where): ContributedPiece[] {
  const owners = blameBetween(blame, from, to);
  const [first] = owners;
  const whole = (person: string | undefined, start: number, end: number, words: string): ContributedPiece => ({
    text: words,
    person: person === undefined || person === "" ? null : person,
    settledBy: hands.putIn(start, end).find((hand) => hand.settledBy !== null)?.settledBy ?? null,
  });
  if (owners.length <= 1 || to - from !== text.length) return [whole(first?.[1], from, to, text)];
  let at = 0;
  return owners.map(([length, person]) => {
    const piece = whole(person, from + at, from + at + length, text.slice(at, at + length));
    at += length;
    return piece;
  });
}
