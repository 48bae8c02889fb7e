import type { Node } from "prosemirror-model";
import type { Step } from "prosemirror-transform";
import { z } from "zod";

const Run = z.tuple([z.number().int().min(1), z.string()]);

/** Who wrote what: runs of (how many positions, whose; "" = nobody's) over the whole document. */
export const Blame = z.array(Run);
export type Blame = readonly (readonly [length: number, person: string])[];

/** The blame of a document that is all one person's; "" = nobody's. */
export function blameOfOne(doc: Node, person: string): Blame {
  return doc.content.size === 0 ? [] : [[doc.content.size, person]];
}

/** The blame after somebody's steps: what they put in is theirs. */
export function blameAfter(blame: Blame, steps: readonly Step[], person: string): Blame {
  let runs = blame;
  for (const step of steps) {
    const ranges: [number, number, number][] = [];
    step.getMap().forEach((from, to, newFrom, newTo) => ranges.push([from, to, newTo - newFrom]));
    // From the end, so that the positions before stay true.
    for (const [from, to, put] of ranges.reverse()) runs = spliced(runs, from, to, put === 0 ? [] : [[put, person]]);
  }
  return runs;
}

/** Whether any position from one to the other is the person's. */
export function isBlamed(blame: Blame, from: number, to: number, person: string): boolean {
  return cut(blame, from, to).some(([, whose]) => whose === person);
}

function spliced(blame: Blame, from: number, to: number, put: Blame): Blame {
  const joined: [number, string][] = [];
  for (const [length, whose] of [...cut(blame, 0, from), ...put, ...cut(blame, to, Number.POSITIVE_INFINITY)]) {
    const last = joined.at(-1);
    if (last !== undefined && last[1] === whose) last[0] += length;
    else joined.push([length, whose]);
  }
  return joined;
}

function cut(blame: Blame, from: number, to: number): Blame {
  const found: (readonly [number, string])[] = [];
  let at = 0;
  for (const [length, whose] of blame) {
    const shared = Math.min(to, at + length) - Math.max(from, at);
    if (shared > 0) found.push([shared, whose]);
    at += length;
  }
  return found;
}
