import type { Mark, Node } from "prosemirror-model";
import { bodyOf, childrenBetween, differingChildren } from "./touched.ts";

/** The nodes that can be proposed, proposed to go, or carry a change. The others are always there, or are parts. */
const markable = new Set(["paragraph", "picture", "divider", "embed", "factBox", "standfirst", "lead"]);

/**
 * What is wrong with `after`, as far as it differs from the sound document `before`; null if it is sound. Looks at the
 * sequence of the fields and of the body's blocks, and into those that differ: content, attributes, marks and where
 * they stand, the values that a format or change would put back, and text that no database would store.
 */
export function misfit(before: Node, after: Node): string | null {
  if (before === after) return null;
  try {
    check(before, after);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function check(before: Node, after: Node) {
  checkSequence(after);
  const { from, afterTo } = differingChildren(before.content, after.content);
  const bodyBefore = bodyOf(before);
  for (const field of childrenBetween(after.content, from, afterTo)) {
    if (field.type.name !== "body" || !bodyBefore) checkDeep(field);
    else checkBody(bodyBefore, field);
  }
}

function checkBody(before: Node, after: Node) {
  checkSequence(after);
  if (after.marks.length > 0) throw new RangeError("the body carries a mark");
  const { from, afterTo } = differingChildren(before.content, after.content);
  for (const block of childrenBetween(after.content, from, afterTo)) checkDeep(block);
}

function checkSequence(node: Node) {
  if (!node.type.validContent(node.content)) throw new RangeError(`not what ${node.type.name} may hold`);
}

function checkDeep(block: Node) {
  block.check();
  checkOwn(block);
  block.descendants(checkOwn);
}

function checkOwn(node: Node) {
  if (node.isText) checkText(node.text ?? "");
  else if (node.marks.length > 0 && !markable.has(node.type.name))
    throw new RangeError(`${node.type.name} carries a suggestion`);
  for (const mark of node.marks) checkWas(mark, node);
}

/** A lone half of a character, or the character zero: the database refuses both. */
function checkText(text: string) {
  if (!text.isWellFormed() || text.includes("\0")) throw new RangeError("text with a broken character");
}

/** What a rejected format or change puts back has to be something that could have stood there. */
function checkWas(mark: Mark, node: Node) {
  const { key, mark: name, was }: Readonly<Record<string, unknown>> = mark.attrs;
  if (mark.type.name === "format" && was !== null) {
    if (typeof was !== "object") throw new RangeError("a format whose earlier mark has no attributes");
    node.type.schema.markFromJSON({ type: String(name), attrs: was });
  }
  if (mark.type.name !== "change") return;
  if (!Object.hasOwn(node.attrs, String(key))) throw new RangeError(`${node.type.name} has no ${String(key)}`);
  node.type.create({ ...node.attrs, [String(key)]: was }, node.content).check();
}
