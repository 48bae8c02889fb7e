import type { Schema } from "prosemirror-model";
import { Step } from "prosemirror-transform";
import { isReplacing } from "./stepWords.ts";

/**
 * The step in a form that can be read again from JSON. What takes a mark step back is a set of mark steps, and what takes
 * that back, as redo does, a set of sets: ProseMirror makes it and applies it, but refuses to read it. Gives the set with
 * all its steps in one row, which does the same, and every other step as it is.
 */
export function flatMarks(step: Step, schema: Schema): Step {
  if (isReplacing(step)) return step;
  const json: unknown = step.toJSON();
  const inner = stepsIn(json);
  if (!inner?.some((each) => stepsIn(each) !== null)) return step;
  return Step.fromJSON(schema, { stepType: "markSet", steps: inner.flatMap(single) });
}

function single(json: unknown): readonly unknown[] {
  return stepsIn(json)?.flatMap(single) ?? [json];
}

/** The steps of a set, as JSON; null for every other step. */
function stepsIn(json: unknown): readonly unknown[] | null {
  return typeof json === "object" && json !== null && "steps" in json && Array.isArray(json.steps) ? json.steps : null;
}
