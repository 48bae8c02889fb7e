import type { ForeignNode } from "#document/foreignTree.ts";
import { withoutEntities } from "./entities.ts";

/** What a rule makes of the text at a place: nodes, and where to go on; null where it does not apply. */
type Rule = (text: string, at: number, depth: number) => { readonly nodes: ForeignNode[]; readonly to: number } | null;

const deepest = 20;

/** The words of a Markdown paragraph as a tree: bold, italic, links and breaks; code is plain text. */
export function markdownInline(text: string, depth = 0): ForeignNode[] {
  const nodes: ForeignNode[] = [];
  let plain = "";
  const flush = () => {
    if (plain !== "") nodes.push(withoutEntities(plain));
    plain = "";
  };
  for (let at = 0; at < text.length; ) {
    const made = depth < deepest ? firstThat(text, at, depth) : null;
    if (made === null) {
      plain += text.charAt(at);
      at += 1;
      continue;
    }
    flush();
    nodes.push(...made.nodes);
    at = made.to;
  }
  flush();
  return nodes;
}

function firstThat(text: string, at: number, depth: number) {
  for (const rule of rules) {
    const made = rule(text, at, depth);
    if (made !== null) return made;
  }
  return null;
}

const escape: Rule = (text, at) => {
  if (text.charAt(at) !== "\\") return null;
  const next = text.charAt(at + 1);
  if (next === "\n") return { nodes: [{ tag: "br", attributes: {}, children: [] }], to: at + 2 };
  return /[!-/:-@[-`{-~]/u.test(next) ? { nodes: [next], to: at + 2 } : null;
};

const lineEnd: Rule = (text, at) => {
  const [whole, blanks = ""] = /^( *)\n */u.exec(text.slice(at, at + 200)) ?? [];
  if (whole === undefined) return null;
  const isBreak = blanks.length >= 2;
  return { nodes: isBreak ? [{ tag: "br", attributes: {}, children: [] }] : [" "], to: at + whole.length };
};

const code: Rule = (text, at) => {
  const [ticks] = /^`+/u.exec(text.slice(at, at + 40)) ?? [];
  if (ticks === undefined) return null;
  const end = text.indexOf(ticks, at + ticks.length);
  if (end === -1) return { nodes: [ticks], to: at + ticks.length };
  return {
    nodes: [
      text
        .slice(at + ticks.length, end)
        .replaceAll("\n", " ")
        .trim(),
    ],
    to: end + ticks.length,
  };
};

const destination =
  /^\(\s*(?:<([^<>\n]*)>|((?:[^\s()\\]|\\.|\([^\s()]*\))*))(?:\s+(?:"[^"]*"|'[^']*'|\([^)]*\)))?\s*\)/u;

const linkOrPicture: Rule = (text, at, depth) => {
  const isPicture = text.startsWith("![", at);
  if (!isPicture && text.charAt(at) !== "[") return null;
  const from = at + (isPicture ? 2 : 1);
  const end = closingBracket(text, from);
  const found = end === -1 ? null : destination.exec(text.slice(end + 1, end + 2500));
  if (found === null) return null;
  const [whole, angled, bare = ""] = found;
  const address = withoutEntities((angled ?? bare).replace(/\\([!-/:-@[-`{-~])/gu, "$1"));
  const words = text.slice(from, end);
  const to = end + 1 + whole.length;
  if (isPicture) return { nodes: [{ tag: "img", attributes: { src: address, alt: words }, children: [] }], to };
  return { nodes: [{ tag: "a", attributes: { href: address }, children: markdownInline(words, depth + 1) }], to };
};

function closingBracket(text: string, from: number): number {
  let open = 1;
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === "\\") at += 1;
    else if (character === "[") open += 1;
    else if (character === "]") open -= 1;
    if (open === 0) return at;
  }
  return -1;
}

const autolinkOrTag: Rule = (text, at) => {
  if (text.charAt(at) !== "<") return null;
  const rest = text.slice(at, at + 2500);
  const [whole, address, mail] = /^<(?:(https?:\/\/[^\s<>]*)|([^\s<>@]+@[^\s<>@]+))>/iu.exec(rest) ?? [];
  if (whole !== undefined) {
    const href = address ?? `mailto:${mail ?? ""}`;
    return { nodes: [{ tag: "a", attributes: { href }, children: [address ?? mail ?? ""] }], to: at + whole.length };
  }
  const [tag] = /^<(?:!--[\s\S]*?--|\/?[a-zA-Z][^<>]*)>/u.exec(rest) ?? [];
  return tag === undefined ? null : { nodes: [], to: at + tag.length };
};

const elements = { 1: ["em"], 2: ["strong"], 3: ["em", "strong"] } as const;

const emphasis: Rule = (text, at, depth) => {
  const [run] = /^(\*{1,3}|_{1,3})(?=[^\s*_])/u.exec(text.slice(at, at + 4)) ?? [];
  if (run === undefined) return null;
  // Within a word an underscore is an underscore.
  if (run.startsWith("_") && /[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return null;
  const end = closingRun(text, at + run.length, run);
  if (end === -1) return { nodes: [run], to: at + run.length };
  const tags = elements[run.length === 3 ? 3 : run.length === 2 ? 2 : 1];
  const inner = markdownInline(text.slice(at + run.length, end), depth + 1);
  const nodes = tags.reduce<ForeignNode[]>((children, tag) => [{ tag, attributes: {}, children }], inner);
  return { nodes, to: end + run.length };
};

/** Where the run that ends this one begins; runs that open and end in between are passed over. -1 where none does. */
function closingRun(text: string, from: number, run: string): number {
  const mark = run.charAt(0);
  const inner: number[] = [];
  for (let at = from; at < text.length; at += 1) {
    if (text.charAt(at) === "\\") at += 1;
    if (text.charAt(at) !== mark) continue;
    const length = runLength(text, at, mark);
    const before = text.charAt(at - 1);
    const after = text.charAt(at + length);
    const isInWord = mark === "_" && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after);
    if (!isInWord && !/\s/u.test(before)) {
      const left = endInner(inner, length);
      if (left >= run.length) return at + length - left;
    } else if (!isInWord && after !== "" && !/\s/u.test(after)) inner.push(length);
    at += length - 1;
  }
  return -1;
}

/** Ends as many of the inner runs as `length` marks can, innermost first, and gives how many marks are left. */
function endInner(inner: number[], length: number): number {
  let left = length;
  for (let last = inner.pop(); last !== undefined; last = inner.pop()) {
    if (last > left) {
      inner.push(last - left);
      return 0;
    }
    left -= last;
    if (left === 0) return 0;
  }
  return left;
}

function runLength(text: string, at: number, mark: string): number {
  let length = 1;
  while (text.charAt(at + length) === mark) length += 1;
  return length;
}

const rules: readonly Rule[] = [escape, lineEnd, code, linkOrPicture, autolinkOrTag, emphasis];
