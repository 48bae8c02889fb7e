import type { Node } from "prosemirror-model";
import type { Hand, Hands } from "./hands.ts";
import { quotations } from "./quotes.ts";
import type { ReadBlock, ReadField } from "./readBlocks.ts";
import { wordsIn } from "./words.ts";

/** A piece of one side's line. `change` is the number of the change that it belongs to, null where it is in both sides. */
export interface ComparedPiece {
  readonly text: string;
  readonly change: number | null;
  readonly dress: readonly string[];
  /** Whether a new line begins here, within the row. */
  readonly isBreak: boolean;
}

/** One side of a row. */
export interface ComparedSide {
  readonly kind: string;
  readonly level: number;
  readonly pieces: readonly ComparedPiece[];
}

/** What reads alike in both, side by side. A line that was cut or put in whole has one side only. */
export interface ComparedRow {
  readonly field: ReadField;
  readonly before: ComparedSide | null;
  readonly after: ComparedSide | null;
  /** The change of its kind or place, where it has one. */
  readonly change: number | null;
  /** Where its words stand in the other side: the number of that row. */
  readonly elsewhere: number | null;
}

export const changeKinds = ["words", "dress", "line", "break", "join", "kind", "moved"] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** One change, with the words that it took out and put in, and whose it is: most often one person's. */
export interface ComparedChange {
  readonly kind: ChangeKind;
  readonly row: number;
  readonly out: string;
  readonly in: string;
  readonly by: readonly Hand[];
  /** Whether it took out or put in anything between quotation marks. */
  readonly isInQuote: boolean;
}

/** Two states of the copy beside each other, as they read. */
export interface Comparison {
  readonly rows: readonly ComparedRow[];
  readonly changes: readonly ComparedChange[];
  readonly wordsOut: number;
  readonly wordsIn: number;
}

interface Changed {
  readonly out: string;
  readonly into: string;
  readonly by: readonly Hand[];
  readonly isInQuote?: boolean;
}

/** A stretch of one of the two states, or none. */
export type Span = readonly [from: number, to: number] | null;

/** What has been found so far. */
export class Found {
  readonly hands: Hands;
  readonly rows: ComparedRow[] = [];
  readonly changes: ComparedChange[] = [];
  #out = 0;
  #in = 0;
  readonly #quoted: { readonly out: readonly NonNullable<Span>[]; readonly in: readonly NonNullable<Span>[] };
  readonly #moves = new Map<ReadBlock, number>();

  constructor(hands: Hands) {
    this.hands = hands;
    this.#quoted = { out: spansOf(hands.before), in: spansOf(hands.after) };
  }

  /** Whether what was taken out, or what was put in, touches a quotation. */
  isInQuote(out: Span, into: Span): boolean {
    return touches(out, this.#quoted.out) || touches(into, this.#quoted.in);
  }

  get comparison(): Comparison {
    return { rows: this.rows, changes: this.changes, wordsOut: this.#out, wordsIn: this.#in };
  }

  change(kind: ChangeKind, { out, into, by, isInQuote = false }: Changed): number {
    if (kind !== "moved" && kind !== "kind" && kind !== "dress") {
      this.#out += wordsIn(out);
      this.#in += wordsIn(into);
    }
    this.changes.push({ kind, row: this.rows.length, out: out.trim(), in: into.trim(), by, isInQuote });
    return this.changes.length - 1;
  }

  /** Has each of two rows name the other. */
  link(at: number, other: number): void {
    for (const [one, two] of [
      [at, other],
      [other, at],
    ] as const) {
      const row = this.rows[one];
      if (row !== undefined) this.rows[one] = { ...row, elsewhere: two };
    }
  }

  /** A move is one change, told of both rows; its own is that of the new place. */
  move(
    here: ReadBlock,
    { text, by, isHere }: { readonly text: string; readonly by: readonly Hand[]; readonly isHere: boolean },
  ) {
    const known = this.#moves.get(here) ?? this.change("moved", { out: text, into: text, by });
    this.#moves.set(here, known);
    const change = this.changes[known];
    if (isHere && change !== undefined) this.changes[known] = { ...change, row: this.rows.length };
    return known;
  }
}

function spansOf(doc: Node): readonly NonNullable<Span>[] {
  return quotations(doc).flatMap(({ spans }) => spans);
}

function touches(span: Span, quoted: readonly NonNullable<Span>[]): boolean {
  return span !== null && quoted.some(([from, to]) => from < span[1] && to > span[0]);
}
