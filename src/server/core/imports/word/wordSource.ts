import type { ImportSource } from "#document/readImport.ts";
import { WordUnreadable } from "./wordUnreadable.ts";
import type { FileSuggestion } from "./suggestionIds.ts";
import { withBoundaries } from "./wordBoundaries.ts";
import { wordDrafts } from "./wordDrafts.ts";
import { wordLists } from "./wordLists.ts";
import { wordPackage } from "./wordPackage.ts";
import { wordParagraphs } from "./wordParagraphs.ts";
import { wordStyles } from "./wordStyles.ts";

/** A Word document as import reads it: its blocks, and the suggestions that its tracked changes become. */
export interface WordSource {
  readonly source: ImportSource;
  readonly suggestions: readonly FileSuggestion[];
}

/** The text of a document is no longer than that of any other file that is brought in. */
const mostCharacters = 900_000;
/** Nobody settles more than so many suggestions. */
const mostSuggestions = 20_000;

/**
 * Reads a .docx file. Words that a tracked change puts in or strikes are both in the blocks, each with what happens to
 * them. Throws `WordUnreadable` where it is broken, no Word document, or more than is read.
 */
export async function wordSource(bytes: Uint8Array, idOf: (name: string) => string): Promise<WordSource> {
  const { body, styles, numbering, links } = await wordPackage(bytes);
  const read = wordParagraphs(body, { styles: wordStyles(styles), lists: wordLists(numbering), links });
  const { drafts, suggestions } = wordDrafts(withBoundaries(read.paragraphs), idOf);
  const length = drafts.reduce((sum, { runs }) => runs.reduce((all, { text }) => all + text.length, sum), 0);
  if (length > mostCharacters)
    throw new WordUnreadable(
      "The document has more than 900,000 characters. Bring it in as several, part by part. No story was made.",
    );
  if (suggestions.length > mostSuggestions)
    throw new WordUnreadable(
      "The document has more than 20,000 tracked changes. Accept or reject most of them in Word first. No story was made.",
    );
  return { source: { type: "drafts", drafts, leftOut: read.leftOut }, suggestions };
}
