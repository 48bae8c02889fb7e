import type { Node } from "prosemirror-model";
import type { Step } from "prosemirror-transform";
import { insertionAlone } from "./islands.ts";
import { isReplacing, isSubsequence, removedWords } from "./stepWords.ts";

/**
 * The step so that it takes out no word which its author did not see: what it would remove from `doc` must stand, in
 * order, in `gone`, the words that it removed when it was made. Else its own insertion alone, or null if it has none.
 */
export function spareUnseen(step: Step, doc: Node, gone: string): Step | null {
  if (!isReplacing(step)) return step;
  return isSubsequence(removedWords(step, doc), gone) ? step : insertionAlone(step);
}
