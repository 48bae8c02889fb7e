import type { Fragment, Schema } from "prosemirror-model";
import { AttrStep, ReplaceAroundStep, ReplaceStep, Step } from "prosemirror-transform";

/**
 * Reads one step that a stranger sent. Throws unless it is a step of a known kind whose positions are whole, in order
 * and not negative, whose slice is as deep as it says, and in which every name and value is one of the schema's: what
 * the schema does not know is refused, never left out in silence. Whether it applies is for `tryStep`.
 */
export function parseStep(schema: Schema, json: unknown): Step {
  const step = Step.fromJSON(schema, json);
  if (!isPart(json, step.toJSON())) throw new RangeError("a step with something that is not known");
  checkPositions(step);
  if (step instanceof ReplaceStep || step instanceof ReplaceAroundStep) checkSlice(step);
  return step;
}

/** Whether all that `json` says stands in `known` too. What is left out, being a default, may stand there besides. */
function isPart(json: unknown, known: unknown): boolean {
  if (json === known) return true;
  if (Array.isArray(json))
    return Array.isArray(known) && json.length === known.length && json.every((each, i) => isPart(each, known[i]));
  if (typeof json !== "object" || json === null || typeof known !== "object" || known === null) return false;
  const values = new Map<string, unknown>(Object.entries(known));
  return Object.entries(json).every(([key, value]) => values.has(key) && isPart(value, values.get(key)));
}

function checkPositions(step: Step) {
  const places = positionsOf(step);
  places.forEach((place, i) => {
    if (!Number.isSafeInteger(place) || place < (places[i - 1] ?? 0))
      throw new RangeError("a step with positions that cannot be");
  });
}

/** The step's positions in the order in which they have to stand. */
function positionsOf(step: Step): number[] {
  if (step instanceof ReplaceAroundStep) return [step.from, step.gapFrom, step.gapTo, step.to];
  if (step instanceof ReplaceStep) return [step.from, step.to];
  const { from, to, pos }: { from?: unknown; to?: unknown; pos?: unknown } = { ...step };
  return step instanceof AttrStep || typeof pos === "number" ? [Number(pos)] : [Number(from), Number(to)];
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
