import type { Node } from "prosemirror-model";
import { MoveStep } from "#document/moveStep.ts";
import type { Step } from "prosemirror-transform";

/** Below this, in positions of the document, a copy is too short to speak of half of it. */
const shortCopy = 1000;

/** Whether the steps take more than half of the copy out: a version of it is kept before they do (bad input 64). */
export function isLargeChange(before: Node, steps: readonly Step[]): boolean {
  if (before.content.size < shortCopy) return false;
  let removed = 0;
  // A move takes nothing out.
  for (const step of steps)
    if (!(step instanceof MoveStep))
      step.getMap().forEach((from, to) => {
        removed += to - from;
      });
  return removed > before.content.size / 2;
}
