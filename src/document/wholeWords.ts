import type { Node } from "prosemirror-model";
import type { WordPiece } from "./suggestionPieces.ts";

/** Words that are taken out and words that stand in their place, at one place of the copy. */
export interface Reworded {
  readonly was: string;
  readonly now: string;
}

/**
 * What stands together of one suggestion, as a sub would say it: where a letter of a word is changed, the whole word is.
 * So “u” put into “neighborhood” is “neighborhood” replaced with “neighbourhood”, and a full stop taken out behind “Ms”
 * is “Ms.” replaced with “Ms”. Words are not grown over a paragraph's end, nor into what somebody else has suggested.
 */
export function reworded(doc: Node, pieces: readonly WordPiece[]): Reworded {
  const of = (does: WordPiece["does"]) => pieces.flatMap((piece) => (piece.does === does ? piece.text : [])).join("");
  const [was, now] = [of("deletion"), of("insertion")];
  const [from, to] = [pieces[0]?.from ?? 0, pieces.at(-1)?.to ?? 0];
  if (`${was}${now}`.includes("\n")) return { was, now };
  const before = plainText(doc, from, -1);
  const after = plainText(doc, to, 1);
  const readings = [was, now];
  // A mark alone says little: a comma that goes is said with the word that it stood behind.
  const isMark = was + now !== "" && !/[\p{L}\p{M}\p{N}\s]/u.test(was + now);
  const isCutLeft = readings.some((text) => isWord(before.at(-1)) && (isMark || isWord((text + after).at(0))));
  const isCutRight = readings.some((text) => isWord((before + text).at(-1)) && isWord(after.at(0)));
  const left = isCutLeft ? (/[\p{L}\p{M}\p{N}’'-]*$/u.exec(before)?.[0] ?? "") : "";
  const right = isCutRight ? (/^[\p{L}\p{M}\p{N}’'-]*/u.exec(after)?.[0] ?? "") : "";
  return { was: left + was + right, now: left + now + right };
}

function isWord(letter: string | undefined): boolean {
  return letter !== undefined && /[\p{L}\p{M}\p{N}]/u.test(letter);
}

/** The text of the block before or behind a place, as far as nobody has suggested anything in it. */
function plainText(doc: Node, place: number, way: -1 | 1): string {
  const $place = doc.resolve(place);
  if (!$place.parent.inlineContent) return "";
  let text = "";
  for (let offset = $place.parentOffset; ; ) {
    const { node, offset: start } = way < 0 ? $place.parent.childBefore(offset) : $place.parent.childAfter(offset);
    if (node === null || node.marks.some(({ type: { name } }) => name === "insertion" || name === "deletion"))
      return text;
    const words = node.text ?? "";
    text = way < 0 ? words.slice(0, offset - start) + text : text + words.slice(offset - start);
    offset = way < 0 ? start : start + node.nodeSize;
  }
}
