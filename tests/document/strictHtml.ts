/** An element of strictly written HTML. */
export interface StrictElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (StrictElement | string)[];
}

const empty = new Set(["img", "hr", "br"]);
const token = /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"<>]*")*)>|([^<>]+)|([<>])/gu;
const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

/**
 * Reads HTML that must be written strictly: every element closed in order, every attribute quoted, every `<`, `>` and
 * `&` of the words escaped. Throws at the first place where it is not.
 */
export function strictHtml(html: string): StrictElement {
  const root: StrictElement = { tag: "root", attributes: {}, children: [] };
  const open = [root];
  for (const [whole, close, tag, attributes = "", text] of html.matchAll(token)) {
    const inside = open.at(-1) ?? root;
    if (text !== undefined) inside.children.push(decoded(text));
    else if (tag === undefined) throw new Error(`A stray ${whole} in ${html}`);
    else if (close === "/") {
      if (open.pop()?.tag !== tag) throw new Error(`</${tag}> closes another element in ${html}`);
    } else {
      const made: StrictElement = { tag, attributes: attributesOf(attributes), children: [] };
      inside.children.push(made);
      if (!empty.has(tag)) open.push(made);
    }
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)?.tag}> is left open in ${html}`);
  return root;
}

/** All elements in it, outermost first. */
export function elementsOf(node: StrictElement): readonly StrictElement[] {
  return [node, ...node.children.flatMap((child) => (typeof child === "string" ? [] : elementsOf(child)))];
}

/** The words in it. */
export function wordsOf(node: StrictElement): string {
  return node.children.map((child) => (typeof child === "string" ? child : wordsOf(child))).join("");
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/ ([a-z-]+)="([^"]*)"/gu)].map(([, name = "", value = ""]) => [name, decoded(value)]),
  );
}

function decoded(text: string): string {
  return text.replace(/&([^;\s]*;?)/gu, (whole, name: string) => {
    const character = entities[name.slice(0, -1)];
    if (character === undefined) throw new Error(`A stray ${whole} in ${text}`);
    return character;
  });
}
