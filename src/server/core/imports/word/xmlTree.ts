import { SaxesParser, type SaxesTagNS } from "saxes";
import type { ForeignElement, ForeignNode } from "#document/foreignTree.ts";
import { broken, tooMuch } from "./wordUnreadable.ts";

const deepest = 250;
const mostElements = 400_000;
/** Of one element. */
const mostAttributes = 100;
/** So much is read before others have their turn. */
const readAtOnce = 400_000;

/** The name spaces of Word documents, of both editions of the standard, by the prefix that they have here. */
const prefixes: Readonly<Record<string, string>> = {
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
  "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
  "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
  "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
  "http://purl.oclc.org/ooxml/officeDocument/math": "m",
  "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
  "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
  "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
};

/** The elements whose text is text of the document; all other text between tags is for the eye of whoever reads XML. */
const withText = new Set(["w:t", "w:delText", "w:instrText", "w:delInstrText"]);

interface OpenElement extends ForeignElement {
  readonly children: ForeignNode[];
}

/**
 * Reads a part of a Word document as a tree whose names have the prefixes that the standard uses, whatever the file's
 * own are; names of other name spaces have the prefix `x`. There is no document type in such a part and so no entity
 * but XML's five: one that declares any is refused, and nothing is ever fetched. Throws `WordUnreadable` for what is
 * not well-formed, nested deeper than 250 levels or far too long. Lets others have their turn while it reads.
 */
export async function xmlTree(bytes: Uint8Array): Promise<ForeignElement> {
  const parser = new SaxesParser({ xmlns: true });
  const root: OpenElement = { tag: "", attributes: {}, children: [] };
  const open: OpenElement[] = [root];
  let count = 0;
  let attributes = 0;
  parser.on("error", () => {
    throw broken();
  });
  parser.on("doctype", () => {
    throw broken();
  });
  parser.on("opentagstart", () => {
    attributes = 0;
  });
  parser.on("attribute", () => {
    attributes += 1;
    if (attributes > mostAttributes) throw tooMuch();
  });
  parser.on("opentag", (tag) => {
    count += 1;
    if (open.length > deepest || count > mostElements) throw tooMuch();
    const element: OpenElement = { tag: nameOf(tag), attributes: attributesOf(tag), children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("closetag", () => void open.pop());
  const addText = (text: string) => {
    const last = open.at(-1);
    if (last !== undefined && withText.has(last.tag)) last.children.push(text);
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  const text = textOf(bytes);
  for (let at = 0; at < text.length; at += readAtOnce) {
    parser.write(text.slice(at, at + readAtOnce));
    if (at + readAtOnce < text.length) await othersTurn();
  }
  parser.close();
  const [first] = root.children;
  if (first === undefined || typeof first === "string") throw broken();
  return first;
}

function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw broken();
  }
}

function nameOf({ uri, local }: Pick<SaxesTagNS, "uri" | "local">): string {
  if (uri === "") return local;
  return `${Object.hasOwn(prefixes, uri) ? prefixes[uri] : "x"}:${local}`;
}

function attributesOf({ attributes }: SaxesTagNS): Readonly<Record<string, string>> {
  const own: [name: string, value: string][] = [];
  for (const name in attributes) {
    const attribute = attributes[name];
    if (attribute !== undefined && attribute.prefix !== "xmlns") own.push([nameOf(attribute), attribute.value]);
  }
  return own.length === 0 ? none : Object.fromEntries(own);
}

const none: Readonly<Record<string, string>> = {};

function othersTurn(): Promise<void> {
  return new Promise((resume) => {
    setTimeout(resume);
  });
}

/** The first child of that name. */
export function childNamed({ children }: ForeignElement, tag: string): ForeignElement | null {
  for (const child of children) if (typeof child !== "string" && child.tag === tag) return child;
  return null;
}

/** The children that are elements, of that name where one is given. */
export function elementsIn({ children }: ForeignElement, tag?: string): readonly ForeignElement[] {
  return children.filter(
    (child): child is ForeignElement => typeof child !== "string" && (tag === undefined || child.tag === tag),
  );
}
