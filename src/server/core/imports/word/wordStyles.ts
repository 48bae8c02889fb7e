import { attributeOf, type ForeignElement } from "#document/foreignTree.ts";
import { childNamed, elementsIn } from "./xmlTree.ts";

/** What a style of the document says that copy can have. Null where it says nothing of it. */
export interface WordStyle {
  /** Its name in English and small letters, which Word keeps whatever language it speaks. */
  readonly name: string;
  /** 1 to 9 for a heading of that rank, 0 for running text. */
  readonly rank: number | null;
  readonly list: { readonly id: string; readonly level: number } | null;
  readonly isBold: boolean | null;
  readonly isItalic: boolean | null;
}

/** The document's styles. One that is not there, or none, is running text. */
export interface WordStyles {
  /** The style of a paragraph that names this one, or none. */
  paragraph(id: string): WordStyle;
  character(id: string): WordStyle;
}

const plain: WordStyle = { name: "", rank: null, list: null, isBold: null, isItalic: null };
/** Styles are made of others, never so deep. */
const longestChain = 20;

/** Reads the styles, each with what it has from those that it is made of. */
export function wordStyles(part: ForeignElement | null): WordStyles {
  const all = part === null ? [] : elementsIn(part, "w:style");
  const byId = new Map(all.map((style) => [attributeOf(style, "w:styleId"), style]));
  const usual = all.find((style) => isOn(style, "w:default") && attributeOf(style, "w:type") === "paragraph");
  const known = new Map<string, WordStyle>();
  const styleOf = (id: string): WordStyle => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const style = chainOf(id, byId).reduceRight<WordStyle>((under, each) => over(under, each), plain);
    known.set(id, style);
    return style;
  };
  return {
    paragraph: (id) => styleOf(id === "" && usual !== undefined ? attributeOf(usual, "w:styleId") : id),
    character: styleOf,
  };
}

/** The style and those that it is made of, itself first. */
function chainOf(id: string, byId: ReadonlyMap<string, ForeignElement>): readonly ForeignElement[] {
  const chain: ForeignElement[] = [];
  for (let next = byId.get(id); next !== undefined && chain.length < longestChain; ) {
    chain.push(next);
    const base = childNamed(next, "w:basedOn");
    next = base === null ? undefined : byId.get(attributeOf(base, "w:val"));
  }
  return chain;
}

function over(under: WordStyle, style: ForeignElement): WordStyle {
  const own = childNamed(style, "w:pPr");
  const dress = childNamed(style, "w:rPr");
  const name = valueIn(style, "w:name")?.toLowerCase() ?? "";
  const [, heading] = /^heading ([1-9])$/u.exec(name) ?? [];
  return {
    name,
    rank: name === "title" ? 1 : heading === undefined ? (rankIn(own) ?? under.rank) : Number(heading),
    list: listIn(own) ?? under.list,
    isBold: toggleIn(dress, "w:b") ?? under.isBold,
    isItalic: toggleIn(dress, "w:i") ?? under.isItalic,
  };
}

/** What a property of one value says; null where it is not there. */
export function valueIn(holder: ForeignElement | null, tag: string): string | null {
  const found = holder === null ? null : childNamed(holder, tag);
  return found === null ? null : attributeOf(found, "w:val");
}

/** A property that is on or off; null where it is not there. On is also to be there without a value. */
export function toggleIn(holder: ForeignElement | null, tag: string): boolean | null {
  const value = valueIn(holder, tag);
  return value === null ? null : !/^(?:0|false|off|none)$/u.test(value);
}

/** The rank that the outline gives a paragraph: the lowest is running text. */
export function rankIn(properties: ForeignElement | null): number | null {
  const level = valueIn(properties, "w:outlineLvl");
  if (level === null) return null;
  return /^[0-8]$/u.test(level) ? Number(level) + 1 : 0;
}

/** The list that a paragraph is in. List `0` is none, and takes the paragraph out of that of its style. */
export function listIn(properties: ForeignElement | null): WordStyle["list"] {
  const list = properties === null ? null : childNamed(properties, "w:numPr");
  if (list === null) return null;
  return { id: valueIn(list, "w:numId") ?? "0", level: Number(valueIn(list, "w:ilvl") ?? "0") || 0 };
}

function isOn(element: ForeignElement, attribute: string): boolean {
  return /^(?:1|true|on)$/u.test(attributeOf(element, attribute));
}
