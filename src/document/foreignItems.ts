import { attributeOf, type ForeignElement, foreignText, foundIn, hasClass, styleOf } from "./foreignTree.ts";

/** A list item as copy has it. */
export interface ForeignItem {
  readonly kind: "bullet" | "number";
  readonly level: 0 | 1;
}

/**
 * The list item that a Word paragraph is, or null. Word writes no lists: it writes paragraphs with `mso-list` in their
 * style and the bullet or number as words in front, which `leftOutAs` leaves out.
 */
export function wordItem(element: ForeignElement): ForeignItem | null {
  const said = styleOf(element).get("mso-list") ?? "";
  const [, level] = /\blevel(\d+)/u.exec(said) ?? [];
  if (level === undefined) return null;
  const marker = foundIn(element, (inner) => styleOf(inner).get("mso-list") === "ignore");
  const isNumbered = marker !== null && /^\(?([\d.]+|\p{L}|[ivxlc]+)[.):]/iu.test(foreignText(marker).trim());
  return { kind: isNumbered ? "number" : "bullet", level: level === "1" ? 0 : 1 };
}

/** The item that an `li` is in a list of the given kind, `depth` lists deep. Deeper than two is the second. */
export function listedItem(element: ForeignElement, list: { isNumbered: boolean; depth: number }): ForeignItem {
  const said = Number(attributeOf(element, "aria-level") || attributeOf(element, "data-aria-level"));
  const depth = Math.max(list.depth, Number.isNaN(said) ? 0 : said);
  return { kind: list.isNumbered ? "number" : "bullet", level: depth > 1 ? 1 : 0 };
}

/** Whether Word has set the paragraph as a quotation. */
export function isWordQuote(element: ForeignElement): boolean {
  return hasClass(element, "MsoQuote", "MsoIntenseQuote");
}
