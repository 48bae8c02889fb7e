import type { Node } from "prosemirror-model";
import { isParagraph } from "./ownSuggestions.ts";

/**
 * The attributes of the paragraph that Enter begins at a place in another: the kind and level of that one as it will read,
 * which is not the one that the place stands in where its boundary is struck. What follows a crosshead or a pull quote is
 * plain text. Null where the place is in no paragraph.
 */
export function newParagraph(doc: Node, pos: number): { readonly kind: string; readonly level: number } | null {
  const $pos = doc.resolve(pos);
  if (!isParagraph($pos.parent)) return null;
  const holder = $pos.node(-1);
  const at = $pos.index(-1);
  const { kind, level } = head(holder, at).attrs as { readonly kind: string; readonly level: number };
  const endsHere = !hasWords($pos.parent, $pos.parentOffset) && !goesOn(holder, at + 1);
  return (kind === "crosshead" || kind === "pullQuote") && endsHere ? { kind: "text", level: 0 } : { kind, level };
}

/** The paragraph that this one reads as part of: itself, or one before it that it folds into. */
function head(holder: Node, at: number): Node {
  let found = holder.child(at);
  for (let i = at - 1; i >= 0 && isStruck(found); i--) {
    const before = holder.child(i);
    if (isParagraph(before)) found = before;
    else if (!isStruck(before)) break;
  }
  return found;
}

/** Whether words follow in paragraphs that fold into the one before this place. */
function goesOn(holder: Node, from: number): boolean {
  for (let i = from; i < holder.childCount && isStruck(holder.child(i)); i++)
    if (isParagraph(holder.child(i)) && hasWords(holder.child(i), 0)) return true;
  return false;
}

function hasWords(paragraph: Node, from: number): boolean {
  let found = false;
  paragraph.forEach((run, offset) => {
    if (offset + run.nodeSize > from && !isStruck(run)) found = true;
  });
  return found;
}

function isStruck(node: Node): boolean {
  return node.marks.some(({ type }) => type.name === "deletion");
}
