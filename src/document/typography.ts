import { isRange } from "./numberRange.ts";

/** What is put in place of a typed character and the `back` UTF-16 units before it. */
export interface Retyped {
  readonly back: number;
  readonly text: string;
}

// An address ends where no address goes on, so that a quotation mark after it is still turned.
const address = /(?:https?:\/\/|mailto:|www\.)[^\s"<>“”]+/giu;
const code = /`[^`\n]*`/gu;
const leftAlone = new RegExp(`${code.source}|${address.source}`, "giu");

/**
 * What a character becomes when it is typed after `before`, the text of its paragraph up to the caret; null where it
 * stands as it is. Gives British quotation marks and apostrophes (also in ’90s), an en dash in a range of numbers and
 * an ellipsis; addresses and code between backticks are left alone (scenario E-04). Some turns are made later than
 * their mark, when it is clear what it was: `back` then reaches past it.
 */
export function typed(before: string, character: string): Retyped | null {
  return isLeftAlone(before, character) ? null : (rangeTyped(before, character) ?? markTyped(before, character));
}

/**
 * A whole text with its straight quotes, number ranges and triple points set as typing would have set them. What is
 * set already stays, so that doing it again changes nothing.
 */
export function typographic(text: string): string {
  return setAtLength(text).replaceAll(filler, "");
}

/** The same for a text that lies in runs, one beside the other, so that marks on them stay where they are. */
export function typographicRuns(runs: readonly string[]): readonly string[] {
  const set = setAtLength(runs.join(""));
  let read = 0;
  return runs.map((run) => {
    read += run.length;
    return set.slice(read - run.length, read).replaceAll(filler, "");
  });
}

// Behind an ellipsis, for the two points that it saves: a text and what it is set as are then equally long. No text
// that has been cleaned has this character.
const filler = "\uffff";

function setAtLength(text: string): string {
  let set = "";
  let read = 0;
  for (const found of text.matchAll(leftAlone)) {
    set = retype(set, text.slice(read, found.index)) + found[0];
    read = found.index + found[0].length;
  }
  return retype(set, text.slice(read));
}

/** `before` with `more` typed after it. Looks back a few characters only, whatever the length. */
function retype(before: string, more: string): string {
  const window = 64;
  let tail = before.slice(-window);
  const done = [before.slice(0, before.length - tail.length)];
  for (const character of withRanges(more, tail)) {
    const turned = markTyped(tail, character);
    if (turned?.text === "…") tail = `${tail.slice(0, -turned.back)}…${filler}${filler}`;
    else tail = turned === null ? tail + character : tail.slice(0, tail.length - turned.back) + turned.text;
    if (tail.length > 4 * window) {
      done.push(tail.slice(0, -window));
      tail = tail.slice(-window);
    }
  }
  const end = markTyped(tail, "\n");
  return done.join("") + (end === null ? tail : tail.slice(0, tail.length - end.back) + end.text.slice(0, -1));
}

function isLeftAlone(before: string, character: string): boolean {
  const backticks = before.split("`").length - 1;
  if (backticks % 2 === 1) return true;
  return !/[\s"<>“”]/u.test(character) && /(?:https?:\/\/|mailto:|www\.)[^\s"<>“”]*$/iu.test(before);
}

function markTyped(before: string, character: string): Retyped | null {
  const shortened = /[\p{L}\p{N}'’]/u.test(character)
    ? null
    : /(?<![\p{L}\p{N}])‘(tis|twas|twere|til|em)$/iu.exec(before);
  if (shortened === null) return quoteTyped(before, character);
  const word = `’${shortened[0].slice(1)}`;
  return { back: word.length, text: word + (quoteTyped(word, character)?.text ?? character) };
}

function quoteTyped(before: string, character: string): Retyped | null {
  if (character === '"') return { back: 0, text: isOpening(before, '"') ? "“" : "”" };
  if (character === "'") {
    if (/(?<![\p{L}\p{N}])‘n$/iu.test(before)) return { back: 2, text: `’${before.slice(-1)}’` };
    return { back: 0, text: isOpening(before, "'") ? "‘" : "’" };
  }
  if (character === "." && /(?<!\.)\.\.$/u.test(before)) return { back: 2, text: "…" };
  if (character === "s" && /(?<![\p{L}\p{N}])‘\d0$/u.test(before)) return { back: 3, text: `’${before.slice(-2)}s` };
  return null;
}

/** Whether a quotation mark opens: at the start, after space, after what opens, and after a dash. */
function isOpening(before: string, mark: '"' | "'"): boolean {
  const previous = before.at(-1);
  if (previous === undefined || /[\s([{<\-–—/]/u.test(previous)) return true;
  return mark === '"' ? previous === "‘" && !/[\p{L}\p{N}]‘$/u.test(before) : previous === "“";
}

const amount = String.raw`[£$€]?\d+(?:[.,:]\d+)*(?:%|[ap]m|bn|[kmp])?`;
const partOfMore = String.raw`(?<![\p{L}\d.,:/\-–_#@])`;
const unfinished = new RegExp(`${partOfMore}(${amount})([-–])([£$€]?[\\d.,:]*)$`, "u");
const ranges = new RegExp(`${partOfMore}(${amount})-(${amount})(?![\\p{L}\\d]|[-–/.,:]\\d)`, "gu");

/** Sets the dash of a range at the figure that makes it one, and takes it back at the figure that makes it none. */
function rangeTyped(before: string, character: string): Retyped | null {
  if (!/\d/.test(character)) return null;
  const chain = /(?<=\d)–(\d+-)$/u.exec(before);
  if (chain) return { back: chain[0].length, text: `-${chain[1]}${character}` };
  const found = unfinished.exec(before);
  const [, from, dash, to] = found ?? [];
  if (from === undefined || dash === undefined || to === undefined) return null;
  const was = isRange(from, to);
  const is = isRange(from, to + character);
  if (was === is || dash === (is ? "–" : "-")) return null;
  return { back: to.length + 1, text: `${is ? "–" : "-"}${to}${character}` };
}

function withRanges(text: string, before: string): string {
  const turned = (before + text).replace(ranges, (whole, from: string, to: string) =>
    isRange(from, to) ? `${from}–${to}` : whole,
  );
  return turned.slice(before.length);
}
