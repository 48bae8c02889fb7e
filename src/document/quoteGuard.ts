import type { Node } from "prosemirror-model";
import { type QuoteChange, quoteChanges, type QuotedState, type Span } from "./quoteChanges.ts";
import { quotationsIn } from "./quotes.ts";
import { readBlocksAs } from "./readBlocks.ts";
import type { Decide, Outcome } from "./reading.ts";
import { isSuggestion } from "./ownSuggestions.ts";
import { childrenBetween, differingChildren } from "./touched.ts";

/**
 * What accepting these suggestions together does to quoted words, in the order of the copy; only changes of words, and
 * of what is quoted. Asked both of the copy with everybody else's suggestions in it and of the copy without them, since
 * a word may be quoted in one of the two alone. It reads no more than the paragraphs in which they stand and those into
 * which a quotation runs on.
 */
export function quoteChangesOf(doc: Node, ids: ReadonlySet<string>): QuoteChange[] {
  return changesIn(doc, ids, new Set([...blocksOf(doc, ids).values()].flat()));
}

/**
 * What an edit has done to quoted words. `place` gives where a place of the copy before stands in the copy after it, on
 * the side of what was put in there that is said. It reads what differs between the two.
 */
export function quoteChangesBetween(
  before: Node,
  after: Node,
  place: (at: number, side: -1 | 1) => number,
): QuoteChange[] {
  const [old, now] = [differingBlocks(before, after), differingBlocks(after, before)];
  const accept: Decide = () => "accept";
  const was = stateOf(before, accept, old);
  const moved = was.quotations.map((quotation) => {
    const spans = quotation.spans.map((span): Span => movedSpan(span, place));
    return { ...quotation, spans, places: [] };
  });
  const hasWords = ([from, to]: Span) =>
    was.words.some((at) => place(at, 1) >= from && place(at, 1) < to && place(at + 1, -1) > place(at, 1));
  return ofWords(quoteChanges({ quotations: moved, hasWords }, stateOf(after, accept, now)));
}

/** Where a stretch stands after an edit; of one that was replaced whole, where stands what replaced it. */
function movedSpan([from, to]: Span, place: (at: number, side: -1 | 1) => number): Span {
  const [start, end] = [place(from, 1), place(to, -1)];
  return start < end ? [start, end] : [place(from, -1), place(to, 1)];
}

interface Known {
  readonly blocks: readonly Node[];
  readonly changes: readonly QuoteChange[];
}

/** What is done to quoted words by each of many suggestions: read once, and again only where the copy was touched. */
export class QuoteReader {
  #known: ReadonlyMap<string, Known> = new Map();

  /**
   * The changes of these suggestions of the copy, by their ids; none of those that change no quoted words. Where the copy
   * round one was not touched since, what is known of it is given again, though its places may have moved. Once
   * `isEnough` says so, no more are read: `isWhole` is false then, and the next reading goes on with the rest.
   */
  read(doc: Node, ids: readonly string[], isEnough: () => boolean) {
    const next = new Map<string, Known>();
    let isWhole = true;
    for (const [id, blocks] of blocksOf(doc, new Set(ids))) {
      const known = this.#known.get(id);
      const isKnown =
        known !== undefined &&
        known.blocks.length === blocks.length &&
        known.blocks.every((block, index) => block === blocks[index]);
      if (isKnown) next.set(id, known);
      else if (isEnough()) isWhole = false;
      else next.set(id, { blocks, changes: changesIn(doc, new Set([id]), new Set(blocks)) });
    }
    this.#known = next;
    const changes: ReadonlyMap<string, readonly QuoteChange[]> = new Map(
      [...next].flatMap(([id, each]) => (each.changes.length === 0 ? [] : [[id, each.changes] as const])),
    );
    return { changes, isWhole };
  }
}

