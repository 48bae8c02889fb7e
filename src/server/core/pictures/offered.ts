import { bytesOf, latin1 } from "./bytes.ts";
import { iimOf } from "./iim.ts";
import { xmpOf } from "./xmp.ts";

/** What a picture's metadata offers for its fields, to be taken over or not. Empty where it says nothing. */
export interface Offered {
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
}

const mostCharacters = 2000;

/**
 * Reads alt text, caption and credit out of a picture's own metadata: XMP first, then IIM. Alt text comes from its own
 * field alone, never from a caption, which has names, dates and credits in it.
 */
export function offeredIn(all: Uint8Array): Offered {
  const xmp = xmpOf(latin1(all));
  const iim = iimOf(bytesOf(all));
  return {
    alt: tidy(xmp.alt),
    caption: tidy(xmp.caption === "" ? iim.caption : xmp.caption),
    credit: tidy(xmp.credit === "" ? iim.credit : xmp.credit),
  };
}

/** As one line of plain text without what cannot be printed. */
function tidy(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .replace(/[\u202a-\u202e\u2066-\u2069]/gu, "")
    .trim()
    .slice(0, mostCharacters)
    .toWellFormed();
}
