import type { ForeignElement, ForeignNode } from "#document/foreignTree.ts";
import { withoutEntities } from "./entities.ts";

/** An element that is still open. */
interface Open extends ForeignElement {
  readonly children: ForeignNode[];
}

const empty = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));
/** Elements whose content is text up to their end, whatever it looks like. */
const raw = new Set("script style textarea title xmp noscript iframe".split(" "));
const blocks = new Set(
  "address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul".split(
    " ",
  ),
);
/** Which open elements an opening tag ends, since their own end may be left out: up to the nearest of `within`. */
const ends: readonly { readonly of: (tag: string) => boolean; readonly closes: string; readonly within: string[] }[] = [
  { of: (tag) => blocks.has(tag), closes: "p", within: ["table", "td", "th", "body", "button"] },
  { of: (tag) => tag === "li", closes: "li", within: ["ul", "ol"] },
  { of: (tag) => tag === "dt" || tag === "dd", closes: "dt", within: ["dl"] },
  { of: (tag) => tag === "dt" || tag === "dd", closes: "dd", within: ["dl"] },
  { of: (tag) => tag === "td" || tag === "th" || tag === "tr", closes: "td", within: ["table"] },
  { of: (tag) => tag === "td" || tag === "th" || tag === "tr", closes: "th", within: ["table"] },
  { of: (tag) => tag === "tr", closes: "tr", within: ["table"] },
  { of: (tag) => tag === "option", closes: "option", within: ["select"] },
];
const deepest = 100;

const token =
  /<!--[\s\S]*?(?:-->|$)|<[!?][^>]*>|<\/([a-zA-Z][^\s/>]*)[^>]*>|<([a-zA-Z][^\s/>]*)((?:\s+|\/|[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>=]+))?)*)\s*>/gu;
const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=]+)))?/gu;

/**
 * Reads HTML as a tree, forgiving as a browser is of what copy has: ends left out, tags that cross, references and
 * comments. What is in the tree is not trusted: what becomes copy is chosen from it. Nesting deeper than a hundred
 * levels is laid flat.
 */
export function htmlTree(html: string): readonly ForeignNode[] {
  const root: Open = { tag: "#root", attributes: {}, children: [] };
  const open: Open[] = [root];
  const top = () => open.at(-1) ?? root;
  let at = 0;
  const text = (to: number) => {
    if (to > at) top().children.push(withoutEntities(html.slice(at, to)));
  };
  token.lastIndex = 0;
  for (let match = token.exec(html); match !== null; match = token.exec(html)) {
    text(match.index);
    at = token.lastIndex;
    const [, closing, opening, given = ""] = match;
    if (closing !== undefined) closeTag(open, closing.toLowerCase());
    if (opening === undefined) continue;
    const element: Open = { tag: opening.toLowerCase(), attributes: attributesIn(given), children: [] };
    endImplied(open, element.tag);
    top().children.push(element);
    if (raw.has(element.tag)) at = token.lastIndex = takeRaw(html, at, element);
    else if (!empty.has(element.tag) && open.length < deepest) open.push(element);
  }
  text(html.length);
  return root.children;
}

function attributesIn(given: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = "", double, single, bare] of given.matchAll(attribute)) {
    const key = name.toLowerCase();
    if (!Object.hasOwn(found, key) && key !== "__proto__") found[key] = withoutEntities(double ?? single ?? bare ?? "");
  }
  return found;
}

function closeTag(open: Open[], tag: string): void {
  const from = open.findLastIndex((element) => element.tag === tag);
  if (from > 0) open.length = from;
}

function endImplied(open: Open[], tag: string): void {
  for (const { of, closes, within } of ends) {
    if (!of(tag)) continue;
    const wall = open.findLastIndex((element) => within.includes(element.tag));
    const from = open.findLastIndex((element) => element.tag === closes);
    if (from > Math.max(wall, 0)) open.length = from;
  }
}

/** Puts the text up to the element's end into it, and gives where that end is over. */
function takeRaw(html: string, from: number, element: Open): number {
  const end = new RegExp(`</${element.tag}[\\s/>]`, "giu");
  end.lastIndex = from;
  const found = end.exec(html);
  const to = found?.index ?? html.length;
  element.children.push(html.slice(from, to));
  const after = html.indexOf(">", to);
  return found === null || after === -1 ? html.length : after + 1;
}
