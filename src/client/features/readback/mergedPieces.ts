import type { ReadbackRow } from "./readbackWords.ts";

export type ReadbackPiece = NonNullable<ReadbackRow["before"]>["pieces"][number];

/** A piece of both sides in one line: the same in both, taken out, or put in. */
export interface MergedPiece {
  readonly piece: ReadbackPiece;
  readonly as: "out" | "in";
  /** Whether it is the last of its change in the line, after which whose it is can be said. */
  readonly isLast: boolean;
}

/**
 * Both sides of a row in one line, what was taken out before what was put in its place. What is taken out by a change
 * that is not shown is left out.
 */
export function mergedPieces({ before, after }: ReadbackRow, isShown: (change: number) => boolean): MergedPiece[] {
  const outs = placesOf(before?.pieces ?? []).filter(({ piece }) => piece.change !== null && isShown(piece.change));
  const found: Omit<MergedPiece, "isLast">[] = [];
  const takeOut = (upTo: number) => {
    for (let [next] = outs; next !== undefined && next.at <= upTo; [next] = outs) {
      found.push({ piece: next.piece, as: "out" });
      outs.shift();
    }
  };
  for (const { piece, at } of placesOf(after?.pieces ?? [])) {
    takeOut(at);
    let rest = piece;
    for (
      let [next] = outs;
      piece.change === null && next !== undefined && next.at < at + lengthOf(piece);
      [next] = outs
    ) {
      const cut = next.at - (at + lengthOf(piece) - lengthOf(rest));
      found.push({ piece: { ...rest, text: rest.text.slice(0, cut) }, as: "in" });
      rest = { ...rest, text: rest.text.slice(cut) };
      takeOut(next.at);
    }
    found.push({ piece: rest, as: "in" });
  }
  takeOut(Infinity);
  return found.map((each, index) => ({
    ...each,
    isLast:
      each.piece.change !== null && !found.slice(index + 1).some(({ piece }) => piece.change === each.piece.change),
  }));
}

/** Each piece with how much of what is alike in both stands before it. */
function placesOf(pieces: readonly ReadbackPiece[]) {
  let at = 0;
  return pieces.map((piece) => {
    const here = { piece, at };
    if (piece.change === null) at += lengthOf(piece);
    return here;
  });
}

function lengthOf({ text, isBreak }: ReadbackPiece): number {
  return isBreak ? 1 : text.length;
}
