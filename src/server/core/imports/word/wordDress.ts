import type { ForeignElement } from "#document/foreignTree.ts";
import { toggleIn, valueIn, type WordStyles } from "./wordStyles.ts";
import { childNamed } from "./xmlTree.ts";

/** How a run of words is dressed, as far as copy can have it. */
export interface WordDress {
  readonly isBold: boolean;
  readonly isItalic: boolean;
}

/**
 * The dress that a run's properties say, with its character style. What the style of the paragraph says is left to how
 * copy of that kind is printed.
 */
export function wordDress(properties: ForeignElement | null, styles: WordStyles): WordDress {
  const style = styles.character(valueIn(properties, "w:rStyle") ?? "");
  return {
    isBold: toggleIn(properties, "w:b") ?? style.isBold ?? false,
    isItalic: toggleIn(properties, "w:i") ?? style.isItalic ?? false,
  };
}

/** Whether the run is hidden, or struck by a line. Neither is words of the story. */
export function leftOutRun(properties: ForeignElement | null): "hidden" | "deletions" | null {
  if (toggleIn(properties, "w:vanish") === true) return "hidden";
  const isStruck = toggleIn(properties, "w:strike") === true || toggleIn(properties, "w:dstrike") === true;
  return isStruck ? "deletions" : null;
}

/** Whether the run has a font, a size, a colour or a line of its own. */
export function hasFormatting(properties: ForeignElement | null): boolean {
  const said = ["w:color", "w:sz", "w:rFonts", "w:highlight", "w:shd", "w:u"];
  return properties !== null && said.some((tag) => childNamed(properties, tag) !== null);
}

/** Whether the run stands above the line or below it. */
export function scriptOf(properties: ForeignElement | null): "sup" | "sub" | null {
  const where = valueIn(properties, "w:vertAlign");
  return where === "superscript" ? "sup" : where === "subscript" ? "sub" : null;
}
