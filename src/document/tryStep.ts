import type { Node } from "prosemirror-model";
import { AttrStep, type Step } from "prosemirror-transform";
import { misfit } from "./misfit.ts";

/** The document after a step, or why it cannot be. */
export type Tried = { readonly ok: true; readonly doc: Node } | { readonly ok: false; readonly why: string };

/**
 * Applies a step to a sound document, and gives the new one only if that is sound too. Never throws, whatever the
 * step holds: a step from a stranger may name positions and attributes that are not there.
 */
export function tryStep(step: Step, doc: Node): Tried {
  try {
    if (step instanceof AttrStep && !Object.hasOwn(doc.nodeAt(step.pos)?.attrs ?? {}, step.attr))
      return { ok: false, why: `no attribute ${step.attr} there` };
    const result = step.apply(doc);
    if (!result.doc) return { ok: false, why: result.failed ?? "the step does not apply" };
    const why = misfit(doc, result.doc);
    return why === null ? { ok: true, doc: result.doc } : { ok: false, why };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
}
