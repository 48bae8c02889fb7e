import type { Node } from "prosemirror-model";
import { cleanLine } from "./clean.ts";
import { childOf, headlineOf, leadOf, pictureOf, standfirstOf } from "./fields.ts";
import { type Block, type List, outline } from "./outline.ts";

/**
 * The whole copy as plain text: headline, standfirst, the lead's caption and credit, and the body, with an empty line
 * between them, and the credits as printed at the end where they are given. Takes the reading.
 */
export function copyText(reading: Node, given: { readonly credits: string }): string {
  const lead = leadOf(reading);
  const parts = [
    line(headlineOf(reading)),
    line(standfirstOf(reading)),
    line([lead?.caption, lead?.credit].filter(Boolean).join(" ")),
    bodyText(reading),
    line(given.credits),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/**
 * The body as plain text: paragraphs apart by an empty line, items of a list by a line end with `•` or their number,
 * a pull quote with its speaker, a picture by its caption and credit, an embed by its address. Takes the reading.
 */
export function bodyText(reading: Node): string {
  const body = childOf(reading, "body");
  return body === null ? "" : blocksText(outline(body));
}

function blocksText(blocks: readonly Block[]): string {
  return blocks
    .map(blockText)
    .filter((text) => text !== "")
    .join("\n\n");
}

function blockText(block: Block): string {
  switch (block.type) {
    case "text":
    case "crosshead":
      return nodeLine(block.paragraph);
    case "list":
      return listLines(block, "").join("\n");
    case "quote":
      return block.paragraphs.map(nodeLine).join("\n\n");
    case "pullQuote":
      return block.speaker === ""
        ? nodeLine(block.paragraph)
        : `${nodeLine(block.paragraph)}\n– ${line(block.speaker)}`;
    case "picture": {
      const { caption, credit } = pictureOf(block.node);
      return line(`${caption} ${credit}`);
    }
    case "embed":
      return String(block.node.attrs["url"]);
    case "divider":
      return "* * *";
    case "factBox":
      return [block.title === null ? "" : nodeLine(block.title), blocksText(block.blocks)].filter(Boolean).join("\n\n");
    default:
      return block satisfies never;
  }
}

function listLines(list: List, indent: string): readonly string[] {
  return list.items.flatMap((item, i) => {
    const mark = list.isNumbered ? `${i + 1}.` : "•";
    const under = item.lists.flatMap((each) => listLines(each, `${indent}${" ".repeat(mark.length + 1)}`));
    return [`${indent}${mark} ${nodeLine(item.paragraph)}`, ...under];
  });
}

function nodeLine(node: Node): string {
  return line(node.textContent);
}

function line(text: string): string {
  return cleanLine(text).trim();
}
