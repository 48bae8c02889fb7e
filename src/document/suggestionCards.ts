import type { Node } from "prosemirror-model";
import type { Place } from "#domain/facts.ts";
import type { CardKind } from "./cardKinds.ts";
import { openSuggestions } from "./facts.ts";
import {
  type BlockPiece,
  type ChangePiece,
  type FormatPiece,
  pieceKey,
  type Pieces,
  suggestionPieces,
  type WordPiece,
} from "./suggestionPieces.ts";
import { type Reworded, reworded } from "./wholeWords.ts";

/**
 * One thing that a suggestion does. A line feed in words is a paragraph's end; `times` says that it does the same in so
 * many places. `now` and `was` of a format or a change are attributes, null for none.
 */
export type CardPart =
  | ({ readonly does: "reword"; readonly times: number } & Reworded)
  | { readonly does: "moveWords"; readonly words: string }
  | { readonly does: "split" | "join"; readonly words: string }
  | {
      readonly does: "format";
      readonly mark: string;
      readonly was: unknown;
      readonly now: unknown;
      readonly words: string;
    }
  | { readonly does: "putIn" | "takeOut" | "move"; readonly what: string; readonly words: string }
  | ({ readonly does: "change" } & Omit<ChangePiece, "at">);

/**
 * A suggestion as a sub reads it: one person's, under one id, with all that it does, in the order of the copy. `from` and
 * `to` are the first and the last place where it stands.
 */
export interface SuggestionCard {
  readonly id: string;
  readonly by: string;
  readonly kind: CardKind;
  readonly parts: readonly CardPart[];
  readonly place: Place;
  readonly from: number;
  readonly to: number;
}

/** The cards of the copy's open suggestions, in the order in which each is first met. */
export function suggestionCards(doc: Node): SuggestionCard[] {
  const all = suggestionPieces(doc);
  return openSuggestions(doc).flatMap(({ id, by, place }) => {
    const pieces = all.get(pieceKey(id, by));
    if (pieces === undefined) return [];
    const parts = partsOf(doc, pieces);
    return [{ id, by, kind: kindOf(parts), parts, place, ...reach(pieces) }];
  });
}

function partsOf(doc: Node, { words, blocks, formats, changes }: Pieces): CardPart[] {
  return [...wordParts(doc, words), ...blockParts(blocks), ...changes.map(changePart), ...formatParts(formats)];
}

function changePart({ at: _at, ...change }: ChangePiece): CardPart {
  return { does: "change", ...change };
}

function wordParts(doc: Node, words: readonly WordPiece[]): CardPart[] {
  const parts: CardPart[] = [];
  const rewordings: (Reworded & { times: number })[] = [];
  for (const group of together(words)) {
    const boundary = boundaryPart(doc, group);
    if (boundary !== null) parts.push(boundary);
    else countIn(rewordings, reworded(doc, group));
  }
  const [one, other] = rewordings;
  if (rewordings.length === 2 && one && other && isMove(one, other))
    return [{ does: "moveWords", words: (one.was + one.now).trim() }, ...parts];
  return [...rewordings.map((each): CardPart => ({ does: "reword", ...each })), ...parts];
}

function countIn(rewordings: (Reworded & { times: number })[], { was, now }: Reworded): void {
  const same = rewordings.find((each) => each.was === was && each.now === now);
  if (same) same.times += 1;
  else rewordings.push({ was, now, times: 1 });
}

/** The same words, gone from one place and put in at another. */
function isMove(one: Reworded, other: Reworded): boolean {
  const isOneWay = one.was === "" || one.now === "";
  const words = one.was.trim() + one.now.trim();
  return (
    isOneWay && words !== "" && words === other.was.trim() + other.now.trim() && (one.was === "") !== (other.was === "")
  );
}

/** The pieces by what stands next to each other. */
function together(words: readonly WordPiece[]): WordPiece[][] {
  const groups: WordPiece[][] = [];
  for (const piece of words) {
    const last = groups.at(-1);
    if (last && piece.from <= (last.at(-1)?.to ?? -1)) last.push(piece);
    else groups.push([piece]);
  }
  return groups;
}

function boundaryPart(doc: Node, group: readonly WordPiece[]): CardPart | null {
  const [only] = group;
  if (group.length !== 1 || only?.text !== "\n") return null;
  return { does: only.does === "insertion" ? "split" : "join", words: doc.nodeAt(only.from + 1)?.textContent ?? "" };
}

function blockParts(blocks: readonly BlockPiece[]): CardPart[] {
  const left = [...blocks];
  const parts: CardPart[] = [];
  for (let block = left.shift(); block; block = left.shift()) {
    const { what, words, does } = block;
    const twin = left.findIndex((other) => other.does !== does && other.what === what && other.words === words);
    if (twin >= 0) left.splice(twin, 1);
    parts.push({ does: twin >= 0 ? "move" : does === "insertion" ? "putIn" : "takeOut", what, words });
  }
  return parts;
}

function formatParts(formats: readonly FormatPiece[]): CardPart[] {
  const rows: FormatPiece[] = [];
  for (const piece of formats) {
    const at = rows.findLastIndex((row) => row.to === piece.from && isSameFormat(row, piece));
    const row = rows[at];
    if (row) rows[at] = { ...row, text: row.text + piece.text, to: piece.to };
    else rows.push(piece);
  }
  return rows.map(({ mark, was, now, text }) => ({ does: "format", mark, was, now, words: text }));
}

function isSameFormat(one: FormatPiece, other: FormatPiece): boolean {
  const told = ({ mark, was, now }: FormatPiece) => JSON.stringify([mark, was, now]);
  return told(one) === told(other);
}

const kinds: Readonly<Record<CardPart["does"], CardKind>> = {
  reword: "words",
  moveWords: "words",
  split: "paragraphs",
  join: "paragraphs",
  format: "formatting",
  putIn: "blocks",
  takeOut: "blocks",
  move: "blocks",
  change: "paragraphs",
};

function kindOf([first]: readonly CardPart[]): CardKind {
  if (first === undefined) return "words";
  return first.does === "change" && first.what !== "paragraph" ? "blocks" : kinds[first.does];
}

/** A boundary stands at the start of the paragraph that it opens. */
function reach({ words, blocks, formats, changes }: Pieces): { readonly from: number; readonly to: number } {
  const starts = [
    ...words.map(({ text, from }) => (text === "\n" ? from + 2 : from)),
    ...formats.map(({ from }) => from),
    ...blocks.map(({ at }) => at),
    ...changes.map(({ at }) => at + 1),
  ];
  const ends = [...words, ...formats].map(({ to }) => to);
  return { from: Math.min(...starts), to: Math.max(...starts, ...ends) };
}
