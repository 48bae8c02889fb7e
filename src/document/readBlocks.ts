import type { Mark, Node } from "prosemirror-model";
import type { Decide } from "./reading.ts";

/** A word, a blank or a sign of the copy as it reads. `key` is alike where two of them read alike, dress included. */
export interface Token {
  readonly key: string;
  readonly text: string;
  /** Where it stands in the copy itself, suggestions and all. */
  readonly from: number;
  readonly to: number;
  readonly dress: readonly string[];
}

/** The fields whose words are compared each by itself. */
export type ReadField =
  | "headline"
  | "frontHeadline"
  | "searchHeadline"
  | "pushHeadline"
  | "standfirst"
  | "lead"
  | "body";

/** A line of the copy as it reads: a paragraph, a headline, or what is no text, with one token that stands for it. */
export interface ReadBlock {
  readonly field: ReadField;
  /** What kind of line it is: a paragraph's kind, or the name of a field or block. */
  readonly kind: string;
  readonly level: number;
  /** Whether it is running text, into which other text can be joined. */
  readonly isParagraph: boolean;
  /** Whether it is no text, and its one token stands for it. */
  readonly isThing: boolean;
  /** Where it begins in the copy: the place of its opening. */
  readonly at: number;
  readonly tokens: readonly Token[];
}

/** A line on its way: its text, with the place of each letter, or the one token that it is. */
interface Line extends Omit<ReadBlock, "tokens"> {
  readonly runs: readonly Run[];
  readonly only?: Token;
}

interface Run {
  readonly text: string;
  readonly places: readonly number[];
  readonly dress: readonly string[];
}

/** A word with its apostrophes and hyphens, or a figure with its points and commas; blanks; any other sign. */
const pieces = /[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+|(?<=\p{N})[.,:]\p{N}[\p{L}\p{N}\p{M}]*)*|\s+|./gsu;

/**
 * The copy as it reads, line by line, with the place of every word in the copy as it stands: what is struck is left
 * out, what is proposed is in, and a proposed join is made. The same words as `acceptAll` gives; a test holds them equal.
 * Lines with nothing in them, and a lead that is no picture yet, are none.
 */
export function readBlocks(doc: Node): ReadBlock[] {
  return readBlocksAs(doc, { decide: () => "accept", isRead: () => true });
}

/** One way to read the copy. */
export interface WayToRead {
  /** What becomes of each suggestion: a rejected one is not in what is read. One that is left open reads as if accepted. */
  readonly decide: Decide;
  /** Whether a field, or a block of the body, is read at all. The body itself is not asked for. */
  readonly isRead: (block: Node) => boolean;
}

/** The copy, or some of its blocks, as it would read with its suggestions decided so; else as `readBlocks`. */
export function readBlocksAs(doc: Node, way: WayToRead): ReadBlock[] {
  const found: Line[] = [];
  doc.forEach((field, offset) => {
    const isBody = field.type.name === "body";
    if (isOut(field, way) || !(isBody || way.isRead(field))) return;
    const name = field.type.name as ReadField;
    const given = { field: name, into: found, way };
    if (field.isTextblock) found.push(lineOf(field, offset, { field: name, kind: name, way }));
    else if (name === "lead") readPicture(field, offset, given);
    else readRow(field, offset, given);
  });
  return found
    .map(({ runs, only, ...line }) => ({ ...line, tokens: only === undefined ? tokensOf(runs) : [only] }))
    .filter(({ tokens }) => tokens.length > 0);
}

interface Into {
  readonly field: ReadField;
  readonly into: Line[];
  readonly way: WayToRead;
}

