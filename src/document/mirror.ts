import type { Mapping, StepMap } from "prosemirror-transform";
import { MoveMap } from "./moveMap.ts";

/**
 * Tells a mapping that its map `at` is the mirror image of its map `of`, so that a place in what the one took out is
 * found again in what the other put back: a selection follows by it, and so does undo. Does nothing where the
 * later step was changed so much by a rebase that a place in the first one's words is none in its own.
 *
 * ProseMirror's collaboration package sets mirrors so too; the method is left out of the published types, and its
 * absence would be a bug to hear of at once.
 */
export function mirror(mapping: Mapping, of: number, at: number): void {
  const inverse = mapping.maps[of];
  const map = mapping.maps[at];
  if (!inverse || !map || !isImage(inverse, map)) return;
  if (!canMirror(mapping)) throw new Error("This prosemirror-transform has no Mapping.setMirror");
  mapping.setMirror(of, at);
}

function canMirror(mapping: Mapping): mapping is Mapping & { setMirror(n: number, m: number): void } {
  return "setMirror" in mapping && typeof mapping.setMirror === "function";
}

/** Whether each range that `inverse` takes out has one in `map` that puts at least as much in; a move has a move's. */
function isImage(inverse: StepMap, map: StepMap): boolean {
  if (inverse instanceof MoveMap || map instanceof MoveMap) return inverse instanceof MoveMap && map instanceof MoveMap;
  const taken: number[] = [];
  inverse.forEach((from, to) => taken.push(to - from));
  const put: number[] = [];
  map.forEach((_oldFrom, _oldTo, from, to) => put.push(to - from));
  return taken.every((size, i) => size <= (put[i] ?? -1));
}
