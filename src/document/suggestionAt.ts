import type { Mark, Node } from "prosemirror-model";
import { suggestionMarks } from "./schema.ts";

/**
 * The suggestion that a place is in, by its id: that of the words there, else of the boundary that the place stands at,
 * else of the block round it. Where several lie on each other it is the one that was made last. Null = none.
 */
export function suggestionAt(doc: Node, place: number): string | null {
  const $place = doc.resolve(Math.max(0, Math.min(place, doc.content.size)));
  for (const beside of [$place.nodeAfter, $place.nodeBefore]) {
    const found = beside?.isText === true ? newest(beside.marks) : null;
    if (found !== null) return found;
  }
  for (let depth = $place.depth; depth > 0; depth--) {
    const block = $place.node(depth);
    const isAtStart = $place.parentOffset === 0;
    // On a paragraph the two are the boundary before it, not what is in it.
    const isBoundary = ({ type: { name } }: Mark) => name === "insertion" || name === "deletion";
    const isMeant = (mark: Mark) => block.type.name !== "paragraph" || isAtStart || !isBoundary(mark);
    const found = newest(block.marks.filter(isMeant));
    if (found !== null) return found;
  }
  return newest($place.nodeAfter?.marks ?? []);
}

function newest(marks: readonly Mark[]): string | null {
  const found = marks.findLast(({ type }) => suggestionMarks.some((name) => name === type.name));
  return found === undefined ? null : String(found.attrs["id"]);
}
