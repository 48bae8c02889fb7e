import type { Node } from "prosemirror-model";
import { type ReadBlock, readBlocks } from "./readBlocks.ts";

/** Words between quotation marks, as the copy reads. Of several paragraphs, each opened by a mark, it is one. */
export interface Quotation {
  /** The words without the outer marks, a line for each paragraph. */
  readonly text: string;
  /** Where the opening mark of each of its paragraphs stands in the copy, and where its words there end. */
  readonly spans: readonly (readonly [from: number, to: number])[];
  /** Where each character of the text stands in the copy; a line's end where the next line's opening mark does. */
  readonly places: readonly number[];
  readonly isClosed: boolean;
}

/**
 * The quotations of the copy as it reads, in order. “ and a straight mark open, and either's counterpart closes; ‘ and a
 * straight mark open only where no letter or figure stands before them, and ’ between letters is an apostrophe. What
 * stands inside another quotation belongs to it. After a plural (the crews’ day) it closes one that ‘ has opened only if
 * no other does later. A quotation that is open at a paragraph's end runs on only if the next begins with the same
 * opening mark; else it ends there.
 */
export function quotations(doc: Node): Quotation[] {
  return quotationsIn(readBlocks(doc));
}

/** The quotations in lines that were read from the copy. Between two that are no neighbours none may run on. */
export function quotationsIn(blocks: readonly ReadBlock[]): Quotation[] {
  const found: Quotation[] = [];
  let open: Open | null = null;
  let last: ReadBlock | null = null;
  const end = (isClosed: boolean) => {
    if (open !== null) found.push({ text: open.text, spans: open.spans, places: open.places, isClosed });
    open = null;
  };
  for (const block of blocks) {
    const line = lineOf(block);
    if (open !== null && !(isNext(last, block) && line[0]?.sign === open.mark)) end(false);
    last = block;
    open = readLine(line, open, (each) => {
      open = each;
      end(true);
    });
  }
  end(false);
  return found;
}

/** A quotation on its way: added to as it goes on. */
interface Open {
  readonly mark: string;
  text: string;
  readonly spans: [from: number, to: number][];
  readonly places: number[];
}

interface Sign {
  readonly sign: string;
  readonly at: number;
}

function lineOf({ tokens }: ReadBlock): Sign[] {
  return tokens.flatMap(({ text, from }) => {
    let at = from;
    return [...text].map((sign) => {
      const before = at;
      at += sign.length;
      return { sign, at: before };
    });
  });
}

/** Whether a line follows the one before it in the text, so that a quotation may run on into it. */
function isNext(last: ReadBlock | null, block: ReadBlock): boolean {
  return last !== null && last.field === "body" && block.field === "body" && last.isParagraph && block.isParagraph;
}

const closing: Readonly<Record<string, readonly string[]>> = { "“": ["”", '"'], '"': ['"', "”"], "‘": ["’"] };

/** Reads one line on from what was open before it; gives what is open at its end. */
function readLine(line: readonly Sign[], before: Open | null, closed: (quotation: Open) => void): Open | null {
  let open = before;
  let isFirst = before !== null;
  line.forEach(({ sign, at }, index) => {
    // Most signs are none that could open, close or hold one.
    const isAfterLetter = isMark(sign) && isLetter(line[index - 1]?.sign);
    const isApostrophe = sign === "’" && isAfterLetter && (isLetter(line[index + 1]?.sign) || isPlural(line, index));
    if (isFirst && open !== null) {
      // The mark that opens a paragraph in which the quotation goes on.
      open.text += "\n";
      open.places.push(at);
      open.spans.push([at, at + 1]);
      isFirst = false;
    } else if (open === null) {
      const opens = sign === "“" || ((sign === '"' || sign === "‘") && !isAfterLetter);
      if (opens) open = { mark: sign, text: "", spans: [[at, at + 1]], places: [] };
    } else {
      const last = open.spans.at(-1);
      if (last) last[1] = at + 1;
      if (closing[open.mark]?.includes(sign) === true && !isApostrophe) {
        closed(open);
        open = null;
        return;
      }
      open.text += sign;
      for (let unit = 0; unit < sign.length; unit++) open.places.push(at + unit);
    }
  });
  return open;
}

function isMark(sign: string): boolean {
  return sign === "“" || sign === "”" || sign === '"' || sign === "‘" || sign === "’";
}

function isLetter(sign: string | undefined): boolean {
  return sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
}

/** Whether a ’ belongs to a plural (the crews’ day), by what stands round it: a mark that closes comes after it. */
function isPlural(line: readonly Sign[], index: number): boolean {
  const goesOn = line[index + 1]?.sign === " " && /\p{Ll}/u.test(line[index + 2]?.sign ?? "");
  if (line[index - 1]?.sign !== "s" || !goesOn) return false;
  for (let at = index + 1; at < line.length; at++) {
    const sign = line[at]?.sign;
    if (sign === "‘") return false;
    if (sign === "’" && !isLetter(line[at + 1]?.sign)) return true;
  }
  return false;
}
