import { ReplaceStep, type Step, type Transform } from "prosemirror-transform";
import { withoutSuggestions } from "./asItReads.ts";
import { isSuggestion } from "./ownSuggestions.ts";

/**
 * The steps of an edit whose new words inherit nobody's suggestions: typed words take the marks that they stand in, and the
 * second half of a split those of the first. Gives null where the steps are that already.
 */
export function asEdit(raw: Transform): readonly Step[] | null {
  let isInheriting = false;
  const steps = raw.steps.map((step) => {
    if (!(step instanceof ReplaceStep) || !inherits(step)) return step;
    isInheriting = true;
    return new ReplaceStep(step.from, step.to, withoutSuggestions(step.slice));
  });
  return isInheriting ? steps : null;
}

function inherits({ slice }: ReplaceStep): boolean {
  let found = false;
  slice.content.descendants((node) => {
    if (node.marks.some(isSuggestion)) found = true;
    return !found;
  });
  return found;
}
