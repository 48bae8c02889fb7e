import type { Node } from "prosemirror-model";
import { anchors, marked, type Row, rowOf } from "./alignment.ts";
import { type ChangeKind, type ComparedPiece, type ComparedSide, type Comparison, Found } from "./compared.ts";
import type { Difference } from "./diff.ts";
import { distinct, givers, type Hand, type Hands, takers } from "./hands.ts";
import { type ReadBlock, readBlocks, type ReadField, type Token } from "./readBlocks.ts";

const fields: readonly ReadField[] = [
  "headline",
  "frontHeadline",
  "searchHeadline",
  "pushHeadline",
  "standfirst",
  "lead",
  "body",
];

/**
 * Compares two states of a copy as they read, word by word: what is struck or proposed in either counts as accepted.
 * `hands` says whose each change is, and has to be of the log between the same two. A line that stands elsewhere with
 * the same words is moved, not cut and put in.
 */
export function compare(before: Node, after: Node, hands: Hands): Comparison {
  const was = readBlocks(before);
  const is = readBlocks(after);
  const found = new Found(hands);
  for (const field of fields) {
    const [left, right] = [was, is].map((lines) => lines.filter((line) => line.field === field));
    if (left !== undefined && right !== undefined) compareField(field, { left, right, found });
  }
  return found.comparison;
}

function compareField(
  field: ReadField,
  {
    left,
    right,
    found,
  }: { readonly left: readonly ReadBlock[]; readonly right: readonly ReadBlock[]; readonly found: Found },
): void {
  const { kept, moved } = anchors(left, right);
  const moves = moved.flatMap(([was, is]) => {
    const [away, here] = [left[was], right[is]];
    return away === undefined || here === undefined ? [] : [{ away, here }];
  });
  const movedFrom = new Map(moves.map(({ away, here }) => [here, away]));
  const movedTo = new Map(moves.map(({ away, here }) => [away, here]));
  const rowOfLine = new Map<ReadBlock, number>();
  const apart = (line: ReadBlock) => (movedFrom.has(line) ? "moved here" : movedTo.has(line) ? "moved away" : null);
  const given = { field, found, movedFrom, movedTo, rowOfLine };
  let [was, is] = [0, 0];
  for (const [toWas, toIs] of [...kept, [left.length, right.length] as const]) {
    compareGap({ before: rowOf(left.slice(was, toWas), apart), after: rowOf(right.slice(is, toIs), apart) }, given);
    const [old, now] = [left[toWas], right[toIs]];
    if (old !== undefined && now !== undefined) sameLine(old, now, given);
    [was, is] = [toWas + 1, toIs + 1];
  }
  for (const [here, away] of movedFrom) {
    const [at, other] = [rowOfLine.get(here), rowOfLine.get(away)];
    if (at !== undefined && other !== undefined) found.link(at, other);
  }
}

interface Given {
  readonly field: ReadField;
  readonly found: Found;
  readonly movedFrom: ReadonlyMap<ReadBlock, ReadBlock>;
  readonly movedTo: ReadonlyMap<ReadBlock, ReadBlock>;
  readonly rowOfLine: Map<ReadBlock, number>;
}

interface Sides {
  readonly before: Row;
  readonly after: Row;
}

function sameLine(was: ReadBlock, is: ReadBlock, { field, found }: Given): void {
  const change = kindChange(was, is, found);
  const piece = (line: ReadBlock) => line.tokens.map(({ text, dress }) => pieceOf(text, { dress }));
  found.rows.push({
    field,
    before: sideOf(was, piece(was)),
    after: sideOf(is, piece(is)),
    change,
    elsewhere: null,
  });
}

function kindChange(was: ReadBlock, is: ReadBlock, found: Found): number | null {
  if (was.kind === is.kind && was.level === is.level) return null;
  const { hands } = found;
  const dressed = hands.dressed(is.at, is.at + 1);
  // A line can have its kind from another that it was joined to.
  const by = dressed.length > 0 ? dressed : givers(hands, is.at, is.at + 1);
  return found.change("kind", { out: kindKey(was), into: kindKey(is), by });
}

function kindKey({ kind, level }: ReadBlock): string {
  return level === 0 ? kind : `${kind} ${level}`;
}

