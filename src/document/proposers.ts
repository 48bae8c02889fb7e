import type { Node } from "prosemirror-model";

/**
 * Whose proposal each stretch of a document is, from its start to its end; null where it is nobody's. Of a paragraph that
 * is proposed it is the boundary alone, of any other block all that is in it.
 */
export function proposers(doc: Node): readonly (readonly [length: number, person: string | null])[] {
  const whose: (string | null)[] = Array.from({ length: doc.content.size }, () => null);
  doc.descendants((node, at) => {
    const proposal = node.marks.find((mark) => mark.type.name === "insertion");
    if (proposal === undefined) return;
    whose.fill(String(proposal.attrs["by"]), at, node.isTextblock ? at + 1 : at + node.nodeSize);
  });
  const runs: [length: number, person: string | null][] = [];
  for (const person of whose) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === person) last[0] += 1;
    else runs.push([1, person]);
  }
  return runs;
}
