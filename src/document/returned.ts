import { type Blame, spliced } from "./runs.ts";

/** Words that came back at a place, with whose they are: taking a resolve back makes nobody their author. */
export interface Returned {
  readonly from: number;
  readonly owners: Blame;
}

/** The blame with words that came back given to those whose they were. Places are of the document of the blame. */
export function withReturned(blame: Blame, returned: readonly Returned[]): Blame {
  return returned.reduce((runs, { from, owners }) => spliced(runs, from, from + lengthOf(owners), owners), blame);
}

/** How many positions runs of blame are of. */
export function lengthOf(blame: Blame): number {
  return blame.reduce((sum, [length]) => sum + length, 0);
}
