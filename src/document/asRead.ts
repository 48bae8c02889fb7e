import type { Node } from "prosemirror-model";
import { StepMap } from "prosemirror-transform";
import type { Range } from "./islands.ts";
import { acceptAll, type Decide, decidedBlock, decidedText } from "./reading.ts";
import { firstIfAllGo, isParagraph, stays } from "./resolveSteps.ts";

/** A copy beside its reading, for whoever shows the one and has places of the other. */
export interface AsRead {
  /** The copy as it will read: what `acceptAll` gives. */
  readonly reading: Node;
  /** From places of the copy to places of the reading. */
  readonly map: StepMap;
  /**
   * What of the copy is not read, in its order: struck words, struck blocks, and boundaries that close, each from the end
   * of the paragraph before to the start of the next. Stretches that touch are one.
   */
  readonly unread: readonly Range[];
}

const known = new WeakMap<Node, AsRead>();

/** The copy as it will read, with what is left out of it and how places go over. The same for the same document. */
export function asRead(copy: Node): AsRead {
  const found = known.get(copy);
  if (found !== undefined) return found;
  const stretches: Stretch[] = [];
  leaveOut(copy, 0, stretches);
  const map = new StepMap(stretches.flatMap(({ from, to, put }) => [from, to - from, put]));
  const made = { reading: acceptAll(copy), map, unread: stretches.map(({ from, to }): Range => [from, to]) };
  known.set(copy, made);
  return made;
}

/** A stretch that is left out, and the size of what the reading has in its place: a parent that loses all has a paragraph. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly put: number;
}

const accept: Decide = () => "accept";

/** Adds what of a node is left out, as `resolveSteps` would take it out. A walk of its own, since it is made at each key. */
function leaveOut(parent: Node, start: number, stretches: Stretch[]): void {
  if (parent.inlineContent) return leaveOutWords(parent, start, stretches);
  const emptied = firstIfAllGo(parent, accept);
  let last: Node | null = null;
  let end = start;
  parent.forEach((block, offset, index) => {
    const at = start + offset;
    const isGone = decidedBlock(block, accept).isGone;
    if (isGone && isParagraph(block) && isParagraph(last)) {
      add(stretches, { from: end - 1, to: at + 1, put: 0 });
      leaveOutWords(block, at + 1, stretches);
      end = at + block.nodeSize;
    } else if (!isGone || (isParagraph(block) && stays(block, accept))) {
      last = block;
      end = at + block.nodeSize;
      if (!block.isLeaf) leaveOut(block, at + 1, stretches);
    } else add(stretches, { from: at, to: at + block.nodeSize, put: index === emptied ? 2 : 0 });
  });
}

function leaveOutWords(parent: Node, start: number, stretches: Stretch[]): void {
  parent.forEach((text, offset) => {
    if (decidedText(text, parent, accept) === null)
      add(stretches, { from: start + offset, to: start + offset + text.nodeSize, put: 0 });
  });
}

/** A boundary closes over what stood in it: what it touches is one with it. */
function add(stretches: Stretch[], stretch: Stretch): void {
  let whole = stretch;
  for (let last = stretches.at(-1); last !== undefined && last.to >= whole.from; last = stretches.at(-1)) {
    whole = { from: Math.min(last.from, whole.from), to: Math.max(last.to, whole.to), put: last.put + whole.put };
    stretches.pop();
  }
  stretches.push(whole);
}

/** The unread stretch that a place stands in or at the edge of; null where there is none. */
export function unreadAt(unread: readonly Range[], place: number): Range | null {
  return unread.find(([from, to]) => from <= place && place <= to) ?? null;
}
