import type { ParagraphKind } from "#document/schema.ts";
import type { ForeignElement } from "#document/foreignTree.ts";
import type { WordLists } from "./wordLists.ts";
import { listIn, rankIn, valueIn, type WordStyles } from "./wordStyles.ts";

/** What kind of paragraph a Word paragraph is in copy. `heading`: its rank as a heading, 0 where it is none. */
export interface WordKind {
  readonly kind: ParagraphKind;
  readonly level: 0 | 1;
  readonly heading: number;
}

const quotes = new Set(["quote", "intense quote", "block text", "quotations", "block quotation"]);

/** The kind that a paragraph's properties say, with its style: heading, list item, quotation or text. */
export function wordKind(
  properties: ForeignElement | null,
  { styles, lists }: { readonly styles: WordStyles; readonly lists: WordLists },
): WordKind {
  const style = styles.paragraph(valueIn(properties, "w:pStyle") ?? "");
  const rank = rankIn(properties) ?? style.rank ?? 0;
  if (rank > 0) return { kind: "crosshead", level: 0, heading: Math.min(rank, 6) };
  const item = lists(listIn(properties) ?? style.list);
  if (item !== null) return { ...item, heading: 0 };
  return { kind: quotes.has(style.name) ? "quote" : "text", level: 0, heading: 0 };
}
