const superscripts = ["0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ"] as const;
const subscripts = ["0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎"] as const;

/**
 * Raised or lowered figures in characters of their own, since without them `10` with a raised `2` would read as 102;
 * null where it holds anything else, which then stands in the line (`1st`).
 */
export function raised(text: string, how: "sup" | "sub"): string | null {
  const [plain, set] = how === "sup" ? superscripts : subscripts;
  const turned = [...text.trim()].map((character) => [...set][[...plain].indexOf(character)]);
  return turned.length > 0 && turned.every((each) => each !== undefined) ? turned.join("") : null;
}
