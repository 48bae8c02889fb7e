import {
  defaultTreeAdapter,
  type DefaultTreeAdapterMap,
  type DefaultTreeAdapterTypes,
  Parser,
  type Token,
} from "parse5";
import type { ForeignElement, ForeignNode } from "#document/foreignTree.ts";

type HtmlNode = DefaultTreeAdapterTypes.ChildNode;

/** Deeper than any page that a person wrote. A tag below it is passed over; the words in it are not. */
const deepest = 100;
/** Bold, italic and their like that are open at once. An endless pile of them would be put round every paragraph anew. */
const mostFormatting = 12;
/** Elements whose content is no markup: were their tags passed over, scripts would be read as words. */
const raw = new Set("script style textarea title xmp noscript noembed noframes iframe plaintext".split(" "));

/**
 * Reads HTML as browsers do: ends left out, tags that cross, references. What is in the tree is not trusted: what
 * becomes copy is chosen from it. Nesting deeper than a hundred levels is laid flat.
 */
export function htmlTree(html: string): readonly ForeignNode[] {
  const parser = BoundedParser.getFragmentParser(null, { treeAdapter: defaultTreeAdapter });
  parser.tokenizer.write(html, true);
  return nodesOf(parser.getFragment().childNodes);
}

class BoundedParser extends Parser<DefaultTreeAdapterMap> {
  override onStartTag(token: Token.TagToken): void {
    const isTooMuch = this.openElements.stackTop >= deepest || this.hasMuchFormatting();
    if (!isTooMuch || raw.has(token.tagName)) super.onStartTag(token);
  }

  private hasMuchFormatting(): boolean {
    let entry = this.activeFormattingElements.newest;
    for (let passed = 0; passed < mostFormatting && entry !== null; passed += 1) entry = entry.older;
    return entry !== null;
  }
}

function nodesOf(nodes: readonly HtmlNode[]): readonly ForeignNode[] {
  return nodes.flatMap((node): readonly ForeignNode[] => {
    if (isText(node)) return [node.value];
    return isElement(node) ? [elementOf(node)] : [];
  });
}

function elementOf({ tagName, attrs, childNodes }: DefaultTreeAdapterTypes.Element): ForeignElement {
  const own = attrs.filter(({ name }) => name !== "__proto__");
  const attributes = Object.fromEntries(own.map(({ name, value }) => [name.toLowerCase(), value]));
  return { tag: tagName.toLowerCase(), attributes, children: nodesOf(childNodes) };
}

function isText(node: HtmlNode): node is DefaultTreeAdapterTypes.TextNode {
  return defaultTreeAdapter.isTextNode(node);
}

function isElement(node: HtmlNode): node is DefaultTreeAdapterTypes.Element {
  return defaultTreeAdapter.isElementNode(node);
}
