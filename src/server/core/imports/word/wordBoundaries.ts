import { cleanLine } from "#document/clean.ts";
import { isBlank } from "#document/words.ts";
import { isTracked, type Tracked } from "./tracked.ts";
import type { WordParagraph, WordPiece } from "./wordParagraphs.ts";

/** A paragraph as copy has it: tracked changes are of the boundary before it. */
export interface BoundParagraph extends Omit<WordParagraph, "end" | "row"> {
  readonly before: readonly Tracked[];
}

/**
 * Word tracks the mark at a paragraph's end, copy the boundary before a paragraph. Gives the paragraphs with their words
 * cleaned and the changes of marks as changes of boundaries. Empty ones are left out, as in any file, without a
 * boundary being lost. Where a whole paragraph was put in or struck, it is its own boundary that was, so that the one
 * behind it stays what it is when the change is settled, whichever way.
 */
export function withBoundaries(paragraphs: readonly WordParagraph[]): readonly BoundParagraph[] {
  return whole(bound(withoutEmpty(paragraphs.map(cleaned))));
}

function cleaned(paragraph: WordParagraph): WordParagraph {
  const pieces = paragraph.pieces
    .map((piece) => ({ ...piece, text: cleanLine(piece.text) }))
    .filter((piece) => piece.text !== "" && !isNeverRead(piece));
  return { ...paragraph, pieces };
}

/** What somebody put in and struck again themselves stands in no reading of the document. */
function isNeverRead({ tracked }: WordPiece): boolean {
  return tracked.some(
    (one) => one.does === "insertion" && tracked.some((each) => each.does === "deletion" && each.name === one.name),
  );
}

function withoutEmpty(paragraphs: readonly WordParagraph[]): readonly WordParagraph[] {
  const kept: WordParagraph[] = [];
  for (const paragraph of paragraphs) {
    const last = kept.at(-1);
    const isAfter = last !== undefined && last.row === paragraph.row;
    const isJoined = paragraph.end.length > 0 || (isAfter && last.end.length > 0);
    // A space alone can still come to stand between two words, where boundaries change.
    if (!isBlank(wordsOf(paragraph)) || (isJoined && paragraph.pieces.length > 0)) kept.push(paragraph);
    else if (isAfter) kept[kept.length - 1] = { ...last, end: asOne(last.end, paragraph.end) };
  }
  return kept;
}

function wordsOf({ pieces }: WordParagraph): string {
  return pieces.map(({ text }) => text).join("");
}

/** Of two boundaries with nothing between them: one that is there both before and after is no change. */
function asOne(first: readonly Tracked[], second: readonly Tracked[]): readonly Tracked[] {
  const stood = !isTracked(first, "insertion") || !isTracked(second, "insertion");
  const stands = !isTracked(first, "deletion") || !isTracked(second, "deletion");
  if (stood && stands) return [];
  if (stood) return isTracked(first, "insertion") ? second : first;
  if (stands) return isTracked(first, "deletion") ? second : first;
  return isTracked(first, "insertion") && isTracked(first, "deletion") ? first : second;
}

function bound(paragraphs: readonly WordParagraph[]): readonly BoundParagraph[] {
  return paragraphs.map(({ end, row, ...paragraph }, i) => {
    const last = paragraphs[i - 1];
    const before = last?.row === row ? last.end : [];
    const next = paragraphs[i + 1];
    const behind = next?.row === row ? end : [];
    return { ...paragraph, before, pieces: trimmed(paragraph.pieces, { start: before, end: behind }) };
  });
}

/** White space at the two ends goes, but where words may come to stand beside it. */
function trimmed(
  pieces: readonly WordPiece[],
  { start, end }: { readonly start: readonly Tracked[]; readonly end: readonly Tracked[] },
): readonly WordPiece[] {
  const seen = (piece: WordPiece) => !isBlank(piece.text);
  const from = start.length > 0 ? 0 : pieces.findIndex(seen);
  const to = end.length > 0 ? pieces.length - 1 : pieces.findLastIndex(seen);
  if (from < 0) return [];
  return pieces.slice(from, to + 1).map((piece, i, { length }) => {
    const text = i === 0 && start.length === 0 ? piece.text.trimStart() : piece.text;
    return { ...piece, text: i === length - 1 && end.length === 0 ? text.trimEnd() : text };
  });
}

function whole(paragraphs: readonly BoundParagraph[]): readonly BoundParagraph[] {
  const kept = [...paragraphs];
  paragraphs.forEach((_paragraph, i) => {
    const [here, next] = [kept[i], kept[i + 1]];
    if (here === undefined || next === undefined || here.before.length > 0 || next.before.length !== 1) return;
    const [change] = next.before;
    if (change === undefined || !here.pieces.every((piece) => isTracked(piece.tracked, change.does))) return;
    kept[i] = { ...here, before: next.before };
    kept[i + 1] = { ...next, before: [] };
  });
  return kept;
}
