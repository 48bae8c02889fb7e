import type { Fragment, Node } from "prosemirror-model";
import { ReplaceAroundStep, ReplaceStep, type Step } from "prosemirror-transform";

/** A step that can take something out: every other kind only changes marks or attributes. */
export type Replacing = ReplaceStep | ReplaceAroundStep;

/** Whether the step is of a kind that can take words out of the copy. */
export function isReplacing(step: Step): step is Replacing {
  return step instanceof ReplaceStep || step instanceof ReplaceAroundStep;
}

/** The ranges that the step takes out of the document which it is applied to: one, or one on each side of what it keeps. */
export function removedRanges(step: Replacing): readonly (readonly [from: number, to: number])[] {
  if (step instanceof ReplaceStep) return [[step.from, step.to]];
  return [
    [step.from, step.gapFrom],
    [step.gapTo, step.to],
  ];
}

/**
 * The step as a plain replacement if it keeps nothing of nothing: what an undo makes of a change of kind whose paragraph
 * is gone. It says the same, but its map has two ranges at one place, and a selected block would be mapped into it.
 */
export function withoutEmptyGap(step: Step): Step {
  if (!(step instanceof ReplaceAroundStep) || step.from < step.to) return step;
  return new ReplaceStep(step.from, step.to, step.slice);
}

/**
 * The words that the step takes out of `doc`, the document it is applied to, without breaks between paragraphs.
 * Sent with each step as its `gone`: what its author saw and meant to remove. Steps that remove no text give "".
 */
export function removedWords(step: Step, doc: Node): string {
  if (!isReplacing(step)) return "";
  return removedRanges(step)
    .map(([from, to]) => (to > from ? doc.textBetween(from, to) : ""))
    .join("");
}

/** The words that the step puts in, a line for each paragraph: what a person is offered back when it finds no place. */
export function wordsOf(step: Step): string {
  return isReplacing(step) ? lines(step.slice.content) : "";
}

function lines(content: Fragment): string {
  let text = "";
  content.descendants((node) => {
    if (node.isText) text += node.text ?? "";
    else if (node.isBlock && text !== "" && !text.endsWith("\n")) text += "\n";
  });
  return text.trim();
}

/** Whether the letters of `part` stand in `whole` in the same order, with or without others between them. */
export function isSubsequence(part: string, whole: string): boolean {
  let found = 0;
  for (let i = 0; i < whole.length && found < part.length; i++) if (whole[i] === part[found]) found++;
  return found === part.length;
}
