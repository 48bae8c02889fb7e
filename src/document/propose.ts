import { Fragment, type Mark, type Node, Slice } from "prosemirror-model";
import { ReplaceStep, type Transform } from "prosemirror-transform";
import { asItReads, withoutSuggestions } from "./asItReads.ts";
import { isParagraph, isProposable, newMark, ownMark, plainOf, type Suggester } from "./ownSuggestions.ts";

/** How a slice is proposed: whether the ids stay that this person's own insertions in it have. */
export interface Proposing {
  readonly who: Suggester;
  readonly keepsIds: boolean;
}

/**
 * Proposes a slice at a place, behind what this person has struck there. Gives where it stands and how much it is, or null
 * if nothing could be put in.
 */
export function propose(
  tr: Transform,
  pos: number,
  slice: Slice,
  proposing: Proposing,
): { readonly at: number; readonly size: number } | null {
  const made = proposed(slice, tr.doc, proposing);
  if (made.size === 0) return null;
  const at = behindStruck(tr.doc, pos, proposing.who.person);
  const before = tr.steps.length;
  const fits = made.openStart === made.openEnd && tr.maybeStep(new ReplaceStep(at, at, made)).failed === null;
  if (!fits) tr.replace(at, at, made);
  const step = tr.steps[before];
  return step instanceof ReplaceStep ? { at: step.from, size: step.slice.size } : null;
}

/** Behind the words that this person has struck from this place on. */
function behindStruck(doc: Node, pos: number, person: string): number {
  const $pos = doc.resolve(pos);
  if (!$pos.parent.inlineContent) return pos;
  let at = pos;
  for (;;) {
    const $at = doc.resolve(at);
    const next = $at.nodeAfter;
    if (!next || !ownMark(next, "deletion", person)) return at;
    at += next.nodeSize;
  }
}

function proposed(slice: Slice, doc: Node, { who, keepsIds }: Proposing): Slice {
  const insertion = newMark(doc, "insertion", who);
  const markOf = (node: Node) => (keepsIds ? ownMark(node, "insertion", who.person) : undefined) ?? insertion;
  // Typed words have the marks of what they stand in, the halves of a split those of the whole: those are no part of it.
  const isMadeHere = slice.content.firstChild?.isInline === true || !holdsAnything(slice.content);
  // Ids are read off the marks further down.
  const read = isMadeHere || keepsIds ? slice : asItReads(slice);
  const content = marked(read.content, { depth: 0, openStart: read.openStart, markOf });
  return new Slice(content, read.openStart, read.openEnd);
}

function holdsAnything(content: Fragment): boolean {
  let found = false;
  content.descendants((node) => {
    if (node.isLeaf) found = true;
    return !found;
  });
  return found;
}

interface Marking {
  /** How deep in the slice, along its open start; what stands in an open node is open to the depth of the slice alone. */
  readonly depth: number;
  readonly openStart: number;
  readonly markOf: (node: Node) => Mark;
}

/**
 * Words are proposed, and so is the boundary before each paragraph that the slice brings. Of a block that is proposed
 * whole, nothing inside is marked.
 */
function marked(content: Fragment, { depth, openStart, markOf }: Marking): Fragment {
  const nodes: Node[] = [];
  content.forEach((node, _offset, index) => {
    const isOpen = index === 0 && depth < openStart;
    const inside = { depth: isOpen ? depth + 1 : Number.POSITIVE_INFINITY, openStart, markOf };
    if (!node.isText && !isOpen && isProposable(node)) nodes.push(whole(node, markOf(node)));
    else if (node.isText) nodes.push(node.mark(markOf(node).addToSet(plainOf(node.marks))));
    else {
      const plain = plainOf(node.marks);
      const marks = isParagraph(node) && !isOpen ? markOf(node).addToSet(plain) : plain;
      nodes.push(node.copy(marked(node.content, inside)).mark(marks));
    }
  });
  return Fragment.from(nodes);
}

function whole(node: Node, mark: Mark): Node {
  const inside = withoutSuggestions(new Slice(node.content, 0, 0)).content;
  return node.copy(inside).mark(mark.addToSet(plainOf(node.marks)));
}
