import type { Dress, Opening } from "./draftWriter.ts";
import { foreignLink } from "./foreignLink.ts";
import { attributeOf, type ForeignElement, styleOf } from "./foreignTree.ts";
import { type LeftOut, noteLeftOut } from "./leftOut.ts";

const dressing = new Set(["color", "background", "background-color", "font-family", "font-size"]);

/**
 * How the words in an element are dressed, given the dress and the kind of paragraph round it. Takes bold, italic and
 * links from elements and from styles alike; fonts, colours and links that may not stand in copy are counted as left out.
 */
export function foreignDress(
  element: ForeignElement,
  here: { readonly dress: Dress; readonly opening: Opening },
  leftOut: LeftOut,
): Dress {
  const { tag } = element;
  const style = styleOf(element);
  if (tag === "font" || tag === "u" || tag === "mark" || [...style.keys()].some((name) => dressing.has(name)))
    leftOut.set("formatting", 1);
  // A crosshead is bold as it is.
  const isHeading = /^h[1-6]$/u.test(tag) || here.opening.kind === "crosshead";
  return {
    isBold: !isHeading && (weightOf(style) ?? (tag === "b" || tag === "strong" || here.dress.isBold)),
    isItalic: slantOf(style) ?? (tag === "i" || tag === "em" || here.dress.isItalic),
    href: tag === "a" ? linkOf(element, leftOut) : here.dress.href,
    isKept: tag === "pre" || /^(pre|break-spaces)/u.test(style.get("white-space") ?? "") || here.dress.isKept,
  };
}

function weightOf(style: ReadonlyMap<string, string>): boolean | null {
  const weight = style.get("font-weight");
  if (weight === undefined || weight === "inherit") return null;
  return weight.startsWith("bold") || Number(weight) >= 600;
}

function slantOf(style: ReadonlyMap<string, string>): boolean | null {
  const slant = style.get("font-style");
  return slant === undefined || slant === "inherit" ? null : /^(italic|oblique)/u.test(slant);
}

function linkOf(element: ForeignElement, leftOut: LeftOut): string | null {
  const href = attributeOf(element, "href").trim();
  if (href === "" || href.startsWith("#")) return null;
  const address = foreignLink(href);
  if (address === null) noteLeftOut(leftOut, "links");
  return address;
}
