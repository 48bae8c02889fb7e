import type { Node } from "prosemirror-model";

/** Where a place of the reading is in the copy with its suggestions: beside the neighbour that `assoc` names. */
export type PlaceOf = (pos: number, assoc: -1 | 1) => number;

/** The places of the reading, found by following each letter and edge of it to where it stands in the copy. */
export function readingPlaces(doc: Node): { readonly size: number; readonly at: PlaceOf } {
  const origins = inside(doc, 0);
  return {
    size: origins.length,
    at: (pos, assoc) => (assoc < 0 ? (origins[pos - 1] ?? -1) + 1 : (origins[pos] ?? doc.content.size)),
  };
}

/** For each place of the reading of what is in a node, the place of the letter or edge behind it in the copy. */
function inside(node: Node, start: number): number[] {
  if (node.inlineContent) return words(node, start);
  const kept: { isParagraph: boolean; origins: number[] }[] = [];
  node.forEach((child, offset) => {
    const at = start + offset;
    const content = inside(child, at + 1);
    const close = at + child.nodeSize - 1;
    const isParagraph = child.type.name === "paragraph";
    const previous = kept.at(-1);
    if (!isStruck(child)) kept.push({ isParagraph, origins: child.isLeaf ? [at] : [at, ...content, close] });
    else if (isParagraph && previous?.isParagraph) previous.origins.splice(-1, 1, ...content, close);
    else if (isParagraph && content.length > 0) kept.push({ isParagraph, origins: [at, ...content, close] });
  });
  return kept.flatMap(({ origins }) => origins);
}

function words(node: Node, start: number): number[] {
  const found: number[] = [];
  node.forEach((run, offset) => {
    if (!isStruck(run)) for (let i = 0; i < run.nodeSize; i++) found.push(start + offset + i);
  });
  return found;
}

function isStruck(node: Node): boolean {
  return node.marks.some(({ type }) => type.name === "deletion");
}
