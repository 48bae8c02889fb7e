const quotes: Record<string, string> = { "‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-" };

/**
 * A text as it is searched: lower case, without accents, typographic quotes and dashes as the keyboard has them,
 * and every white space one blank. What is looked for is folded in the same way.
 */
export function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[‘’“”–—]/gu, (mark) => quotes[mark] ?? mark)
    .toLowerCase()
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, " ")
    .trim();
}
