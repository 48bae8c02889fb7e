import { type EditorState, NodeSelection, Selection, TextSelection } from "@tiptap/pm/state";
import { unreadAt } from "#document/asRead.ts";
import type { Range } from "#document/islands.ts";

/**
 * Where the selection is to stand so that nothing of it stands in what is left out of the page: a caret at an edge, the
 * ends of a selection outside, no block that is not seen. It goes on the way that it came from `before`. Null = as it is.
 */
export function seenSelection(state: EditorState, unread: readonly Range[], before: Selection): Selection | null {
  const { selection, doc } = state;
  if (selection instanceof NodeSelection) {
    const range = unread.find(([from, to]) => from <= selection.from && selection.to <= to);
    if (range === undefined) return null;
    const way = selection.from >= before.from ? 1 : -1;
    return Selection.near(doc.resolve(range[way === 1 ? 1 : 0]), way);
  }
  if (!(selection instanceof TextSelection)) return null;
  const { anchor, head, empty } = selection;
  const seenHead = seen(state, unread, head);
  const seenAnchor = empty ? seenHead : seen(state, unread, anchor);
  if (seenHead === head && seenAnchor === anchor) return null;
  return TextSelection.between(doc.resolve(seenAnchor), doc.resolve(seenHead));
}

/** The edge of what is left out there: that behind it, where no words of the paragraph stand before it. */
function seen({ doc }: EditorState, unread: readonly Range[], place: number): number {
  const range = unreadAt(unread, place);
  if (range === null || place === range[1]) return place;
  const $from = doc.resolve(range[0]);
  return $from.parent.isTextblock && $from.parentOffset > 0 ? range[0] : range[1];
}
