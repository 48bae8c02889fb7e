import { Fragment, type Node } from "prosemirror-model";

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

/**
 * The two documents with only those blocks of the body that differ and, on either side, as many as `reaches` says hang
 * on a neighbour, and one more. What a person would see differ between the two differs between these.
 */
export function touchedCopies(before: Node, after: Node, reaches: (block: Node) => boolean): readonly [Node, Node] {
  const bodyBefore = bodyOf(before);
  const bodyAfter = bodyOf(after);
  if (!bodyBefore || !bodyAfter) return [before, after];
  const { from, beforeTo, afterTo } = differingChildren(bodyBefore.content, bodyAfter.content);
  const start = outwards(from, -1, (i) => bodyBefore.maybeChild(i), reaches);
  const tail = outwards(0, 1, (i) => bodyBefore.maybeChild(beforeTo + i - 1), reaches);
  return [withBlocks(before, bodyBefore, start, beforeTo + tail), withBlocks(after, bodyAfter, start, afterTo + tail)];
}

/** Goes on in one direction until it has taken in one block that does not reach further, or there is none. */
function outwards(from: number, by: 1 | -1, at: (i: number) => Node | null, reaches: (block: Node) => boolean): number {
  for (let i = from + by; ; i += by) {
    const block = at(i);
    if (!block) return i - by;
    if (!reaches(block)) return i;
  }
}

function withBlocks(doc: Node, body: Node, from: number, to: number): Node {
  const cut = body.copy(Fragment.from(childrenBetween(body.content, from, to)));
  return doc.copy(doc.content.replaceChild(doc.childCount - 1, cut));
}
