import { type Difference, differences } from "./diff.ts";
import type { ReadBlock, Token } from "./readBlocks.ts";

/** One of the two sides, as one row: a token for the beginning of each line, null, and the line's own tokens. */
export interface Row {
  readonly keys: readonly string[];
  readonly tokens: readonly (Token | null)[];
  /** The line that each token is of. */
  readonly blocks: readonly ReadBlock[];
}

/** Lines that stand in both sides, and the lines that stand in both but elsewhere. */
export interface Anchors {
  readonly kept: readonly (readonly [before: number, after: number])[];
  readonly moved: readonly (readonly [before: number, after: number])[];
}

/** A moved line has at least so many words: shorter ones are alike by chance. */
const fewestWords = 3;

/**
 * The lines that read the same in both sides and stand only once in each. Those in the longest row that is in order in
 * both are kept; the others have been moved.
 */
export function anchors(before: readonly ReadBlock[], after: readonly ReadBlock[]): Anchors {
  const inAfter = once(after);
  const pairs = [...once(before)].flatMap(([key, at]) => {
    const other = inAfter.get(key);
    return other === undefined ? [] : [[at, other] as const];
  });
  const inOrder = new Set(longestRising(pairs.map(([, at]) => at)));
  return {
    kept: pairs.filter((_, index) => inOrder.has(index)),
    moved: pairs.filter(([at], index) => !inOrder.has(index) && wordsOf(before[at]) >= fewestWords),
  };
}

function once(blocks: readonly ReadBlock[]): Map<string, number> {
  const found = new Map<string, number>();
  const several = new Set<string>();
  blocks.forEach((block, at) => {
    if (block.tokens.length === 0) return;
    const key = JSON.stringify([block.isParagraph || block.kind, block.tokens.map((token) => token.key)]);
    if (found.has(key)) several.add(key);
    found.set(key, at);
  });
  for (const key of several) found.delete(key);
  return found;
}

function wordsOf(block: ReadBlock | undefined): number {
  return block?.tokens.filter(({ text }) => /[\p{L}\p{N}]/u.test(text)).length ?? 0;
}

/** The places of a longest rising row among the numbers. */
function longestRising(numbers: readonly number[]): number[] {
  const ends: number[] = [];
  const before: number[] = [];
  numbers.forEach((number, at) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    before[at] = low === 0 ? -1 : (ends[low - 1] ?? -1);
    ends[low] = at;
  });
  const found: number[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) found.unshift(at);
  return found;
}

/** Lines in one row. `apart`: the key of a line that has to be like no other. */
export function rowOf(lines: readonly ReadBlock[], apart: (line: ReadBlock) => string | null): Row {
  const keys: string[] = [];
  const tokens: (Token | null)[] = [];
  const blocks: ReadBlock[] = [];
  for (const line of lines) {
    const alone = apart(line);
    keys.push(`¶ ${alone ?? (line.isParagraph ? "" : line.kind)}`);
    tokens.push(null);
    blocks.push(line);
    for (const token of line.tokens) {
      keys.push(alone === null ? token.key : `${alone} ${token.key}`);
      tokens.push(token);
      blocks.push(line);
    }
  }
  return { keys, tokens, blocks };
}

/**
 * The differences of two rows as a person would mark them: one that can begin a line earlier does, and two with only a
 * short word between them are one.
 */
export function marked(before: Row, after: Row): Difference[] {
  const slid = differences(before.keys, after.keys).map((one, index, all) =>
    slidBack(one, { before, after, floor: all[index - 1] }),
  );
  const folded: Difference[] = [];
  for (const next of slid) {
    const last = folded.at(-1);
    if (last !== undefined && isShort(last, next, { before, after }))
      folded[folded.length - 1] = { ...last, to: next.to, newTo: next.newTo };
    else folded.push(next);
  }
  return folded.map((one) => trimmed(one, before, after));
}

/** A difference without what is alike at its ends, which can come in where two were made one. */
function trimmed(one: Difference, before: Row, after: Row): Difference {
  let { from, to, newFrom, newTo } = one;
  while (from < to && newFrom < newTo && before.keys[to - 1] === after.keys[newTo - 1]) {
    to--;
    newTo--;
  }
  while (from < to && newFrom < newTo && before.keys[from] === after.keys[newFrom]) {
    from++;
    newFrom++;
  }
  return { from, to, newFrom, newTo };
}

interface Sides {
  readonly before: Row;
  readonly after: Row;
}

/** What is only taken out or only put in can stand a little earlier, where the same words come before and at its end. */
function slidBack(one: Difference, { before, after, floor }: Sides & { readonly floor: Difference | undefined }) {
  const isOut = one.newFrom === one.newTo;
  if (!isOut && one.from !== one.to) return one;
  const { keys, tokens } = isOut ? before : after;
  let [from, to] = isOut ? [one.from, one.to] : [one.newFrom, one.newTo];
  const lowest = isOut ? (floor?.to ?? 0) : (floor?.newTo ?? 0);
  const isWhole = () => tokens[from] === null && (to === tokens.length || tokens[to] === null);
  let back = 0;
  while (!isWhole() && from > lowest && keys[from - 1] === keys[to - 1]) {
    from--;
    to--;
    back++;
  }
  if (!isWhole()) return one;
  return {
    from: one.from - back,
    to: one.to - back,
    newFrom: one.newFrom - back,
    newTo: one.newTo - back,
  };
}

/** Whether what stands between two differences is too short to be read as kept. A line's beginning is never. */
function isShort(last: Difference, next: Difference, { before, after }: Sides): boolean {
  const between = before.tokens.slice(last.to, next.from);
  if (between.includes(null)) return false;
  const length = lettersIn(between);
  return [last, next].every(
    ({ from, to, newFrom, newTo }) =>
      length <= Math.max(lettersIn(before.tokens.slice(from, to)), lettersIn(after.tokens.slice(newFrom, newTo))),
  );
}

function lettersIn(tokens: readonly (Token | null)[]): number {
  return tokens.reduce((sum, token) => sum + (token?.text.length ?? 0), 0);
}
