import type { ForeignElement, ForeignNode } from "#document/foreignTree.ts";
import { htmlTree } from "./htmlTree.ts";
import { markdownInline } from "./markdownInline.ts";

/** A block that was read, and how many lines it took. */
interface Taken {
  readonly nodes: readonly ForeignNode[];
  readonly lines: number;
}
type Rule = (lines: readonly string[], depth: number) => Taken | null;

const deepest = 20;
const heading = /^ {0,3}(#{1,6})(?:\s+(.*?))?(?:\s+#+)?\s*$/u;
const rule = /^ {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/u;
const quote = /^ {0,3}> ?/u;
const item = /^( {0,3})([-*+]|\d{1,9}[.)])(?:( {1,4})(?=\S)| *$| {5})/u;
const fence = /^ {0,3}(`{3,}|~{3,})/u;
const markup = /^ {0,3}<(?:!--|\/?[a-zA-Z])/u;

/**
 * Reads Markdown as the tree that its HTML would be: headings, paragraphs, lists, quotations, rules, bold, italic and
 * links. A line of code is a paragraph of text, and HTML in it is read as HTML.
 */
export function markdownTree(markdown: string): readonly ForeignNode[] {
  return blocksOf(markdown.replace(/\r\n?/gu, "\n").replaceAll("\t", "    ").split("\n"), 0);
}

function blocksOf(lines: readonly string[], depth: number): readonly ForeignNode[] {
  const nodes: ForeignNode[] = [];
  for (let at = 0; at < lines.length; ) {
    if (isBlank(lines[at])) {
      at += 1;
      continue;
    }
    const taken = takeBlock(lines.slice(at), depth);
    nodes.push(...taken.nodes);
    at += taken.lines;
  }
  return nodes;
}

function takeBlock(lines: readonly string[], depth: number): Taken {
  if (depth < deepest)
    for (const each of rules) {
      const taken = each(lines, depth);
      if (taken !== null) return taken;
    }
  return paragraph(lines);
}

const headingBlock: Rule = ([line = ""]) => {
  const [, marks = "", words] = heading.exec(line) ?? [];
  return marks === "" ? null : { nodes: [element(`h${marks.length}`, markdownInline(words ?? ""))], lines: 1 };
};

const ruleBlock: Rule = ([line = ""]) => (rule.test(line) ? { nodes: [element("hr", [])], lines: 1 } : null);

const codeBlock: Rule = (lines) => {
  const [, marks = ""] = fence.exec(lines[0] ?? "") ?? [];
  if (marks === "") return null;
  const end = lines.findIndex((line, index) => index > 0 && line.trim().startsWith(marks));
  const inside = lines.slice(1, end === -1 ? lines.length : end);
  return { nodes: [element("pre", [inside.join("\n")])], lines: end === -1 ? lines.length : end + 1 };
};

const quoteBlock: Rule = (lines, depth) => {
  if (!quote.test(lines[0] ?? "")) return null;
  const end = endOf(lines, (line) => quote.test(line) || (!isBlank(line) && !startsBlock(line)));
  const inside = lines.slice(0, end).map((line) => line.replace(quote, ""));
  return { nodes: [element("blockquote", blocksOf(inside, depth + 1))], lines: end };
};

const markupBlock: Rule = (lines) => {
  if (!markup.test(lines[0] ?? "") || /^ {0,3}<(?:https?:|[^\s<>]+@)/iu.test(lines[0] ?? "")) return null;
  const end = endOf(lines, (line) => !isBlank(line));
  return { nodes: htmlTree(lines.slice(0, end).join("\n")), lines: end };
};

/** A list of one kind of mark. What is indented under an item belongs to it. */
const listBlock: Rule = (lines, depth) => {
  const kind = kindOf(lines[0]);
  if (kind === null) return null;
  const items: ForeignElement[] = [];
  let at = 0;
  while (at < lines.length && kindOf(lines[at]) === kind) {
    const taken = takeItem(lines.slice(at), depth);
    items.push(...taken.nodes.filter((node) => typeof node !== "string"));
    at += taken.lines;
    const next = lines.findIndex((line, index) => index >= at && !isBlank(line));
    if (next !== -1 && kindOf(lines[next]) === kind) at = next;
  }
  return { nodes: [element(/\d/u.test(kind) ? "ol" : "ul", items)], lines: at };
};

function takeItem(lines: readonly string[], depth: number): Taken {
  const [first = ""] = lines;
  const [mark = "", before = "", sign = "", gap = " "] = item.exec(first) ?? [];
  const indent = before.length + sign.length + gap.length;
  const isUnder = (line: string) => line.startsWith(" ".repeat(indent));
  let end = 1;
  for (; end < lines.length; end += 1) {
    const line = lines[end] ?? "";
    const next = lines.slice(end).find((each) => !isBlank(each)) ?? "";
    const isKept = isBlank(line)
      ? isUnder(next)
      : isUnder(line) || (!isBlank(lines[end - 1]) && !startsBlock(line) && kindOf(line) === null);
    if (!isKept) break;
  }
  const inside = [
    first.slice(mark.length),
    ...lines.slice(1, end).map((line) => (isUnder(line) ? line.slice(indent) : line)),
  ];
  return { nodes: [element("li", loosened(blocksOf(inside, depth + 1)))], lines: end };
}

/** An item's one paragraph is its words. */
function loosened(nodes: readonly ForeignNode[]): readonly ForeignNode[] {
  const paragraphs = nodes.filter((node) => typeof node !== "string" && node.tag === "p");
  if (paragraphs.length !== 1) return nodes;
  return nodes.flatMap((node) => (typeof node !== "string" && node.tag === "p" ? node.children : [node]));
}

function paragraph(lines: readonly string[]): Taken {
  const end = Math.max(
    1,
    endOf(lines, (line) => !isBlank(line) && !startsBlock(line)),
  );
  const under = /^ {0,3}(=+|-+)\s*$/u.exec(lines[end] ?? "")?.[1];
  const words = lines.slice(0, end).map((line) => line.trimStart());
  const nodes = markdownInline(words.join("\n").trimEnd());
  if (under === undefined) return { nodes: [element("p", nodes)], lines: end };
  return { nodes: [element(under.startsWith("=") ? "h1" : "h2", nodes)], lines: end + 1 };
}

/** Whether the line begins something else where a paragraph runs: a number other than 1 does not. */
function startsBlock(line: string): boolean {
  if (heading.test(line) || rule.test(line) || quote.test(line) || fence.test(line)) return true;
  if (/^ {0,3}=+\s*$/u.test(line)) return true;
  const [, , sign] = item.exec(line) ?? [];
  return sign !== undefined && (!/\d/u.test(sign) || /^1[.)]$/u.test(sign)) && line.trim() !== sign;
}

function kindOf(line: string | undefined): string | null {
  if (line === undefined || rule.test(line)) return null;
  const [, , sign] = item.exec(line) ?? [];
  return sign === undefined ? null : sign.replace(/\d+/u, "1");
}

/** The index of the first line, after the first one, that does not belong. */
function endOf(lines: readonly string[], belongs: (line: string) => boolean): number {
  const end = lines.findIndex((line, index) => index > 0 && !belongs(line));
  return end === -1 ? lines.length : end;
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === "";
}

function element(tag: string, children: readonly ForeignNode[]): ForeignElement {
  return { tag, attributes: {}, children };
}

const rules: readonly Rule[] = [headingBlock, ruleBlock, codeBlock, quoteBlock, listBlock, markupBlock];
