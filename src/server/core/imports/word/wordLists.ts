import { attributeOf, type ForeignElement } from "#document/foreignTree.ts";
import type { WordStyle } from "./wordStyles.ts";
import { valueIn } from "./wordStyles.ts";
import { childNamed, elementsIn } from "./xmlTree.ts";

/** A list item as copy has it; null for a paragraph that has no sign in front of it. */
export type WordLists = (list: WordStyle["list"]) => { kind: "bullet" | "number"; level: 0 | 1 } | null;

/** Reads what the lists of the document are: bulleted or numbered, level by level. A level below the second is the second. */
export function wordLists(part: ForeignElement | null): WordLists {
  const abstracts = new Map(
    (part === null ? [] : elementsIn(part, "w:abstractNum")).map((each) => [
      attributeOf(each, "w:abstractNumId"),
      each,
    ]),
  );
  const lists = new Map(
    (part === null ? [] : elementsIn(part, "w:num")).map((each) => [attributeOf(each, "w:numId"), each]),
  );
  return (list) => {
    const found = list === null ? undefined : lists.get(list.id);
    if (list === null || found === undefined) return null;
    const format = formatOf(found, abstracts.get(valueIn(found, "w:abstractNumId") ?? ""), list.level);
    if (format === "none") return null;
    return { kind: format === "bullet" ? "bullet" : "number", level: list.level > 0 ? 1 : 0 };
  };
}

function formatOf(list: ForeignElement, abstract: ForeignElement | undefined, level: number): string {
  const isLevel = (each: ForeignElement) => attributeOf(each, "w:ilvl") === String(level);
  const overridden = elementsIn(list, "w:lvlOverride").find(isLevel);
  const own = overridden === undefined ? null : childNamed(overridden, "w:lvl");
  const found = own ?? (abstract === undefined ? undefined : elementsIn(abstract, "w:lvl").find(isLevel));
  return found === undefined ? "bullet" : (valueIn(found, "w:numFmt") ?? "decimal");
}
