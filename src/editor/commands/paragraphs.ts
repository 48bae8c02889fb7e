import type { Command, EditorState, Transaction } from "@tiptap/pm/state";
import { TextSelection } from "@tiptap/pm/state";
import type { Node as PmNode } from "@tiptap/pm/model";
import { newParagraph } from "#document/newParagraph.ts";
import type { ParagraphKind } from "#document/schema.ts";

/** The paragraphs that the selection touches, with their positions. */
export function selectedParagraphs(state: EditorState): { readonly node: PmNode; readonly pos: number }[] {
  const found: { node: PmNode; pos: number }[] = [];
  state.doc.nodesBetween(state.selection.from, state.selection.to, (node, pos) => {
    if (node.type.name === "paragraph") found.push({ node, pos });
  });
  return found;
}

/** Makes the selected paragraphs of a kind or, when they all are, plain text again. */
export function setKind(kind: ParagraphKind): Command {
  return (state, dispatch) => {
    const paragraphs = selectedParagraphs(state);
    if (paragraphs.length === 0) return false;
    const isAll = paragraphs.every(({ node }) => node.attrs["kind"] === kind);
    if (dispatch) dispatch(withKind(state.tr, paragraphs, isAll ? "text" : kind).scrollIntoView());
    return true;
  };
}

function withKind(
  tr: Transaction,
  paragraphs: readonly { node: PmNode; pos: number }[],
  kind: ParagraphKind,
): Transaction {
  for (const { node, pos } of paragraphs) {
    if (node.attrs["kind"] !== kind) tr.setNodeAttribute(pos, "kind", kind);
    if (node.attrs["level"] !== 0 && kind !== "bullet" && kind !== "number") tr.setNodeAttribute(pos, "level", 0);
  }
  return tr;
}

/** Moves list items in or out by one level. */
export function indent(by: 1 | -1): Command {
  return (state, dispatch) => {
    const items = selectedParagraphs(state).filter(({ node }) => isItem(node));
    const moved = items.filter(({ node }) => node.attrs["level"] !== (by === 1 ? 1 : 0));
    if (moved.length === 0) return items.length > 0;
    if (dispatch) {
      const tr = state.tr;
      for (const { pos } of moved) tr.setNodeAttribute(pos, "level", by === 1 ? 1 : 0);
      dispatch(tr);
    }
    return true;
  };
}

/**
 * Enter. In a one-line field it goes on to the next; on an empty list item or quote it ends the list; else it splits,
 * and what follows a crosshead or a pull quote is plain text.
 */
export const enter: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if ($from.parent.type.name !== "paragraph") return nextField(state, dispatch);
  const kind = String($from.parent.attrs["kind"]);
  if (empty && $from.parent.content.size === 0 && kind !== "text") {
    if (dispatch) dispatch(withKind(state.tr, [{ node: $from.parent, pos: $from.before() }], "text"));
    return true;
  }
  if (dispatch) {
    const tr = state.tr.deleteSelection();
    const $at = tr.selection.$from;
    if ($at.parent.type.name !== "paragraph") return false;
    tr.split($at.pos, 1, [{ type: $at.parent.type, attrs: newParagraph(tr.doc, $at.pos) }]);
    dispatch(tr.scrollIntoView());
  }
  return true;
};

/** Puts the caret at the start of the next field that takes text. */
function nextField(state: EditorState, dispatch?: (tr: Transaction) => void): boolean {
  const { $to } = state.selection;
  const at = { found: -1 };
  state.doc.nodesBetween($to.end(), state.doc.content.size, (node, pos) => {
    // A lead without an image shows no caption: there is nowhere to go in it.
    if (node.type.name === "lead" && node.attrs["image"] === null) return false;
    if (at.found < 0 && node.isTextblock && pos >= $to.end()) at.found = pos + 1;
    return at.found < 0;
  });
  if (at.found < 0) return false;
  if (dispatch) dispatch(state.tr.setSelection(TextSelection.create(state.doc, at.found)).scrollIntoView());
  return true;
}

/** Backspace at the start of a paragraph that is not plain text makes it one, a level at a time. */
export const plainAtStart: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0 || $from.parent.type.name !== "paragraph") return false;
  if ($from.parent.attrs["kind"] === "text") return false;
  if (dispatch) {
    const tr = state.tr;
    if ($from.parent.attrs["level"] === 1) tr.setNodeAttribute($from.before(), "level", 0);
    else withKind(tr, [{ node: $from.parent, pos: $from.before() }], "text");
    dispatch(tr);
  }
  return true;
};

function isItem(node: PmNode): boolean {
  return node.attrs["kind"] === "bullet" || node.attrs["kind"] === "number";
}

/** Puts a block after the paragraph of the caret, or in its place when it is empty, with a paragraph behind it. */
export function insertBlock(
  name: "divider" | "picture" | "factBox" | "embed",
  attrs: Record<string, unknown> = {},
): Command {
  return (state, dispatch) => {
    const { $from } = state.selection;
    if ($from.parent.type.name !== "paragraph") return false;
    const type = state.schema.nodes[name];
    const paragraph = state.schema.nodes["paragraph"];
    const made = type?.createAndFill(attrs);
    if (paragraph === undefined || made === null || made === undefined) return false;
    if (dispatch) {
      const isBlank = $from.parent.content.size === 0;
      const isLast = $from.index(-1) === $from.node(-1).childCount - 1;
      const from = isBlank ? $from.before() : $from.after();
      const blocks = isLast ? [made, paragraph.create()] : [made];
      const tr = state.tr.replaceWith(from, $from.after(), blocks);
      const inside = made.isAtom || made.isLeaf ? from + made.nodeSize : from + 1;
      tr.setSelection(TextSelection.near(tr.doc.resolve(inside)));
      dispatch(tr.scrollIntoView());
    }
    return true;
  };
}
