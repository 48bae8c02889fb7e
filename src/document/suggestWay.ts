import type { Transform } from "prosemirror-transform";
import type { StepMap } from "prosemirror-transform";

/** What one step put into the raw document, and where the same stands among the suggestions. */
export interface Put {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  /** How much of it stands there. Less than the raw where suggestions in it were read. */
  readonly size: number;
}

/** A raw step that has been turned into suggestions: its map, what it put in, and how many steps they are in all by then. */
export interface Turned {
  readonly map: StepMap;
  readonly put: Put | null;
  readonly upTo: number;
}

/**
 * Where a place of the raw document after these steps is among the suggestions in `tr`. At an edge `assoc` says with which
 * neighbour it stays, as in ProseMirror. What the raw steps took out still stands here, so a place where it was is before
 * it or behind it.
 */
export function placeAmong(
  tr: Transform,
  turned: readonly Turned[],
  { pos, assoc }: { readonly pos: number; readonly assoc: -1 | 1 },
): number {
  const last = turned.at(-1);
  if (!last) return pos;
  if (last.put && isIn(last.put, pos, assoc)) return last.put.at + Math.min(pos - last.put.from, last.put.size);
  const earlier = turned.slice(0, -1);
  const before = placeAmong(tr, earlier, { pos: last.map.invert().map(pos, assoc), assoc });
  return tr.mapping.slice(earlier.at(-1)?.upTo ?? 0, last.upTo).map(before, assoc);
}

function isIn({ from, to }: Put, pos: number, assoc: -1 | 1): boolean {
  return (pos > from || (assoc > 0 && pos === from)) && (pos < to || (assoc < 0 && pos === to)) && to > from;
}