function sideOf({ kind, level }: ReadBlock, pieces: readonly ComparedPiece[]): ComparedSide {
  return { kind, level, pieces: joined(pieces) };
}

function pieceOf(text: string, { change = null, dress = [], isBreak = false }: Partial<ComparedPiece>): ComparedPiece {
  return { text, change, dress, isBreak };
}

function joined(pieces: readonly ComparedPiece[]): ComparedPiece[] {
  const found: ComparedPiece[] = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    const isOne =
      last &&
      !last.isBreak &&
      !piece.isBreak &&
      last.change === piece.change &&
      String(last.dress) === String(piece.dress);
    if (isOne) found[found.length - 1] = { ...last, text: last.text + piece.text };
    else found.push(piece);
  }
  return found;
}

/** A stretch of the lines between two that are kept: both sides of it, and whether they are the same. */
interface Stretch extends Difference {
  readonly isSame: boolean;
}

function compareGap(sides: Sides, given: Given): void {
  for (const row of rowsIn(sides)) {
    const [first] = row;
    if (row.length === 1 && first !== undefined && !first.isSame && isOneSided(first)) wholeLines(first, sides, given);
    else mixedRow(row, sides, given);
  }
}

function isOneSided({ from, to, newFrom, newTo }: Difference): boolean {
  return from === to || newFrom === newTo;
}

/** The stretches, row by row: a new row begins where a line begins in both, and around lines that are wholly new or gone. */
function rowsIn({ before, after }: Sides): Stretch[][] {
  const rows: Stretch[][] = [];
  const put = (stretch: Stretch, isNew: boolean) => {
    if (isNew || rows.length === 0) rows.push([stretch]);
    else rows.at(-1)?.push(stretch);
  };
  let [at, newAt] = [0, 0];
  let isAfterWhole = false;
  const same = (to: number) => {
    for (let i = at; i < to; i++) {
      const isNew = before.tokens[i] === null || isAfterWhole;
      put({ from: i, to: i + 1, newFrom: newAt + i - at, newTo: newAt + i - at + 1, isSame: true }, isNew);
      isAfterWhole = false;
    }
  };
  for (const one of marked(before, after)) {
    same(one.from);
    [at, newAt] = [one.to, one.newTo];
    const begins = isEdge(before, one.from) && isEdge(after, one.newFrom);
    const isWhole = begins && isEdge(before, one.to) && isEdge(after, one.newTo);
    put({ ...one, isSame: false }, isWhole);
    isAfterWhole = isWhole;
  }
  same(before.keys.length);
  return rows;
}

function isEdge({ tokens }: Row, at: number): boolean {
  return at >= tokens.length || tokens[at] === null;
}

/** Lines that stand in one side only, each in a row of its own. */
function wholeLines(stretch: Stretch, { before, after }: Sides, given: Given): void {
  const isOut = stretch.newFrom === stretch.newTo;
  const { tokens, blocks } = isOut ? before : after;
  const [from, to] = isOut ? [stretch.from, stretch.to] : [stretch.newFrom, stretch.newTo];
  const { field, found, rowOfLine } = given;
  for (let at = from; at < to; at++) {
    const line = tokens[at] === null ? blocks[at] : undefined;
    if (line === undefined) continue;
    const change = lineChange(line, isOut, given);
    const side = sideOf(
      line,
      line.tokens.map(({ text, dress }) => pieceOf(text, { dress, change })),
    );
    rowOfLine.set(line, found.rows.length);
    found.rows.push({ field, before: isOut ? side : null, after: isOut ? null : side, change, elsewhere: null });
  }
}

function lineChange(line: ReadBlock, isOut: boolean, { found, movedFrom, movedTo }: Given): number {
  const { hands } = found;
  const text = textOf(line.tokens);
  const [start, end] = [line.at, line.tokens.at(-1)?.to ?? line.at + 1];
  const here = isOut ? movedTo.get(line) : movedFrom.has(line) ? line : undefined;
  if (here !== undefined) return found.move(here, { text, by: movers(here, hands), isHere: !isOut });
  if (isOut)
    return found.change("line", {
      out: text,
      into: "",
      by: takers(hands, start, end),
      isInQuote: found.isInQuote([start, end], null),
    });
  return found.change("line", {
    out: "",
    into: text,
    by: givers(hands, start, end),
    isInQuote: found.isInQuote(null, [start, end]),
  });
}

