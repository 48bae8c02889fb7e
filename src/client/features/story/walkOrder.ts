/** Something of the copy that waits to be settled. `from` is where it stands; what stands nowhere has -1 and comes first. */
export interface ToSettle {
  readonly kind: "suggestion" | "note";
  readonly id: string;
  readonly from: number;
}

/** Where a step through what waits leads, and whether it went round an end. */
export interface Step {
  readonly to: ToSettle;
  readonly round: "from the top" | "from the end" | null;
}

/** Everything that waits, in reading order; what begins at one place stays in the order in which it is given. */
export function inReadingOrder(items: readonly ToSettle[]): readonly ToSettle[] {
  return items.toSorted((one, other) => one.from - other.from);
}

/**
 * The next or the last of what waits: from one of them, by its id, or else from a place in the copy, where forward takes
 * in what begins there. Round the ends it goes on from the other. Null where nothing waits.
 */
export function stepFrom(
  items: readonly ToSettle[],
  by: 1 | -1,
  { id, caret }: { readonly id: string | null; readonly caret: number },
): Step | null {
  const [first] = items;
  const last = items.at(-1);
  if (first === undefined || last === undefined) return null;
  const at = id === null ? -1 : items.findIndex((item) => item.id === id);
  const found = at < 0 ? fromPlace(items, by, caret) : items[at + by];
  if (found !== undefined) return { to: found, round: null };
  return by > 0 ? { to: first, round: "from the top" } : { to: last, round: "from the end" };
}

function fromPlace(items: readonly ToSettle[], by: 1 | -1, caret: number): ToSettle | undefined {
  return by > 0 ? items.find(({ from }) => from >= caret) : items.findLast(({ from }) => from < caret);
}
