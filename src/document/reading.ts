import { Fragment, type Mark, type Node } from "prosemirror-model";

/** What becomes of a suggestion's mark. */
export type Outcome = "accept" | "reject" | "leave";

/** Says of each suggestion mark what becomes of it. Asked of insertion, deletion, format and change alone. */
export type Decide = (mark: Mark) => Outcome;

/** The reading: the copy with every suggestion accepted. What is counted, checked, searched, previewed and published. */
export function acceptAll(doc: Node): Node {
  return resolve(doc, () => "accept");
}

/** The copy without its suggestions, as it stood before the first of them. */
export function rejectAll(doc: Node): Node {
  return resolve(doc, () => "reject");
}

/** The copy without one person's suggestions; everybody else's stay open. The guard compares these. */
export function rejectBy(doc: Node, person: string): Node {
  return resolve(doc, (mark) => (mark.attrs["by"] === person ? "reject" : "leave"));
}

/** The content of a slice as it reads. What a holder would need besides is not put in: a slice may be of any part. */
export function acceptContent(content: Fragment): Fragment {
  const decide: Decide = () => "accept";
  if (!content.firstChild?.isInline) return Fragment.from(resolveBlocks(content, decide));
  return Fragment.from(content.content.filter((text) => !withoutBoundaries(text, decide).isGone));
}

/**
 * The document with its suggestions decided. Text that is a rejected insertion or an accepted deletion is dropped, and
 * so is a block; a paragraph with such a boundary folds into the paragraph before it, whose kind wins. A rejected
 * format or change goes back to what was. Where a paragraph cannot fold and holds words it stays: nobody's words are
 * lost. What holds no decided mark is given back as it is, by reference.
 */
export function resolve(doc: Node, decide: Decide): Node {
  return resolveNode(doc, decide);
}

function resolveNode(node: Node, decide: Decide): Node {
  if (node.childCount === 0) return node;
  const children = node.inlineContent ? resolveText(node, decide) : resolveBlocks(node.content, decide);
  if (children.length === node.childCount && children.every((child, i) => child === node.child(i))) return node;
  if (!node.inlineContent && !node.type.validContent(Fragment.from(children)))
    children.push(node.type.schema.node("paragraph"));
  return node.copy(Fragment.from(children));
}

function resolveText(parent: Node, decide: Decide): Node[] {
  return parent.children.flatMap((text) => decidedText(text, parent, decide) ?? []);
}

/** A run of text with its suggestions decided, by reference where none is; null if it goes. */
export function decidedText(text: Node, parent: Node, decide: Decide): Node | null {
  const { marks, isGone } = withoutBoundaries(text, decide);
  if (isGone) return null;
  const { rest, putBack } = unstack(marks, { kind: "format", key: "mark", decide });
  let next = rest;
  for (const [name, was] of putBack) next = withMark(next, { parent, name, was });
  return next === text.marks ? text : text.mark(next);
}

function withMark(marks: readonly Mark[], { parent, name, was }: { parent: Node; name: string; was: unknown }) {
  const type = parent.type.schema.marks[name];
  if (!type) return marks;
  const others = type.removeFromSet(marks);
  // What could never have stood there is not put back, whatever a format says.
  return isAttributes(was) && parent.type.allowsMarkType(type) ? type.create(was).addToSet(others) : others;
}

function isAttributes(was: unknown): was is Record<string, unknown> {
  return typeof was === "object" && was !== null;
}

function resolveBlocks(parent: Fragment, decide: Decide): Node[] {
  const kept: Node[] = [];
  parent.forEach((child) => {
    const { block, isGone } = resolveBlock(child, decide);
    const previous = kept.at(-1);
    if (!isGone) kept.push(block);
    else if (isParagraph(block) && isParagraph(previous))
      kept[kept.length - 1] = previous.copy(previous.content.append(block.content));
    else if (isParagraph(block) && block.content.size > 0) kept.push(block);
  });
  return kept;
}

function isParagraph(node: Node | undefined): node is Node {
  return node?.type.name === "paragraph";
}

function resolveBlock(child: Node, decide: Decide): { block: Node; isGone: boolean } {
  const inside = resolveNode(child, decide);
  const { marks, attrs, isGone } = decidedBlock(child, decide);
  if (marks === child.marks && attrs === child.attrs) return { block: inside, isGone };
  return { block: child.type.create(attrs, inside.content, marks), isGone };
}

/** What becomes of a block itself, whatever is in it. `isGone`: a paragraph folds, any other block goes. */
export function decidedBlock(block: Node, decide: Decide) {
  const { marks, isGone } = withoutBoundaries(block, decide);
  const { rest, putBack } = unstack(marks, { kind: "change", key: "key", decide });
  const attrs = putBack.length === 0 ? block.attrs : { ...block.attrs, ...Object.fromEntries(putBack) };
  return { marks: rest, attrs, isGone };
}

/** The marks without decided insertions and deletions, and whether one of those takes the node away. */
function withoutBoundaries(node: Node, decide: Decide): { marks: readonly Mark[]; isGone: boolean } {
  let isGone = false;
  const rest = node.marks.filter((mark) => {
    const name = mark.type.name;
    if (name !== "insertion" && name !== "deletion") return true;
    const outcome = decide(mark);
    if (outcome === (name === "insertion" ? "reject" : "accept")) isGone = true;
    return outcome === "leave";
  });
  return { marks: rest.length === node.marks.length ? node.marks : rest, isGone };
}

interface Stack {
  readonly kind: "format" | "change";
  /** The attribute that says what was changed: a mark's name, or an attribute's. */
  readonly key: "mark" | "key";
  readonly decide: Decide;
}

/**
 * The marks without decided formats or changes, which lie on each other in the order they were made, and what is put
 * back, in the order of putting. A rejected one below one that stays hands it its own `was`.
 */
function unstack(marks: readonly Mark[], { kind, key, decide }: Stack) {
  let rest = marks;
  const putBack: [name: string, was: unknown][] = [];
  for (const mark of marks.toReversed()) {
    const outcome = mark.type.name === kind ? decide(mark) : "leave";
    if (outcome === "leave") continue;
    const was: unknown = mark.attrs["was"];
    const at = rest.indexOf(mark);
    const above = rest.findIndex(
      (other, i) => i > at && other.type === mark.type && other.attrs[key] === mark.attrs[key],
    );
    if (outcome === "reject" && above < 0) putBack.push([String(mark.attrs[key]), was]);
    if (outcome === "reject" && above >= 0)
      rest = rest.map((other, i) => (i === above ? other.type.create({ ...other.attrs, was }) : other));
    rest = rest.filter((other) => other !== mark);
    // Two of one suggestion on each other can have become the same mark, which a node has once.
    rest = rest.filter((other, i) => rest.findIndex((first) => first.eq(other)) === i);
  }
  return { rest, putBack };
}
