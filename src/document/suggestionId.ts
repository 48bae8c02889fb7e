import type { Node } from "prosemirror-model";
import { isParagraph, ownMark } from "./ownSuggestions.ts";
import type { Range } from "./islands.ts";

/** A suggestion is gone on with for so long after it was begun. */
export const goesOnForMs = 10 * 60_000;

/** What the id of a change is found by. */
export interface FindingId {
  readonly person: string;
  /** When this person's suggestions were begun, by id. One that is not known is old. */
  readonly begun: ReadonlyMap<string, number>;
  readonly now: number;
  /** The id if nothing is gone on with. */
  readonly fresh: string;
}

/**
 * The id that a change of a range is suggested under. A change that touches words which this person proposes, or proposes
 * to go, goes on with that suggestion, and so does one at the boundary of a paragraph that is theirs in the same way; blocks
 * beside it do not count. Ten minutes after a suggestion was begun a new one begins.
 */
export function suggestionId(doc: Node, [from, to]: Range, { person, begun, now, fresh }: FindingId): string {
  const touched = [from, to].flatMap((pos) => idsAt(doc, pos, person));
  return touched.find((id) => now - (begun.get(id) ?? Number.NEGATIVE_INFINITY) < goesOnForMs) ?? fresh;
}

function idsAt(doc: Node, pos: number, person: string): string[] {
  const $pos = doc.resolve(Math.min(pos, doc.content.size));
  if (!$pos.parent.inlineContent) return [];
  const { parent, parentOffset, nodeBefore, nodeAfter, depth } = $pos;
  const touching = [nodeBefore, nodeAfter];
  if (parentOffset === 0) touching.push(parent);
  const next = $pos.node(depth - 1).maybeChild($pos.index(depth - 1) + 1);
  if (parentOffset === parent.content.size && isParagraph(next)) touching.push(next);
  return touching.flatMap((node) => {
    const mark = node && (ownMark(node, "insertion", person) ?? ownMark(node, "deletion", person));
    return mark ? [String(mark.attrs["id"])] : [];
  });
}
