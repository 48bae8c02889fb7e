import type { Mark, Node } from "prosemirror-model";
import { cleanLine } from "./clean.ts";
import { childOf, headlineOf, leadOf, pictureOf, standfirstOf } from "./fields.ts";
import { type Block, type List, outline } from "./outline.ts";
import { isLinkable } from "./schema.ts";
import { isBlank } from "./words.ts";

/** What the Markdown of pictures needs of the world: the address of an image. */
export interface MarkdownGiven {
  readonly pictureUrl: (imageId: string) => string;
}

/**
 * The whole copy as Markdown: the headline as `#`, the standfirst bold, the lead picture with caption and credit in
 * italic below, the body, and the credits line where it is given. Takes the reading; what has a meaning in Markdown is
 * escaped in the words.
 */
export function copyMarkdown(reading: Node, given: MarkdownGiven & { readonly credits: string }): string {
  const headline = childOf(reading, "headline");
  const standfirst = childOf(reading, "standfirst");
  const lead = leadOf(reading);
  const parts = [
    headline === null || headlineOf(reading) === "" ? "" : `# ${inlineMarkdown(headline)}`,
    standfirst === null || standfirstOf(reading) === "" ? "" : `**${inlineMarkdown(standfirst)}**`,
    lead === null ? "" : pictureMarkdown(lead.node, given),
    bodyMarkdown(reading, given),
    line(given.credits),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/**
 * The body as Markdown: crossheads as `##`, lists, quotations as `>`, pull quotes the same with their speaker, fact
 * boxes quoted under a bold title, `* * *` for a divider, embeds as links. Takes the reading.
 */
export function bodyMarkdown(reading: Node, given: MarkdownGiven): string {
  const body = childOf(reading, "body");
  return body === null ? "" : blocksMarkdown(outline(body), given);
}

function blocksMarkdown(blocks: readonly Block[], given: MarkdownGiven): string {
  const parts = blocks.map((block, i) => {
    const before = blocks[i - 1];
    // Two lists of one kind, or two quotations, in a row would be read as one.
    const runsOn =
      (block.type === "list" && before?.type === "list" && block.isNumbered === before.isNumbered) ||
      (isQuoted(block) && before !== undefined && isQuoted(before));
    return `${runsOn ? "<!-- -->\n\n" : ""}${blockMarkdown(block, given)}`;
  });
  return parts.filter((part) => part !== "").join("\n\n");
}

function isQuoted(block: Block): boolean {
  return block.type === "quote" || block.type === "pullQuote" || block.type === "factBox";
}

function blockMarkdown(block: Block, given: MarkdownGiven): string {
  switch (block.type) {
    case "text":
      return inlineMarkdown(block.paragraph);
    case "crosshead":
      return `## ${inlineMarkdown(block.paragraph)}`;
    case "list":
      return listMarkdown(block).join("\n");
    case "quote":
      return quoted(block.paragraphs.map(inlineMarkdown).join("\n\n"));
    case "pullQuote":
      return quoted([inlineMarkdown(block.paragraph), line(block.speaker)].filter(Boolean).join("\n\n– "));
    case "picture":
      return pictureMarkdown(block.node, given);
    case "embed":
      return embedMarkdown(block.node);
    case "divider":
      return "* * *";
    case "factBox": {
      const title = block.title === null ? "" : `**${inlineMarkdown(block.title)}**`;
      return quoted([title, blocksMarkdown(block.blocks, given)].filter(Boolean).join("\n\n"));
    }
    default:
      return block satisfies never;
  }
}

function quoted(markdown: string): string {
  return markdown.replace(/^/gmu, "> ").replace(/^> $/gmu, ">");
}

function listMarkdown(list: List): readonly string[] {
  return list.items.flatMap((item, i) => {
    const mark = list.isNumbered ? `${i + 1}. ` : "- ";
    const under = item.lists.flatMap((each) => listMarkdown(each).map((one) => " ".repeat(mark.length) + one));
    return [mark + inlineMarkdown(item.paragraph), ...under];
  });
}

function pictureMarkdown(node: Node, given: MarkdownGiven): string {
  const { image, alt, isDecorative } = pictureOf(node);
  const img = image === null ? "" : `![${isDecorative ? "" : line(alt)}](<${addressIn(given.pictureUrl(image))}>)`;
  const words = ["caption", "credit"].map((name) => line(childOf(node, name)?.textContent ?? ""));
  const below = words.filter((part) => part !== "").join(" ");
  return [img, below === "" ? "" : `*${below}*`].filter((part) => part !== "").join("\n\n");
}

function embedMarkdown(node: Node): string {
  const url = String(node.attrs["url"]);
  const alt = line(String(node.attrs["alt"]));
  if (!isLinkable(url)) return alt;
  return alt === "" ? `<${addressIn(url)}>` : `[${alt}](<${addressIn(url)}>)`;
}

/** The words of a text block on one line, with bold, italic and links. */
function inlineMarkdown(node: Node): string {
  const runs = node.children.map((text) => markedMarkdown(cleanLine(text.text ?? ""), text.marks));
  return startEscaped(runs.join("").trim());
}

// An asterisk beside a space, or the same mark closed and opened at once, would be read as an asterisk: what is round
// the words stays outside the mark, and a run by itself is marked by itself.
function markedMarkdown(text: string, marks: readonly Mark[]): string {
  const [, before = "", words = "", after = ""] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? [];
  if (isBlank(words)) return text;
  const names = new Set(marks.map((mark) => mark.type.name));
  const asterisks = `${names.has("bold") ? "**" : ""}${names.has("italic") ? "*" : ""}`;
  const marked = `${asterisks}${escaped(words)}${asterisks}`;
  const href = String(marks.find((mark) => mark.type.name === "link")?.attrs["href"] ?? "");
  return `${before}${isLinkable(href) ? `[${marked}](<${addressIn(href)}>)` : marked}${after}`;
}

function addressIn(address: string): string {
  return address.replace(/[<>\\\s]/gu, (character) => encodeURIComponent(character));
}

function line(text: string): string {
  return startEscaped(escaped(cleanLine(text).trim()));
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>~|&]/gu, "\\$&");
}

/** What would make a block of another kind at the start of a line is escaped there. */
function startEscaped(text: string): string {
  return text.replace(/^(\d{1,9})([.)])(?=\s|$)/u, "$1\\$2").replace(/^(?=[#+=-])/u, "\\");
}
