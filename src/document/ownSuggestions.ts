import type { Mark, Node, ResolvedPos } from "prosemirror-model";
import { type SuggestionMark, suggestionMarks } from "./schema.ts";

/** Who suggests, and the id that everything in one change of theirs is suggested under. */
export interface Suggester {
  readonly person: string;
  readonly id: string;
}

/** Whether a mark is one that suggests, and not one that a reader sees. */
export function isSuggestion(mark: Mark): boolean {
  return suggestionMarks.some((name) => name === mark.type.name);
}

/** The marks that a reader sees. */
export function plainOf(marks: readonly Mark[]): readonly Mark[] {
  return marks.some(isSuggestion) ? marks.filter((mark) => !isSuggestion(mark)) : marks;
}

/** This person's own mark of that name on a node. */
export function ownMark(node: Node, name: SuggestionMark, person: string): Mark | undefined {
  return node.marks.find((mark) => mark.type.name === name && mark.attrs["by"] === person);
}

/** Whether the node is a paragraph, which takes suggestions of its boundary. Every other block is proposed whole. */
export function isParagraph(node: Node | null | undefined): node is Node {
  return node?.type.name === "paragraph";
}

/** The blocks that are proposed, or proposed to go, whole. Of every other field only the words are. */
const proposable = new Set(["picture", "divider", "embed", "factBox", "standfirst", "lead"]);

/** Whether the node can be proposed, or proposed to go, as a whole. */
export function isProposable(node: Node): boolean {
  return proposable.has(node.type.name);
}

/** Whether a place lies in a block that this person proposes, such as a fact box: what is in it is all theirs to change. */
export function isInOwnBlock($pos: ResolvedPos, person: string): boolean {
  for (let depth = $pos.depth; depth > 0; depth--) {
    const node = $pos.node(depth);
    if (!isParagraph(node) && ownMark(node, "insertion", person)) return true;
  }
  return false;
}

/** A new mark of this person's. Throws for a schema that is not the copy's. */
export function newMark(doc: Node, name: SuggestionMark, { person, id }: Suggester, more: object = {}): Mark {
  return doc.type.schema.mark(name, { id, by: person, ...more });
}
