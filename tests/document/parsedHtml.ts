import { Window } from "happy-dom";
import type { ForeignNode } from "#document/foreignTree.ts";

/** HTML as a foreign tree, by the parser that comes with the tests. */
export function parsedHtml(html: string): readonly ForeignNode[] {
  const window = new Window();
  const parsed = new window.DOMParser().parseFromString(`<!doctype html><body>${html}</body>`, "text/html");
  return [...parsed.body.childNodes].flatMap((node) => nodeOf(node as unknown as ChildNode));
}

function nodeOf(node: ChildNode): readonly ForeignNode[] {
  if (node.nodeType === 3) return [node.textContent ?? ""];
  if (node.nodeType !== 1) return [];
  const element = node as Element;
  return [
    {
      tag: element.tagName.toLowerCase(),
      attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name.toLowerCase(), value])),
      children: [...element.childNodes].flatMap(nodeOf),
    },
  ];
}
