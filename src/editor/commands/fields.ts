import { type Command, type EditorState, TextSelection } from "@tiptap/pm/state";

/** Whether the selection runs from one field of the copy into another, or from a caption into its credit. */
export function isAcrossFields(state: EditorState): boolean {
  const { $from, $to } = state.selection;
  if ($from.depth === 0 || $to.depth === 0) return $from.pos !== $to.pos;
  return isolation($from) !== isolation($to);
}

/**
 * Deletes a selection that runs across fields: the words go, the fields stay. The schema would have it no other way;
 * left to itself, the deletion would pour one field's words into another.
 */
export const deleteAcrossFields: Command = (state, dispatch) => {
  if (state.selection.empty || !isAcrossFields(state)) return false;
  if (dispatch) {
    const { from, to } = state.selection;
    const tr = state.tr;
    const parts: { from: number; to: number }[] = [];
    state.doc.nodesBetween(from, to, (node, pos) => {
      const isField = node.isTextblock || node.type.name === "body" || node.type.name === "factBox";
      if (!isField) return true;
      const part = { from: Math.max(from, pos + 1), to: Math.min(to, pos + node.nodeSize - 1) };
      if (part.to > part.from) parts.push(part);
      return false;
    });
    for (const part of parts.reverse()) tr.deleteRange(part.from, part.to);
    tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(from, -1))));
    dispatch(tr.scrollIntoView());
  }
  return true;
};

/** Where the innermost field round a position begins: the headline, a caption, the body, a fact box. */
function isolation($pos: EditorState["selection"]["$from"]): number {
  for (let depth = $pos.depth; depth > 0; depth--)
    if ($pos.node(depth).type.spec.isolating === true) return $pos.before(depth);
  return -1;
}
