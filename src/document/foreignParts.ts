import { attributeOf, type ForeignElement, foreignText, foundIn, hasClass, styleOf } from "./foreignTree.ts";
import type { LeftOutThing } from "./leftOut.ts";

const furniture = new Set([
  "head",
  "title",
  "meta",
  "link",
  "base",
  "style",
  "template",
  "noscript",
  "colgroup",
  "xml",
]);
const partTags: Readonly<Record<string, LeftOutThing>> = {
  script: "scripts",
  img: "pictures",
  svg: "pictures",
  canvas: "pictures",
  math: "embedded",
  iframe: "embedded",
  frame: "embedded",
  frameset: "embedded",
  object: "embedded",
  embed: "embedded",
  applet: "embedded",
  video: "embedded",
  audio: "embedded",
  map: "embedded",
  input: "embedded",
  select: "embedded",
  textarea: "embedded",
  button: "embedded",
  del: "deletions",
  s: "deletions",
  strike: "deletions",
};
const footnoteAddress = /#_?(?:ftn|edn|sdfootnote|sdendnote|fn|footnote|endnote|cite_note)[\w:.-]*$/iu;
const commentAddress = /#_?(?:msocom|cmnt)[\w-]*$/iu;

/**
 * Whether an element stays outside copy with all that is in it: what it counts as for the person who is told,
 * `furniture` where it is nothing that anybody misses, or null where it comes in. Knows what Word, Google Docs,
 * LibreOffice and mail programs put round words: tracked deletions, comments, notes at the foot, hidden text.
 */
export function leftOutAs(element: ForeignElement): LeftOutThing | "furniture" | null {
  const { tag } = element;
  if (furniture.has(tag) || /^[vm]:/u.test(tag)) return "furniture";
  const part = Object.hasOwn(partTags, tag) ? partTags[tag] : undefined;
  if (part !== undefined) return part === "pictures" && isTrackingPixel(element) ? "furniture" : part;
  if (hasClass(element, "msoDel")) return "deletions";
  const style = styleOf(element);
  if (isStruck(style)) return "deletions";
  if (style.get("mso-list") === "ignore") return "furniture";
  if (isComment(element, style)) return "comments";
  if (isFootnote(element, style)) return "footnotes";
  const isHidden = style.get("display") === "none" || style.get("mso-hide") === "all" || "hidden" in element.attributes;
  return isHidden ? "hidden" : null;
}

function isStruck(style: ReadonlyMap<string, string>): boolean {
  const line = style.get("text-decoration-line") ?? style.get("text-decoration") ?? "";
  return line.includes("line-through");
}

function isTrackingPixel(element: ForeignElement): boolean {
  return attributeOf(element, "width") === "1" && attributeOf(element, "height") === "1";
}

function isComment(element: ForeignElement, style: ReadonlyMap<string, string>): boolean {
  if (/^comment(-list)?$/u.test(style.get("mso-element") ?? "")) return true;
  if (style.get("mso-special-character") === "comment") return true;
  if (hasClass(element, "msocomanchor", "msocomoff", "msocomtxt", "MsoCommentReference")) return true;
  if (element.tag === "a") return commentAddress.test(attributeOf(element, "href"));
  return element.tag === "div" && startsWithBackLink(element, commentAddress);
}

function isFootnote(element: ForeignElement, style: ReadonlyMap<string, string>): boolean {
  if (/^(foot|end)note(-list)?$/u.test(style.get("mso-element") ?? "")) return true;
  if (/^doc-(noteref|footnotes?|endnotes?)$/u.test(attributeOf(element, "role"))) return true;
  if (/^sd(foot|end)note\d+$/u.test(attributeOf(element, "id"))) return true;
  if (hasClass(element, "footnotes", "footnote-ref", "MsoFootnoteReference", "MsoEndnoteReference")) return true;
  if (style.has("mso-footnote-id") || style.has("mso-endnote-id")) return true;
  if (element.tag === "sup") return hasClass(element, "reference");
  if (element.tag === "a") return footnoteAddress.test(attributeOf(element, "href"));
  return element.tag === "div" && startsWithBackLink(element, footnoteAddress);
}

/** Whether it is a note at the foot: a short block whose first link leads back up. */
function startsWithBackLink(element: ForeignElement, address: RegExp): boolean {
  const link = foundIn(element, (inner) => inner.tag === "a", 3);
  if (link === null || !address.test(attributeOf(link, "href"))) return false;
  return foreignText(element).trimStart().startsWith(foreignText(link).trim());
}
