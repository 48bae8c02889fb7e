import type { EditorView } from "@tiptap/pm/view";

/**
 * Has the editor look where the caret is in the page now. A key moves it there, and the browser tells of it a moment
 * later: whatever others do in between would be drawn with the caret where it was, and so take the movement back.
 */
export function readCaret(view: EditorView): void {
  if (view.isDestroyed || view.composing || !view.hasFocus() || isKnown(view)) return;
  view.dom.ownerDocument.dispatchEvent(new Event("selectionchange"));
}

/** Whether the editor has the caret where the page has it: the whole page hears of it otherwise, which takes longer. */
function isKnown(view: EditorView): boolean {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = view.dom.ownerDocument.getSelection() ?? {};
  if (anchorNode == null || focusNode == null || anchorOffset === undefined || focusOffset === undefined) return false;
  if (!view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return false;
  const { anchor, head } = view.state.selection;
  return view.posAtDOM(anchorNode, anchorOffset) === anchor && view.posAtDOM(focusNode, focusOffset) === head;
}
