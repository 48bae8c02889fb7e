import type { Node } from "prosemirror-model";
import { type Imported, readImport } from "#document/readImport.ts";
import { schema } from "#document/schema.ts";
import { suggestionCards } from "#document/suggestionCards.ts";
import { suggestionSentence } from "#document/suggestionSentence.ts";
import { wordSource } from "#server/core/imports/word/wordSource.ts";
import { aWordFile, type WordFile } from "#tests/builders/wordFile.ts";

/** What a document of this body becomes; a suggestion is by the name in it. */
export async function readWord(file: string | WordFile): Promise<Imported> {
  const bytes = await aWordFile(typeof file === "string" ? { body: file } : file);
  const { source } = await wordSource(bytes, (name) => name);
  return readImport(source, { schema, keep: ["headline"] });
}

/** The body of a copy: kinds in front of the words, a line for each paragraph. */
export function bodyOf(copy: Node): readonly string[] {
  return (copy.lastChild?.children ?? []).map(({ attrs, textContent }) => {
    const kind = attrs["kind"] === "text" ? "" : `${String(attrs["kind"])}${attrs["level"] === 1 ? " 1" : ""}: `;
    return `${kind}${textContent}`;
  });
}

/** Whose suggestions stand in a copy, and what each does. */
export function cardsOf(copy: Node): readonly string[] {
  return suggestionCards(copy).map((card) => `${card.by}: ${suggestionSentence(card)}`);
}
