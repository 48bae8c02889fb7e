import type { Mark, Node } from "prosemirror-model";
import {
  AddMarkStep,
  AddNodeMarkStep,
  AttrStep,
  RemoveMarkStep,
  RemoveNodeMarkStep,
  type Step,
} from "prosemirror-transform";
import { flatMarks } from "./flatMarks.ts";
import { MoveStep } from "./moveStep.ts";
import { isReplacing } from "./stepWords.ts";

/**
 * What takes a step back so that the document is the very one that it was applied to, in the order of applying. Marks of
 * one kind stand in the order in which they were put on, several people's on the same words; ProseMirror's own inverse
 * puts one that was taken off on top of the others, and two documents that ought to be one would then differ.
 */
export function exactInverse(step: Step, doc: Node): readonly Step[] {
  const plain = flatMarks(step.invert(doc), doc.type.schema);
  if (isReplacing(step) || step instanceof MoveStep || step instanceof AttrStep) return [plain];
  const after = step.apply(doc).doc;
  const back = after && plain.apply(after).doc;
  return back === null || back.eq(doc) ? [plain] : [plain, ...inOrder(back, doc)];
}

/** The steps that put the marks of one document in the order of the other's, which has the same marks. */
function inOrder(doc: Node, wanted: Node): Step[] {
  const steps: Step[] = [];
  wanted.descendants((node, pos) => {
    if (node.isText) return inOrderOfText(doc, { from: pos, to: pos + node.nodeSize, marks: node.marks }, steps);
    const now = doc.nodeAt(pos)?.marks ?? [];
    if (isSameOrder(now, node.marks)) return;
    for (const mark of now) steps.push(new RemoveNodeMarkStep(pos, mark));
    for (const mark of node.marks) steps.push(new AddNodeMarkStep(pos, mark));
  });
  return steps;
}

/** Words in one run can be several in the other, as long as their marks are in another order. */
function inOrderOfText(
  doc: Node,
  { from, to, marks }: { readonly from: number; readonly to: number; readonly marks: readonly Mark[] },
  steps: Step[],
): void {
  doc.nodesBetween(from, to, (run, pos) => {
    if (!run.isText || isSameOrder(run.marks, marks)) return;
    const [start, end] = [Math.max(from, pos), Math.min(to, pos + run.nodeSize)];
    for (const mark of run.marks) steps.push(new RemoveMarkStep(start, end, mark));
    for (const mark of marks) steps.push(new AddMarkStep(start, end, mark));
  });
}

function isSameOrder(one: readonly Mark[], other: readonly Mark[]): boolean {
  return one.length === other.length && one.every((mark, i) => mark.eq(other[i] ?? mark));
}
