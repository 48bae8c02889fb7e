// Set by hand nowhere in newspaper copy, and able to hide or turn round what is read: the controls that override the
// direction of text, the soft hyphen, zero-width space, word joiner and byte order mark. ZWJ and ZWNJ stay, since
// emoji, Hindi and Persian need them, and so do the direction marks U+200E and U+200F.
const dropped = /[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/gu;
const lineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/gu;
const noCharacter = /[^\P{Cc}\n]|\p{Noncharacter_Code_Point}/gu;
const tooManyMarks = /(\p{M}{8})\p{M}+/gu;

/**
 * Text as it may enter copy, with its line ends as `\n`: composed (NFC), without control characters, overriding
 * direction controls, soft hyphens and zero-width spaces; a tab becomes a space, a lone surrogate U+FFFD, and of more
 * than eight combining marks in a row the rest is cut (bad input 24 to 30). Cleaning what is clean changes nothing.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(lineEnds, "\n")
    .replaceAll("\t", " ")
    .replace(noCharacter, "")
    .replace(dropped, "")
    .normalize("NFC")
    .replace(tooManyMarks, "$1");
}

/** The same for a field of one line: a line end, with the space round it, becomes one space. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/ *\n\s*/gu, " ");
}
