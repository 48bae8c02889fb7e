import type { Mark, Node } from "prosemirror-model";
import { cleanLine } from "./clean.ts";
import { childOf, headlineOf, leadOf, pictureOf, standfirstOf } from "./fields.ts";
import { type Block, type List, outline } from "./outline.ts";
import { isLinkable } from "./schema.ts";

/** What the HTML of pictures needs of the world. */
export interface HtmlGiven {
  /** The address of an image, as it may stand in `src`. */
  readonly pictureUrl: (imageId: string) => string;
  /** Further attributes of an image's `img`, such as its width, its height or other sizes; escaped here. */
  readonly pictureAttributes?: (imageId: string) => Readonly<Record<string, string>>;
}

/**
 * The whole copy as one `article`: headline, standfirst, lead picture, body, and the credits line where it is given.
 * Takes the reading, so that nothing struck or only proposed is in it; everything is escaped. The attributes are
 * those of the reader's page, and `editor/copy.css` names them.
 */
export function copyHtml(reading: Node, given: HtmlGiven & { readonly credits: string }): string {
  const credits = cleanLine(given.credits).trim();
  const standfirst = standfirstHtml(reading);
  return [
    "<article>",
    headlineOf(reading) === "" ? "" : `<h1 data-field="headline" dir="auto">${headlineHtml(reading)}</h1>`,
    standfirst === "" ? "" : `<p data-field="standfirst" dir="auto">${standfirst}</p>`,
    leadHtml(reading, given),
    `<div data-field="body">\n${bodyHtml(reading, given)}\n</div>`,
    credits === "" ? "" : `<p data-field="credits" dir="auto">${escapeHtml(credits)}</p>`,
    "</article>",
  ]
    .filter((part) => part !== "")
    .join("\n");
}

/** What stands inside the `h1`: the headline's words, with their italic. */
export function headlineHtml(reading: Node): string {
  return fieldHtml(reading, "headline");
}

/** What stands inside the standfirst's paragraph; the empty string where there is none. */
export function standfirstHtml(reading: Node): string {
  return standfirstOf(reading) === "" ? "" : fieldHtml(reading, "standfirst");
}

/** The lead picture as a `figure` with caption and credit; the empty string where there is none. */
export function leadHtml(reading: Node, given: HtmlGiven): string {
  const lead = leadOf(reading);
  return lead === null ? "" : figureHtml(lead.node, { given, attribute: 'data-field="lead"' });
}

/**
 * The body as blocks of HTML, one a line: `p`, `h2`, nested `ul` and `ol`, `blockquote`, pull quotes and pictures as
 * `figure`, fact boxes as `aside`, `hr`, and embeds as a link, since nothing of another site is loaded unasked. Every
 * block that holds words says `dir="auto"` (bad input 31).
 */
export function bodyHtml(reading: Node, given: HtmlGiven): string {
  const body = childOf(reading, "body");
  return body === null ? "" : blocksHtml(outline(body), { given, crosshead: "h2" });
}

