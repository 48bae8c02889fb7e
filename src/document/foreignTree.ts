/** An element of somebody else's document: names in lower case, values as they came. */
export interface ForeignElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly ForeignNode[];
}

/**
 * Somebody else's document as paste and import read it: elements and texts, no comments. A tree of our own, so that
 * the editor can make it from the browser's DOM and the server from a parser.
 */
export type ForeignNode = ForeignElement | string;

/** An attribute's value; empty where it is not there. */
export function attributeOf(element: ForeignElement, name: string): string {
  return Object.hasOwn(element.attributes, name) ? (element.attributes[name] ?? "") : "";
}

/** Whether the element has one of these classes. */
export function hasClass(element: ForeignElement, ...names: readonly string[]): boolean {
  const classes = attributeOf(element, "class").split(/\s+/u);
  return names.some((name) => classes.includes(name));
}

/** The declarations of an element's `style`, properties in lower case. */
export function styleOf(element: ForeignElement): ReadonlyMap<string, string> {
  const style = attributeOf(element, "style");
  if (style === "") return noStyle;
  const declarations = style.split(";").map((declaration) => declaration.split(/:(.*)/su));
  return new Map(
    declarations.map(([name = "", value = ""]) => [name.trim().toLowerCase(), value.trim().toLowerCase()]),
  );
}

const noStyle: ReadonlyMap<string, string> = new Map();

/** All the text in a node. Walks by a list of its own, so that no depth of nesting ends it. */
export function foreignText(node: ForeignNode): string {
  const texts: string[] = [];
  const waiting: ForeignNode[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === "string") texts.push(next);
    else for (let i = next.children.length - 1; i >= 0; i--) waiting.push(next.children[i] ?? "");
  }
  return texts.join("");
}

/** The first element in it, itself included, that passes the test; null where none does within `depth` levels. */
export function foundIn(
  node: ForeignNode,
  passes: (element: ForeignElement) => boolean,
  depth = 8,
): ForeignElement | null {
  if (typeof node === "string") return null;
  if (passes(node)) return node;
  if (depth === 0) return null;
  for (const child of node.children) {
    const found = foundIn(child, passes, depth - 1);
    if (found !== null) return found;
  }
  return null;
}
