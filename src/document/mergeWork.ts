import type { Step } from "prosemirror-transform";
import { ReplaceStep } from "prosemirror-transform";
import type { Work } from "./rebase.ts";

/**
 * Merges neighbouring steps that are one in effect: letters typed one after another, a row of Backspaces. The document
 * after them is the same. `join` makes the piece that stands for two, given the merged step and its gone words.
 * A long spell offline is merged before it is rebased, since the cost grows with the square of the steps.
 */
export function mergeWork<Piece extends Work>(
  work: readonly Piece[],
  join: (earlier: Piece, later: Piece, merged: Work) => Piece,
): Piece[] {
  const pieces: Piece[] = [];
  for (const later of work) {
    const earlier = pieces.at(-1);
    const step = earlier?.step.merge(later.step);
    if (!earlier || !step) pieces.push(later);
    else pieces[pieces.length - 1] = join(earlier, later, { step, gone: goneOfBoth(earlier, later) });
  }
  return pieces;
}

/** The words of both in the order of the copy: after a Backspace the later step's words stand before the earlier's. */
function goneOfBoth(earlier: Work, later: Work): string {
  return goesOn(earlier.step, later.step) ? earlier.gone + later.gone : later.gone + earlier.gone;
}

function goesOn(earlier: Step, later: Step): boolean {
  if (!(earlier instanceof ReplaceStep && later instanceof ReplaceStep)) return true;
  return earlier.from + earlier.slice.size === later.from;
}