function changesIn(doc: Node, ids: ReadonlySet<string>, blocks: ReadonlySet<Node>): QuoteChange[] {
  // Where no mark opens in any reading, nothing is quoted in any.
  if (![...blocks].some(({ textContent }) => /["“‘]/u.test(textContent))) return [];
  const among = (others: Outcome) => {
    const state = (own: Outcome) => stateOf(doc, (mark) => (ids.has(String(mark.attrs["id"])) ? own : others), blocks);
    return ofWords(quoteChanges(state("reject"), state("accept")));
  };
  const shown = among("accept");
  const isTold = ({ at }: QuoteChange) => shown.some((each) => each.at.some((span) => at.some(isOn(span))));
  const hidden = among("reject").filter((change) => !isTold(change));
  return [...shown, ...hidden].toSorted((one, other) => (one.at[0]?.[0] ?? 0) - (other.at[0]?.[0] ?? 0));
}

function isOn([from, to]: Span) {
  return ([otherFrom, otherTo]: Span) => from <= otherTo && otherFrom <= to;
}

function ofWords(changes: readonly QuoteChange[]): QuoteChange[] {
  return changes.filter(({ isOfWords }) => isOfWords);
}

function stateOf(doc: Node, decide: Decide, blocks: ReadonlySet<Node>): QuotedState & { readonly words: number[] } {
  const lines = readBlocksAs(doc, { decide, isRead: (block) => blocks.has(block) });
  const words = lines.flatMap(({ tokens }) =>
    tokens.flatMap(({ text, from }) => (/[\p{L}\p{N}]/u.test(text) ? from : [])),
  );
  const hasWords = ([from, to]: Span) => words.some((at) => at >= from && at < to);
  return { quotations: quotationsIn(lines), hasWords, words };
}

/** The fields, and the blocks of the body, that have to be read to know what each suggestion does to quoted words. */
function blocksOf(doc: Node, ids: ReadonlySet<string>): Map<string, readonly Node[]> {
  const found = new Map<string, Set<Node>>();
  const body = doc.lastChild;
  const note = (block: Node) => (node: Node) => {
    for (const mark of node.marks) {
      const id = String(mark.attrs["id"]);
      if (!isSuggestion(mark) || !ids.has(id)) continue;
      const blocks = found.get(id) ?? new Set();
      found.set(id, blocks.add(block));
    }
  };
  doc.forEach((field) => {
    for (const block of field === body ? field.children : [field]) {
      note(block)(block);
      block.descendants(note(block));
    }
  });
  return new Map([...found].map(([id, blocks]) => [id, body === null ? [...blocks] : withNeighbours(body, blocks)]));
}

/** The fields and blocks of the one copy that are not in the other, with those into which a quotation may run on. */
function differingBlocks(doc: Node, other: Node): ReadonlySet<Node> {
  const [body, otherBody] = [doc.lastChild, other.lastChild];
  const fields = doc.children.slice(0, -1).filter((field) => !other.children.includes(field));
  if (body === null || otherBody === null) return new Set(fields);
  const { from, beforeTo } = differingChildren(body.content, otherBody.content);
  // Where blocks were only taken out or put in, their neighbours are what the other side is read beside.
  const blocks = childrenBetween(body.content, Math.max(0, from - 1), beforeTo + 1);
  return new Set([...fields, ...withNeighbours(body, new Set(blocks))]);
}

function withNeighbours(body: Node, blocks: ReadonlySet<Node>): readonly Node[] {
  const all = body.children;
  const wanted = new Set(blocks);
  const go = (from: number, by: 1 | -1) => {
    for (let at = from; ; at += by) {
      const [block, next] = [all[at], all[at + by]];
      const mayRunOn = by > 0 ? next && mayGoOn(next) : block && mayGoOn(block);
      if (block === undefined || next === undefined || mayRunOn !== true) return;
      wanted.add(next);
    }
  };
  for (const block of blocks) {
    const index = all.indexOf(block);
    if (index < 0) continue;
    go(index, -1);
    go(index, 1);
  }
  return [...wanted];
}

/** Whether a block may go on with a quotation of the one before, however the suggestions in it are decided. */
function mayGoOn(block: Node): boolean {
  if (block.type.name !== "paragraph") return block.type.name === "factBox" || block.marks.some(isSuggestion);
  if (block.marks.some(isSuggestion)) return true;
  for (const text of block.children) {
    if (/^["“‘]/u.test(text.text ?? "")) return true;
    if (!text.marks.some(isSuggestion)) return false;
  }
  // Nothing in it is sure to be read, and an empty line ends no quotation.
  return true;
}
