import type { Mark, Node } from "prosemirror-model";
import { AddMarkStep, AttrStep, RemoveMarkStep, type Transform } from "prosemirror-transform";
import type { Range } from "./islands.ts";
import { isInOwnBlock, isParagraph, newMark, ownMark, type Suggester } from "./ownSuggestions.ts";

/** A mark that a reader sees, and whether it is put on or taken off. */
export interface MarkChange {
  readonly mark: Mark;
  readonly isOn: boolean;
}

/**
 * Puts a mark on the words of a range or takes it off, with a `format` that keeps what was. What is proposed by this
 * person needs none; where the words are again what they were, the `format` goes.
 */
export function proposeMark(tr: Transform, [from, to]: Range, { mark, isOn }: MarkChange, who: Suggester): void {
  const acts: (() => void)[] = [];
  tr.doc.nodesBetween(from, to, (node, pos, parent) => {
    if (!node.isText || !parent?.type.allowsMarkType(mark.type)) return;
    const before = mark.type.isInSet(node.marks);
    if (isOn ? before?.eq(mark) : before === undefined || (mark.attrs["href"] !== undefined && !before.eq(mark)))
      return;
    const range: Range = [Math.max(from, pos), Math.min(to, pos + node.nodeSize)];
    acts.push(() => changeMark(tr, range, { node, before, after: isOn ? mark : undefined, who }));
  });
  for (const act of acts) act();
}

interface RunChange {
  readonly node: Node;
  readonly before: Mark | undefined;
  readonly after: Mark | undefined;
  readonly who: Suggester;
}

function changeMark(tr: Transform, [from, to]: Range, { node, before, after, who }: RunChange): void {
  const changed = after ?? before;
  if (!changed) return;
  if (before) tr.step(new RemoveMarkStep(from, to, before));
  if (after) tr.step(new AddMarkStep(from, to, after));
  if (ownMark(node, "insertion", who.person) || isInOwnBlock(tr.doc.resolve(from), who.person)) return;
  const key = changed.type.name;
  const top = node.marks.findLast((mark) => mark.type.name === "format" && mark.attrs["mark"] === key);
  const isMine = top?.attrs["by"] === who.person;
  const was = before ? before.attrs : null;
  if (!top || !isMine) tr.step(new AddMarkStep(from, to, newMark(tr.doc, "format", who, { mark: key, was })));
  else if (isSame(top.attrs["was"], after ? after.attrs : null)) tr.step(new RemoveMarkStep(from, to, top));
}

/** Sets an attribute of a block, such as a paragraph's kind, with a `change` that keeps what was; see `proposeMark`. */
export function proposeAttribute(
  tr: Transform,
  pos: number,
  { key, value }: { readonly key: string; readonly value: unknown },
  who: Suggester,
): void {
  const node = tr.doc.nodeAt(pos);
  if (!node || !Object.hasOwn(node.attrs, key)) return;
  const was: unknown = node.attrs[key];
  if (isSame(was, value)) return;
  tr.step(new AttrStep(pos, key, value));
  if (isAllOwn(node, who.person) || isInOwnBlock(tr.doc.resolve(pos), who.person)) return;
  const top = node.marks.findLast((mark) => mark.type.name === "change" && mark.attrs["key"] === key);
  const isMine = top?.attrs["by"] === who.person;
  if (!top || !isMine) tr.addNodeMark(pos, newMark(tr.doc, "change", who, { key, was }));
  else if (isSame(top.attrs["was"], value)) tr.removeNodeMark(pos, top);
}

/** A paragraph whose words were there before it may be all that is left when the proposal of its boundary is rejected. */
function isAllOwn(node: Node, person: string): boolean {
  if (!ownMark(node, "insertion", person)) return false;
  return !isParagraph(node) || node.children.every((run) => ownMark(run, "insertion", person) !== undefined);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
