import type { Node } from "prosemirror-model";
import { ownArticle } from "#tests/builders/article.ts";
import { aCopy } from "#tests/builders/copy.ts";

const { paragraphs, headline } = ownArticle();

/** Paragraphs of a news story, as many as come to about so many words. */
export function paragraphsOf(words: number): string[] {
  const found: string[] = [];
  for (let count = 0, i = 0; count < words; i++) {
    const text = paragraphs[i % paragraphs.length] ?? "";
    found.push(text);
    count += text.split(" ").length;
  }
  return found;
}

/** A story's copy of about so many words. */
export function copyOf(words: number): Node {
  return aCopy({ headline, standfirst: paragraphs[0] ?? "", paragraphs: paragraphsOf(words) });
}

/** The place behind the last letter of each of the body's paragraphs. */
export function paragraphEnds(copy: Node): number[] {
  const ends: number[] = [];
  const body = copy.lastChild;
  if (body === null) return ends;
  const start = copy.content.size - body.nodeSize + 1;
  body.forEach((paragraph, offset) => ends.push(start + offset + 1 + paragraph.content.size));
  return ends;
}

/** The same of the bare page, which has nothing but the paragraphs. */
export function bareParagraphEnds(words: number): number[] {
  const ends: number[] = [];
  for (const text of paragraphsOf(words)) ends.push((ends.at(-1) ?? -1) + 2 + text.length);
  return ends;
}
