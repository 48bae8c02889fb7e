/** A stretch in which two rows of keys differ: what stands in its place in the one, and in the other. */
export interface Difference {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/**
 * More single differences than this are not looked for one by one: the work and the memory grow with their square. What
 * lies between is then one difference. Two thousand words of a paragraph's length cut and as many put in stay below it.
 */
const mostSingle = 2000;

/**
 * The stretches in which two rows of keys differ, in order, by the fewest keys taken out and put in: Myers, “An O(ND)
 * difference algorithm and its variations” (1986). Between two of them something is alike in both.
 */
export function differences(before: readonly string[], after: readonly string[]): Difference[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let same = 0;
  const most = Math.min(before.length, after.length) - start;
  while (same < most && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  const was = before.slice(start, before.length - same);
  const is = after.slice(start, after.length - same);
  return singles(was, is).map(({ from, to, newFrom, newTo }) => ({
    from: from + start,
    to: to + start,
    newFrom: newFrom + start,
    newTo: newTo + start,
  }));
}

function singles(before: readonly string[], after: readonly string[]): Difference[] {
  if (before.length + after.length === 0) return [];
  if (before.length === 0 || after.length === 0) return [whole(before, after)];
  const trail = shortestWay(before, after);
  return trail === null ? [whole(before, after)] : walkedBack(trail, before, after);
}

function whole(before: readonly string[], after: readonly string[]): Difference {
  return { from: 0, to: before.length, newFrom: 0, newTo: after.length };
}

/** For each number of differences, how far each diagonal was come with one fewer; null where there are too many. */
function shortestWay(before: readonly string[], after: readonly string[]): Int32Array[] | null {
  const most = Math.min(before.length + after.length, mostSingle);
  const furthest = new Int32Array(2 * most + 3);
  const middle = most + 1;
  const trail: Int32Array[] = [];
  for (let count = 0; count <= most; count++) {
    trail.push(furthest.slice(middle - count - 1, middle + count + 2));
    for (let diagonal = -count; diagonal <= count; diagonal += 2) {
      let x = isDown(furthest, middle + diagonal, { count, diagonal })
        ? (furthest[middle + diagonal + 1] ?? 0)
        : (furthest[middle + diagonal - 1] ?? 0) + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x++;
      furthest[middle + diagonal] = x;
      if (x >= before.length && x - diagonal >= after.length) return trail;
    }
  }
  return null;
}

/** Whether the way comes from the diagonal above, by something put in, and not from the one below. */
function isDown(
  furthest: Int32Array,
  at: number,
  { count, diagonal }: { readonly count: number; readonly diagonal: number },
): boolean {
  return diagonal === -count || (diagonal !== count && (furthest[at - 1] ?? 0) < (furthest[at + 1] ?? 0));
}

function walkedBack(trail: readonly Int32Array[], before: readonly string[], after: readonly string[]): Difference[] {
  const found: Difference[] = [];
  let x = before.length;
  let y = after.length;
  for (let count = trail.length - 1; count > 0; count--) {
    const furthest = trail[count] ?? new Int32Array();
    const middle = count + 1;
    const diagonal = x - y;
    const down = isDown(furthest, middle + diagonal, { count, diagonal });
    const from = down ? diagonal + 1 : diagonal - 1;
    const wasX = furthest[middle + from] ?? 0;
    const wasY = wasX - from;
    const one = down
      ? { from: wasX, to: wasX, newFrom: wasY, newTo: wasY + 1 }
      : { from: wasX, to: wasX + 1, newFrom: wasY, newTo: wasY };
    const next = found.at(-1);
    if (next !== undefined && next.from === one.to && next.newFrom === one.newTo)
      found[found.length - 1] = { ...next, from: one.from, newFrom: one.newFrom };
    else found.push(one);
    x = wasX;
    y = wasY;
  }
  return found.toReversed();
}