/** Text as it may stand between tags or in a quoted attribute. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => escapes[character] ?? "");
}

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

interface Setting {
  readonly given: HtmlGiven;
  readonly crosshead: "h2" | "h3";
}

function blocksHtml(blocks: readonly Block[], setting: Setting): string {
  return blocks.map((block) => blockHtml(block, setting)).join("\n");
}

function blockHtml(block: Block, setting: Setting): string {
  switch (block.type) {
    case "text":
      return element("p", block.paragraph);
    case "crosshead":
      return element(setting.crosshead, block.paragraph);
    case "list":
      return listHtml(block);
    case "quote":
      return `<blockquote>${block.paragraphs.map((each) => element("p", each)).join("")}</blockquote>`;
    case "pullQuote":
      return pullQuoteHtml(block.paragraph, block.speaker);
    case "picture":
      return figureHtml(block.node, { given: setting.given, attribute: 'data-block="picture"' });
    case "embed":
      return embedHtml(block.node);
    case "divider":
      return "<hr>";
    case "factBox":
      return factBoxHtml(block.title, blocksHtml(block.blocks, { ...setting, crosshead: "h3" }));
    default:
      return block satisfies never;
  }
}

function element(tag: string, node: Node): string {
  return `<${tag} dir="auto">${inlineHtml(node)}</${tag}>`;
}

function listHtml(list: List): string {
  const tag = list.isNumbered ? "ol" : "ul";
  const items = list.items.map(
    (item) => `<li dir="auto">${inlineHtml(item.paragraph)}${item.lists.map(listHtml).join("")}</li>`,
  );
  return `<${tag}>${items.join("")}</${tag}>`;
}

function pullQuoteHtml(paragraph: Node, speaker: string): string {
  const said = speaker === "" ? "" : `<figcaption data-part="speaker" dir="auto">${printed(speaker)}</figcaption>`;
  return `<figure data-kind="pullQuote"><blockquote>${element("p", paragraph)}</blockquote>${said}</figure>`;
}

function factBoxHtml(title: Node | null, blocks: string): string {
  if (title === null) return `<aside data-block="factBox">${blocks}</aside>`;
  const heading = `<h2 data-part="title" dir="auto">${inlineHtml(title)}</h2>`;
  return `<aside data-block="factBox" aria-label="${printed(title.textContent)}">${heading}\n${blocks}</aside>`;
}

function embedHtml(node: Node): string {
  const url = String(node.attrs["url"]);
  const alt = String(node.attrs["alt"]).trim();
  return `<p data-block="embed" dir="auto">${linkHtml(url, printed(alt === "" ? url : alt))}</p>`;
}

function figureHtml(node: Node, { given, attribute }: { given: HtmlGiven; attribute: string }): string {
  const { image, alt, isDecorative } = pictureOf(node);
  const parts = ["caption", "credit"].flatMap((name) => {
    const part = childOf(node, name);
    const words = part === null ? "" : inlineHtml(part).trim();
    return words === "" ? [] : [`<span data-part="${name}" dir="auto">${words}</span>`];
  });
  const caption = parts.length === 0 ? "" : `<figcaption>${parts.join(" ")}</figcaption>`;
  const img = image === null ? "" : imageHtml(image, { given, alt: isDecorative ? "" : alt });
  return img === "" && caption === "" ? "" : `<figure ${attribute}>${img}${caption}</figure>`;
}

function imageHtml(image: string, { given, alt }: { given: HtmlGiven; alt: string }): string {
  const more = Object.entries(given.pictureAttributes?.(image) ?? {});
  const attributes = [["src", given.pictureUrl(image)], ["alt", cleanLine(alt)], ...more];
  return `<img ${attributes.map(([name = "", value = ""]) => `${name}="${escapeHtml(value)}"`).join(" ")}>`;
}

function fieldHtml(reading: Node, name: string): string {
  const field = childOf(reading, name);
  return field === null ? "" : inlineHtml(field).trim();
}

// From the outside in. Neighbours that share a mark share its element, or a link with one bold word in it would be
// read out as three links.
const inlineMarks = [
  { name: "link", html: (inner: string, mark: Mark) => linkHtml(String(mark.attrs["href"]), inner) },
  { name: "bold", html: (inner: string) => `<strong>${inner}</strong>` },
  { name: "italic", html: (inner: string) => `<em>${inner}</em>` },
];

function inlineHtml(node: Node): string {
  return markedHtml(node.children, 0);
}

function markedHtml(texts: readonly Node[], depth: number): string {
  const wrapping = inlineMarks[depth];
  if (wrapping === undefined) return isolated(texts.map((text) => printed(text.text ?? "")).join(""));
  const markOf = (text: Node) => text.marks.find((mark) => mark.type.name === wrapping.name) ?? null;
  let html = "";
  let from = 0;
  for (let to = 1; to <= texts.length; to++) {
    const first = texts[from];
    const next = texts[to];
    const mark = first === undefined ? null : markOf(first);
    if (next !== undefined && isSame(mark, markOf(next))) continue;
    const inner = markedHtml(texts.slice(from, to), depth + 1);
    html += mark === null ? inner : wrapping.html(inner, mark);
    from = to;
  }
  return html;
}

function isSame(one: Mark | null, other: Mark | null): boolean {
  return one === null || other === null ? one === other : one.eq(other);
}

function linkHtml(address: string, inner: string): string {
  return isLinkable(address) ? `<a href="${escapeHtml(address)}" rel="noopener">${inner}</a>` : inner;
}

const rightToLeft = String.raw`[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]`;
const rightToLeftWords = new RegExp(`${rightToLeft}(?:[\\p{M}\\s،؛؟'’–-]*${rightToLeft})*\\p{M}*`, "gu");

/**
 * Words that run from right to left in elements of their own, so that a number behind a name stays behind it in an
 * English line (scenario E-06).
 */
function isolated(html: string): string {
  return html.replace(rightToLeftWords, "<bdi>$&</bdi>");
}

function printed(text: string): string {
  return escapeHtml(cleanLine(text));
}
