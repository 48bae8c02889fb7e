import type { DraftParagraph, DraftRun, DraftSuggestion } from "#document/drafts.ts";
import { SuggestionIds, type FileSuggestion } from "./suggestionIds.ts";
import type { BoundParagraph } from "./wordBoundaries.ts";
import type { WordDress } from "./wordDress.ts";
import type { WordPiece } from "./wordParagraphs.ts";

/** Paragraphs on their way into copy, and the suggestions that their tracked changes are. */
export interface WordDrafts {
  readonly drafts: readonly DraftParagraph[];
  readonly suggestions: readonly FileSuggestion[];
}

/** The paragraphs as drafts, with tracked changes as suggestions. `idOf` gives whose a suggestion is by the name in the file. */
export function wordDrafts(paragraphs: readonly BoundParagraph[], idOf: (name: string) => string): WordDrafts {
  const ids = new SuggestionIds(idOf);
  const drafts = paragraphs.map((paragraph): DraftParagraph => {
    const { kind, level, heading } = paragraph;
    const suggested = [...boundary(paragraph, ids), ...kindChange(paragraph, ids)];
    const runs = paragraph.pieces.map((piece) => run(piece, ids));
    const draft = { type: "paragraph" as const, kind, level, speaker: "", heading, field: null, runs };
    return suggested.length === 0 ? draft : { ...draft, suggested };
  });
  return { drafts, suggestions: ids.all };
}

function boundary({ before }: BoundParagraph, ids: SuggestionIds): readonly DraftSuggestion[] {
  return ids.here("words", before).map(({ change, is }) => suggestion(change.does, is));
}

/** What kind of paragraph it was before somebody changed that. Where the paragraph itself is put in, there was none. */
function kindChange({ kind, level, was, before }: BoundParagraph, ids: SuggestionIds): readonly DraftSuggestion[] {
  if (was === null || before.some(({ does }) => does === "insertion")) return [];
  const is = ids.alone(was);
  return [
    ...(was.kind === kind ? [] : [suggestion("change", is, { key: "kind", was: was.kind })]),
    ...(was.level === level ? [] : [suggestion("change", is, { key: "level", was: was.level })]),
  ];
}

function run({ text, isBold, isItalic, href, was, tracked }: WordPiece, ids: SuggestionIds): DraftRun {
  const words = ids.here("words", tracked).map(({ change, is }) => suggestion(change.does, is));
  // Of words that somebody puts in themselves, what dress they had a moment before is no matter.
  const isOwn = tracked.some(({ does, name }) => does === "insertion" && name === was?.name);
  const changed = was === null || isOwn ? [] : [{ ...was, move: null }];
  const dress = ids.here("dress", changed).flatMap(({ change, is }) => formats({ isBold, isItalic }, change, is));
  const suggested = [...words, ...dress];
  const plain = { text, isBold, isItalic, href };
  return suggested.length === 0 ? plain : { ...plain, suggested };
}

function formats(now: WordDress, was: WordDress, is: FileSuggestion): readonly DraftSuggestion[] {
  const format = (mark: "bold" | "italic", had: boolean) => suggestion("format", is, { mark, was: had ? {} : null });
  return [
    ...(now.isBold === was.isBold ? [] : [format("bold", was.isBold)]),
    ...(now.isItalic === was.isItalic ? [] : [format("italic", was.isItalic)]),
  ];
}

function suggestion(
  mark: DraftSuggestion["mark"],
  { id, by }: FileSuggestion,
  more: Readonly<Record<string, unknown>> = {},
): DraftSuggestion {
  return { mark, attrs: { id, by, ...more } };
}