function readRow(parent: Node, offset: number, given: Into): void {
  let isAfterParagraph = false;
  const isBody = parent.type.name === "body";
  parent.forEach((child, childOffset) => {
    if (isBody && !given.way.isRead(child)) return;
    const at = offset + 1 + childOffset;
    if (child.type.name !== "paragraph") {
      const isGone = isOut(child, given.way);
      if (!isGone) readBlock(child, at, given);
      isAfterParagraph &&= isGone;
      return;
    }
    const { kind, level } = child.attrs;
    const { field, way } = given;
    const line = lineOf(child, at, { field, kind: String(kind), level: Number(level), isParagraph: true, way });
    const last = given.into.at(-1);
    if (!isOut(child, way)) {
      given.into.push(line);
      isAfterParagraph = true;
    } else if (isAfterParagraph && last !== undefined)
      given.into[given.into.length - 1] = { ...last, runs: [...last.runs, ...line.runs] };
    else if (line.runs.length > 0) {
      given.into.push(line);
      isAfterParagraph = true;
    }
  });
}

function readBlock(block: Node, at: number, given: Into): void {
  const { field, into, way } = given;
  if (block.type.name === "picture") return readPicture(block, at, given);
  if (block.type.name !== "factBox") return void into.push(thing(block, at, field));
  block.forEach((child, offset) => {
    if (child.type.name !== "title") return;
    into.push(lineOf(child, at + 1 + offset, { field, kind: "boxTitle", way }));
  });
  readRow(block, at, given);
}

function readPicture(picture: Node, at: number, { field, into, way }: Into): void {
  if (picture.type.name !== "lead" || picture.attrs["image"] !== null) into.push(thing(picture, at, field));
  picture.forEach((child, offset) => {
    const line = lineOf(child, at + 1 + offset, { field, kind: child.type.name, way });
    into.push(line);
  });
}

/** What is no text, with its facts as its one token. */
function thing(block: Node, at: number, field: ReadField): Line {
  const text = String(block.attrs["alt"] ?? block.attrs["url"] ?? "");
  const key = JSON.stringify([block.type.name, block.attrs]);
  const only = { key, text, from: at, to: at + 1, dress: [] };
  return { field, kind: block.type.name, level: 0, isParagraph: false, isThing: true, at, runs: [], only };
}

function lineOf(
  block: Node,
  at: number,
  {
    way,
    ...given
  }: Pick<ReadBlock, "field" | "kind"> & Partial<Pick<ReadBlock, "level" | "isParagraph">> & Pick<Into, "way">,
): Line {
  const runs: Run[] = [];
  block.forEach((text, offset) => {
    if (isOut(text, way)) return;
    const dress = text.marks.filter(isPlain).map(dressOf);
    const places = Array.from({ length: text.nodeSize }, (_, index) => at + 1 + offset + index);
    runs.push({ text: text.text ?? "", places, dress });
  });
  return { level: 0, isParagraph: false, isThing: false, ...given, at, runs };
}

/** The words of a line. Where nothing that is seen parts two runs, a word can lie in both. */
function tokensOf(runs: readonly Run[]): Token[] {
  const whole: Run[] = [];
  for (const run of runs) {
    const last = whole.at(-1);
    if (last === undefined || String(last.dress) !== String(run.dress)) whole.push(run);
    else whole[whole.length - 1] = { ...last, text: last.text + run.text, places: [...last.places, ...run.places] };
  }
  return whole.flatMap(({ text, places, dress }) =>
    [...text.matchAll(pieces)].map(({ 0: piece, index }) => ({
      key: dress.length === 0 ? piece : JSON.stringify([piece, dress]),
      text: piece,
      from: places[index] ?? 0,
      to: (places[index + piece.length - 1] ?? 0) + 1,
      dress,
    })),
  );
}

function isPlain(mark: Mark): boolean {
  return ["bold", "italic", "link"].includes(mark.type.name);
}

function dressOf(mark: Mark): string {
  return mark.type.name === "link" ? `link ${String(mark.attrs["href"])}` : mark.type.name;
}

/** Whether a node is not in what is read; of a paragraph it is the boundary before it. */
function isOut(node: Node, { decide }: WayToRead): boolean {
  return node.marks.some((mark) => {
    const { name } = mark.type;
    if (name === "insertion") return decide(mark) === "reject";
    return name === "deletion" && decide(mark) !== "reject";
  });
}
