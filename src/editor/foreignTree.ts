import type { ForeignNode } from "#document/foreignTree.ts";

/**
 * Foreign HTML as the tree that paste reads. The browser parses it into a document that is never shown and runs
 * nothing; only names, attributes and texts leave it (scenario A-06).
 */
export function foreignTree(html: string): readonly ForeignNode[] {
  const parsed = new DOMParser().parseFromString(trusted(html) as string, "text/html");
  return treesOf(parsed.body, 0);
}

/** The page's policy allows this one way from text to a document (Trusted Types), and only here in the editor. */
const policy = policyOf(globalThis);

function trusted(html: string): unknown {
  return policy === null ? html : policy.createHTML(html);
}

interface Policy {
  createHTML(html: string): unknown;
}

function policyOf(scope: object): Policy | null {
  if (!("trustedTypes" in scope)) return null;
  const factory = scope.trustedTypes as {
    createPolicy(name: string, rules: { createHTML(html: string): string }): Policy;
  };
  return factory.createPolicy("stet", { createHTML: (html) => html });
}

/** Depth is bounded, so that a page nested a thousand deep costs no more stack than it has. */
const deepest = 400;

function treesOf(parent: Node, depth: number): ForeignNode[] {
  const trees: ForeignNode[] = [];
  for (const node of parent.childNodes) {
    if (node instanceof Text) trees.push(node.data);
    else if (node instanceof Element) trees.push(depth > deepest ? node.textContent : treeOf(node, depth));
  }
  return trees;
}

function treeOf(element: Element, depth: number): ForeignNode {
  const attributes = Object.fromEntries([...element.attributes].map(({ name, value }) => [name.toLowerCase(), value]));
  return { tag: element.localName, attributes, children: treesOf(element, depth + 1) };
}
