/**
 * Who wrote what: runs of (how many positions, whose) over the whole document, in order. "" is nobody's: copy that was
 * not typed here. Plain JSON, kept beside the document in snapshots; its lengths add up to the document's size.
 */
export type Blame = readonly (readonly [length: number, person: string])[];

/** Whose the positions from one to another are, as runs that begin at the first. */
export function blameBetween(blame: Blame, from: number, to: number): Blame {
  const found: (readonly [number, string])[] = [];
  let at = 0;
  for (const [length, person] of blame) {
    const shared = Math.min(to, at + length) - Math.max(from, at);
    if (shared > 0) found.push([shared, person]);
    at += length;
    if (at >= to) break;
  }
  return found;
}

/** The runs with those between two positions replaced, and neighbours of one person joined. */
export function spliced(blame: Blame, from: number, to: number, put: Blame): Blame {
  const joined: [length: number, person: string][] = [];
  for (const [length, person] of [...blameBetween(blame, 0, from), ...put, ...blameBetween(blame, to, Infinity)]) {
    const last = joined.at(-1);
    if (last && last[1] === person) last[0] += length;
    else joined.push([length, person]);
  }
  return joined;
}
