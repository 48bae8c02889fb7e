import type { Node } from "prosemirror-model";
import { isBlank } from "./words.ts";

/** An item of a list with the lists under it. */
export interface ListItem {
  readonly paragraph: Node;
  readonly lists: readonly List[];
}

export interface List {
  readonly type: "list";
  readonly isNumbered: boolean;
  readonly items: readonly ListItem[];
}

/** A block as the outputs see it: flat paragraphs gathered into lists and quotations, empty ones left out. */
export type Block =
  | List
  | { readonly type: "text" | "crosshead"; readonly paragraph: Node }
  | { readonly type: "quote"; readonly paragraphs: readonly Node[] }
  | { readonly type: "pullQuote"; readonly paragraph: Node; readonly speaker: string }
  | { readonly type: "picture" | "embed" | "divider"; readonly node: Node }
  | { readonly type: "factBox"; readonly title: Node | null; readonly blocks: readonly Block[] };

/**
 * The blocks of a body or a fact box, as every output nests them. Neighbouring items make one list; those of level 1
 * stand under the item before them, and where there is none become level 0. An empty paragraph is not printed, but
 * parts the lists and quotations on its two sides.
 */
export function outline(parent: Node): readonly Block[] {
  const blocks: Block[] = [];
  let run: Node[] = [];
  const finish = () => {
    const [first] = run;
    if (first !== undefined) blocks.push(...(isItem(first) ? nest(run) : [quotation(run)]));
    run = [];
  };
  for (const child of parent.children) {
    const isGathered = isItem(child) || kindOf(child) === "quote";
    const isSameRun = run[0] !== undefined && isItem(run[0]) === isItem(child);
    if (!isGathered || !isSameRun) finish();
    if (isGathered) {
      if (!isBlank(child.textContent)) run.push(child);
      continue;
    }
    const block = single(child);
    if (block !== null) blocks.push(block);
  }
  finish();
  return blocks;
}

function single(node: Node): Block | null {
  switch (node.type.name) {
    case "paragraph":
      return isBlank(node.textContent) ? null : singleParagraph(node);
    case "picture":
    case "embed":
    case "divider":
      return { type: node.type.name, node };
    case "factBox":
      return factBox(node);
    default:
      return null;
  }
}

function singleParagraph(paragraph: Node): Block {
  const kind = kindOf(paragraph);
  if (kind === "pullQuote")
    return { type: "pullQuote", paragraph, speaker: String(paragraph.attrs["speaker"] ?? "").trim() };
  return { type: kind === "crosshead" ? "crosshead" : "text", paragraph };
}

function factBox(node: Node): Block | null {
  const title = node.children.find((child) => child.type.name === "title") ?? null;
  const hasTitle = title !== null && !isBlank(title.textContent);
  const blocks = outline(node);
  return hasTitle || blocks.length > 0 ? { type: "factBox", title: hasTitle ? title : null, blocks } : null;
}

function quotation(paragraphs: readonly Node[]): Block {
  return { type: "quote", paragraphs };
}

interface OpenList extends List {
  readonly items: { readonly paragraph: Node; readonly lists: OpenList[] }[];
}

function nest(paragraphs: readonly Node[]): readonly List[] {
  const lists: OpenList[] = [];
  for (const paragraph of paragraphs) {
    const above = lists.at(-1)?.items.at(-1);
    const isUnder = paragraph.attrs["level"] === 1 && above !== undefined;
    put(paragraph, isUnder ? above.lists : lists);
  }
  return lists;
}

function put(paragraph: Node, lists: OpenList[]): void {
  const isNumbered = kindOf(paragraph) === "number";
  const last = lists.at(-1);
  const item = { paragraph, lists: [] };
  if (last?.isNumbered === isNumbered) last.items.push(item);
  else lists.push({ type: "list", isNumbered, items: [item] });
}

function isItem(node: Node): boolean {
  const kind = kindOf(node);
  return kind === "bullet" || kind === "number";
}

function kindOf(node: Node): string | null {
  return node.type.name === "paragraph" ? String(node.attrs["kind"]) : null;
}
