import type { Fragment, Schema } from "prosemirror-model";
import { ReplaceAroundStep, ReplaceStep, Step } from "prosemirror-transform";
import { MoveStep } from "./moveStep.ts";

/**
 * Reads one step that a stranger sent. Throws unless it is a step of a known kind whose positions are whole, in order
 * and not negative, whose slice is as deep as it says, and in which every name and value is one of the schema's: what
 * the schema does not know is refused, never left out in silence. Whether it applies is for `tryStep`.
 */
export function parseStep(schema: Schema, json: unknown): Step {
  const step = Step.fromJSON(schema, json);
  const known: unknown = step.toJSON();
  if (!isPart(json, known)) throw new RangeError("a step with something that is not known");
  checkPositions(known);
  if (step instanceof ReplaceStep || step instanceof ReplaceAroundStep) checkSlice(step);
  if (step instanceof MoveStep) checkMove(step);
  return step;
}

/** Whether all that `json` says stands in `known` too. What is left out, being a default, may stand there besides. */
function isPart(json: unknown, known: unknown): boolean {
  if (json === known) return true;
  if (Array.isArray(json))
    return Array.isArray(known) && json.length === known.length && json.every((each, i) => isPart(each, known[i]));
  if (!isObject(json) || !isObject(known)) return false;
  const values = new Map<string, unknown>(Object.entries(known));
  return Object.entries(json).every(([key, value]) => values.has(key) && isPart(value, values.get(key)));
}

/** The kinds of step, each with its positions in the order in which they have to stand. */
const positions: Readonly<Record<string, readonly string[]>> = {
  replace: ["from", "to"],
  replaceAround: ["from", "gapFrom", "gapTo", "to"],
  addMark: ["from", "to"],
  removeMark: ["from", "to"],
  addNodeMark: ["pos"],
  removeNodeMark: ["pos"],
  attr: ["pos"],
  // Its third position may stand before the other two: `checkMove`.
  move: ["from", "to"],
  // What takes a mark step back: several of them in one.
  markSet: [],
};

function checkPositions(known: unknown) {
  const values: Readonly<Record<string, unknown>> = { ...(isObject(known) ? known : {}) };
  const names = positions[String(values["stepType"])];
  if (!names) throw new RangeError("a step of a kind that copy does not have");
  let last = 0;
  for (const name of names) {
    const place = values[name];
    if (typeof place !== "number" || !Number.isSafeInteger(place) || place < last)
      throw new RangeError("a step with positions that cannot be");
    last = place;
  }
  const { steps } = values;
  if (Array.isArray(steps)) steps.forEach(checkPositions);
}

function checkMove({ from, to, at }: MoveStep) {
  if (!isWhole(at) || from === to || (at >= from && at <= to)) throw new RangeError("a move to where it stands");
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function checkSlice(step: ReplaceStep | ReplaceAroundStep) {
  const { content, openStart, openEnd, size } = step.slice;
  const isDeepEnough = openStart <= depth(content, "firstChild") && openEnd <= depth(content, "lastChild");
  if (!isWhole(openStart) || !isWhole(openEnd) || !isDeepEnough || size < 0)
    throw new RangeError("a slice that is not as deep as it says");
  if (step instanceof ReplaceAroundStep && (!isWhole(step.insert) || step.insert > size))
    throw new RangeError("a place in a slice that cannot be");
}

function isWhole(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function depth(content: Fragment, side: "firstChild" | "lastChild"): number {
  let levels = 0;
  for (let node = content[side]; node && !node.isLeaf; node = node[side]) levels++;
  return levels;
}
