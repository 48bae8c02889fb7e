import type { Node } from "prosemirror-model";

/** A place in the copy as people name it: a field, and in the body the paragraph, counted from 1. */
export interface Whereabouts {
  readonly field: string;
  readonly paragraph: number | null;
}

/**
 * The place of a position. Paragraphs of the body are counted as they stand, crossheads and those of fact boxes among
 * them; a position in a picture or beside a block has the field alone. Null where the copy has no field there.
 */
export function whereaboutsOf(doc: Node, pos: number): Whereabouts | null {
  const at = doc.resolve(Math.max(0, Math.min(pos, doc.content.size)));
  const field = at.depth > 0 ? at.node(1) : at.nodeAfter;
  if (field === null) return null;
  const isInParagraph = field.type.name === "body" && at.parent.type.name === "paragraph";
  return { field: field.type.name, paragraph: isInParagraph ? countedTo(field, at.before() - at.start(1)) : null };
}

function countedTo(body: Node, before: number): number {
  let count = 0;
  body.descendants((node, at) => {
    if (node.type.name === "paragraph" && at <= before) count += 1;
    return at <= before;
  });
  return count;
}
