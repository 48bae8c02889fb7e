import type { Mapping } from "prosemirror-transform";

/**
 * Tells a mapping that its map `at` is the mirror image of its map `of`, so that a place in what the one took out is
 * found again in what the other put back. ProseMirror's history reads this of a transaction, and its own collaboration
 * package sets it so; the method is left out of the published types, and its absence would be a bug to hear of at once.
 */
export function mirror(mapping: Mapping, of: number, at: number): void {
  if (!canMirror(mapping)) throw new Error("This prosemirror-transform has no Mapping.setMirror");
  mapping.setMirror(of, at);
}

function canMirror(mapping: Mapping): mapping is Mapping & { setMirror(n: number, m: number): void } {
  return "setMirror" in mapping && typeof mapping.setMirror === "function";
}
