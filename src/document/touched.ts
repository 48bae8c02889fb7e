import type { Fragment, Node } from "prosemirror-model";

/** Which children differ between two lists: from `from` on, up to `beforeTo` in the one and `afterTo` in the other. */
export interface Difference {
  readonly from: number;
  readonly beforeTo: number;
  readonly afterTo: number;
}

/**
 * The children that differ, found by trimming equal ones at both ends. Nodes are compared by reference: a step leaves
 * what it does not touch as it is, so this costs a walk over the children and nothing of what is in them.
 */
export function differingChildren(before: Fragment, after: Fragment): Difference {
  const shorter = Math.min(before.childCount, after.childCount);
  let from = 0;
  while (from < shorter && before.child(from) === after.child(from)) from++;
  let same = 0;
  while (
    same < shorter - from &&
    before.child(before.childCount - 1 - same) === after.child(after.childCount - 1 - same)
  )
    same++;
  return { from, beforeTo: before.childCount - same, afterTo: after.childCount - same };
}

/** The children of `content` from one index up to another, as a list. */
export function childrenBetween(content: Fragment, from: number, to: number): Node[] {
  return content.content.slice(from, to);
}

/** The copy's body, which holds the blocks, or null in a document that has none. */
export function bodyOf(doc: Node): Node | null {
  const last = doc.lastChild;
  return last?.type.name === "body" ? last : null;
}
