import { Fragment, type Node, Slice } from "prosemirror-model";
import { plainOf } from "./ownSuggestions.ts";
import { acceptContent } from "./reading.ts";

/**
 * A slice as it reads: nobody's suggestions in it, and what is struck left out. What leaves the copy by the clipboard, is
 * moved or comes back is this. The boundary before an open first paragraph is not part of the slice.
 */
export function asItReads({ content, openStart, openEnd }: Slice): Slice {
  const first = content.firstChild;
  const whole = first && openStart > 0 ? content.replaceChild(0, first.mark([])) : content;
  const read = withoutSuggestions(new Slice(acceptContent(whole), 0, 0)).content;
  return new Slice(read, Math.min(openStart, spine(read, "firstChild")), Math.min(openEnd, spine(read, "lastChild")));
}

/** A slice with the marks that suggest taken off, and every word in it: typed words take the marks of where they stand. */
export function withoutSuggestions({ content, openStart, openEnd }: Slice): Slice {
  return new Slice(stripped(content), openStart, openEnd);
}

function stripped(content: Fragment): Fragment {
  const nodes: Node[] = [];
  content.forEach((node) => {
    const inside = node.isText || node.isLeaf ? node : node.copy(stripped(node.content));
    nodes.push(inside.mark(plainOf(node.marks)));
  });
  return Fragment.from(nodes);
}

/** How many nodes stand in each other at one end: a slice cannot be open deeper than that. */
function spine(content: Fragment, side: "firstChild" | "lastChild"): number {
  let depth = 0;
  for (let node = content[side]; node && !node.isLeaf; node = node[side]) depth++;
  return depth;
}
