import type { EditorView } from "@tiptap/pm/view";

/** The places of the copy that the browser is about to change; null where that is not in the copy, or nothing. */
export function targetRange(
  view: EditorView,
  event: InputEvent,
): { readonly from: number; readonly to: number } | null {
  const [target] = event.getTargetRanges();
  if (target === undefined || !view.dom.contains(target.startContainer) || !view.dom.contains(target.endContainer))
    return null;
  const from = view.posAtDOM(target.startContainer, target.startOffset, -1);
  const to = view.posAtDOM(target.endContainer, target.endOffset, 1);
  return from < to ? { from, to } : null;
}