/** Who moved a line: by a move, or by cutting it out and putting it in. */
function movers(line: ReadBlock, hands: Hands): readonly Hand[] {
  const end = line.tokens.at(-1)?.to ?? line.at + 1;
  const moved = hands.moved(line.at, end);
  return moved.length > 0 ? moved : givers(hands, line.at, end);
}

/** A row with words of both sides, in which words were changed. */
function mixedRow(row: readonly Stretch[], { before, after }: Sides, { field, found }: Given): void {
  const [first] = row;
  if (first === undefined) return;
  const [left, right]: [ComparedPiece[], ComparedPiece[]] = [[], []];
  const isFirst = { before: true, after: true };
  const put = (side: "before" | "after", tokens: readonly (Token | null)[], change: number | null) => {
    for (const token of tokens) {
      // The beginning of the row's first line is the row's own.
      if (token !== null) (side === "before" ? left : right).push(pieceOf(token.text, { change, dress: token.dress }));
      else if (!isFirst[side]) (side === "before" ? left : right).push(pieceOf("", { change, isBreak: true }));
      isFirst[side] = false;
    }
  };
  const was = before.blocks[first.from];
  const is = after.blocks[first.newFrom];
  const change = was !== undefined && is !== undefined && first.isSame ? kindChange(was, is, found) : null;
  for (const stretch of row) {
    const out = { row: before, from: stretch.from, to: stretch.to };
    const into = { row: after, from: stretch.newFrom, to: stretch.newTo };
    const number = stretch.isSame ? null : stretchChange(out, into, found);
    put("before", before.tokens.slice(stretch.from, stretch.to), number);
    put("after", after.tokens.slice(stretch.newFrom, stretch.newTo), number);
  }
  const side = (line: ReadBlock | undefined, pieces: readonly ComparedPiece[]) =>
    line === undefined ? null : sideOf(line, pieces);
  found.rows.push({ field, before: side(was, left), after: side(is, right), change, elsewhere: null });
}

interface Part {
  readonly row: Row;
  readonly from: number;
  readonly to: number;
}

function stretchChange(out: Part, into: Part, found: Found): number {
  const { hands } = found;
  const outText = textOf(out.row.tokens.slice(out.from, out.to));
  const inText = textOf(into.row.tokens.slice(into.from, into.to));
  const spanOut = spanOf(out);
  const spanIn = spanOf(into);
  const took = spanOut === null ? [] : takers(hands, ...spanOut);
  const gave = spanIn === null ? [] : givers(hands, ...spanIn);
  const kind = stretchKind({ outText, inText });
  const dressed = spanIn === null ? [] : hands.dressed(...spanIn);
  const by = kind === "dress" && dressed.length > 0 ? dressed : distinct([...gave, ...took]);
  if (kind !== "dress")
    return found.change(kind, { out: outText, into: inText, by, isInQuote: found.isInQuote(spanOut, spanIn) });
  return found.change(kind, { out: dressIn(out), into: dressIn(into), by });
}

function stretchKind(given: { readonly outText: string; readonly inText: string }): ChangeKind {
  const { outText, inText } = given;
  const isBreak = inText.includes("\n");
  if (outText === inText && outText !== "" && !isBreak) return "dress";
  if (outText.trim() !== "" || inText.trim() !== "" || isBreak === outText.includes("\n")) return "words";
  return isBreak ? "break" : "join";
}

function dressIn({ row, from, to }: Part): string {
  const all = row.tokens.slice(from, to).flatMap((token) => token?.dress ?? []);
  return [...new Set(all)].join(", ");
}

function spanOf({ row, from, to }: Part): [number, number] | null {
  const [first, last] = [row.tokens[from], row.tokens[to - 1]];
  const [firstBlock, lastBlock] = [row.blocks[from], row.blocks[to - 1]];
  if (from >= to || firstBlock === undefined || lastBlock === undefined) return null;
  return [first?.from ?? firstBlock.at, last?.to ?? lastBlock.at + 1];
}

function textOf(tokens: readonly (Token | null)[]): string {
  return tokens.map((token) => token?.text ?? "\n").join("");
}
