import type { Node } from "prosemirror-model";

const graphemes = new Intl.Segmenter("en-GB", { granularity: "grapheme" });

/**
 * The number of words in the reading: standfirst and body with crossheads, quotes and fact boxes. The headline,
 * captions, credits and alt texts are left out, since the length that is asked for is the length of the text.
 * Takes the reading, not the copy: what is proposed to go is not counted, what is proposed is.
 */
export function wordCount(reading: Node): number {
  let count = 0;
  reading.forEach((field) => {
    if (field.type.name !== "standfirst" && field.type.name !== "body") return;
    if (field.isTextblock) count += wordsIn(field.textContent);
    field.descendants((node) => {
      if (node.isTextblock) count += wordsIn(node.textContent);
      return !node.isTextblock && node.type.name !== "picture";
    });
  });
  return count;
}

/**
 * The number of words in a text: what stands between white space or dashes and holds a letter or a figure, so that
 * `half-past`, `it’s` and `4–9` are one word each and a dash by itself is none.
 */
export function wordsIn(text: string): number {
  const words = text.split(/[\s—]+|–(?!\d)|…/u);
  return words.filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/**
 * The number of characters as a person counts them: an emoji of several code points or a letter with its accents is
 * one (scenario E-07).
 */
export function characterCount(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let count = 0;
  for (const _ of graphemes.segment(text)) count++;
  return count;
}

/**
 * Whether nothing in the text can be seen: white space of any width, zero-width characters, U+3164 and the other
 * fillers count as nothing (scenario W-02, bad input 24).
 */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);
}
