import type { Fragment, Node } from "prosemirror-model";
import { differingChildren } from "#document/touched.ts";

/** How often each letter stands somewhere. */
export type Letters = Map<string, number>;

/** How often each letter stands in a document. */
export function lettersOf(doc: Node): Letters {
  const letters: Letters = new Map();
  addLetters(letters, doc);
  return letters;
}

/** The letters of the parts in which two copies differ: all others stand in both, as they stood. */
export function differingLetters(before: Node, after: Node): { readonly before: Letters; readonly after: Letters } {
  const letters = { before: new Map<string, number>(), after: new Map<string, number>() };
  addDiffering(letters, before.content, after.content);
  return letters;
}

/** The letter of this number, which nobody else types: ideographs, then Hangul, so that each is one code unit. */
export function letterAt(index: number): string {
  return String.fromCharCode(index < 0x5200 ? 0x4e00 + index : 0xac00 + index - 0x5200);
}

/** Whether a letter was typed in the fuzz: those of the copy at the start are Latin, and stand often. */
export function isTyped(letter: string): boolean {
  return letter >= "\u4e00";
}

function addDiffering(letters: { before: Letters; after: Letters }, before: Fragment, after: Fragment) {
  const { from, beforeTo, afterTo } = differingChildren(before, after);
  const was = before.maybeChild(from);
  const is = after.maybeChild(from);
  const isOnlyOne = beforeTo - from === 1 && afterTo - from === 1;
  if (isOnlyOne && was && is && !was.isText && !is.isText) {
    addDiffering(letters, was.content, is.content);
    return;
  }
  for (let i = from; i < beforeTo; i++) addLetters(letters.before, before.child(i));
  for (let i = from; i < afterTo; i++) addLetters(letters.after, after.child(i));
}

function addLetters(letters: Letters, node: Node) {
  if (!node.isText) {
    for (const child of node.children) addLetters(letters, child);
    return;
  }
  for (const letter of node.text ?? "") letters.set(letter, (letters.get(letter) ?? 0) + 1);
}
