import type { Node } from "prosemirror-model";

/** A commit takes at most so many steps. A paste of a whole story is one. */
export const maxSteps = 500;

/** A step that takes marks back holds one small step for each piece of text; a commit takes at most so many of them. */
const maxMarkSteps = 5000;

/** A commit's steps and gone words take at most so many bytes as JSON. */
const maxBytes = 1_000_000;

/** Steps times steps and foreign maps: about what can be rebased in 50 ms. */
export const rebaseBudget = 40_000;

/** The copy of one story takes at most so many words. */
const maxWords = 100_000;

/** Why a commit is too large whatever it holds, or null. */
export function tooLarge({ steps, gone }: { readonly steps: readonly unknown[]; readonly gone: readonly string[] }) {
  if (steps.length > maxSteps) return `${steps.length} steps`;
  const marks = steps.reduce<number>((count, step) => count + markSteps(step), 0);
  if (marks > maxMarkSteps) return `${marks} steps on marks`;
  const bytes = bytesOf(JSON.stringify([steps, gone]));
  return bytes > maxBytes ? `${bytes} bytes` : null;
}

/** Whether rebasing so many steps over so many maps would hold everybody up. */
export function overBudget(steps: number, maps: number): boolean {
  return steps * (steps + maps) > rebaseBudget;
}

/** Why `after` is too much copy for one story, or null. Whoever makes an overlong one shorter is never stopped. */
export function copySize(before: Node, after: Node): string | null {
  // A word takes two places at least, so that nothing is counted before it could matter.
  if (after.content.size <= before.content.size || after.content.size < 2 * maxWords) return null;
  const words = after.textBetween(0, after.content.size, " ").match(/\S+/g)?.length ?? 0;
  return words > maxWords ? `${words} words` : null;
}

function markSteps(step: unknown): number {
  return typeof step === "object" && step !== null && "steps" in step && Array.isArray(step.steps)
    ? step.steps.length
    : 0;
}

function bytesOf(text: string): number {
  let bytes = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
  }
  return bytes;
}
