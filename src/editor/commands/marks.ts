import { toggleMark } from "@tiptap/pm/commands";
import type { Command, EditorState } from "@tiptap/pm/state";
import { isLinkable } from "#document/schema.ts";

/** Bold or italic, where the field takes it. */
export function toggle(name: "bold" | "italic"): Command {
  return (state, dispatch) => {
    const type = state.schema.marks[name];
    return type === undefined ? false : toggleMark(type)(state, dispatch);
  };
}

/** Whether the caret, or all of the selection, has the mark. */
export function hasMark(state: EditorState, name: "bold" | "italic" | "link"): boolean {
  const type = state.schema.marks[name];
  if (type === undefined) return false;
  const { from, to, empty, $from } = state.selection;
  if (empty) return type.isInSet(state.storedMarks ?? $from.marks()) !== undefined;
  return state.doc.rangeHasMark(from, to, type);
}

/** The link round the caret or in the selection: its words' place and its address. */
export function linkAt(
  state: EditorState,
): { readonly from: number; readonly to: number; readonly href: string } | null {
  const type = state.schema.marks["link"];
  if (type === undefined) return null;
  const { $from, from, to } = state.selection;
  const mark = type.isInSet($from.marks()) ?? type.isInSet($from.nodeAfter?.marks ?? []);
  if (mark === undefined) return null;
  const start = $from.start();
  const span = { from, to };
  $from.parent.forEach((child, offset) => {
    if (!mark.isInSet(child.marks)) return;
    const childFrom = start + offset;
    const childTo = childFrom + child.nodeSize;
    if (childFrom <= span.to && childTo >= span.from) {
      span.from = Math.min(span.from, childFrom);
      span.to = Math.max(span.to, childTo);
    }
  });
  return { ...span, href: String(mark.attrs["href"]) };
}

/** An address as somebody types it: `example.org/a` becomes `https://example.org/a`; null when it is none. */
export function readAddress(typed: string): string | null {
  const said = typed.trim();
  if (isLinkable(said)) return said;
  if (/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(said)) return `mailto:${said}`;
  const guessed = `https://${said}`;
  return /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([/?#]\S*)?$/u.test(said) && isLinkable(guessed) ? guessed : null;
}

/** Links the selected words, or the link under the caret, to an address; null takes the link off. */
export function setLink(href: string | null): Command {
  return (state, dispatch) => {
    const type = state.schema.marks["link"];
    const under = linkAt(state);
    const { from, to } = state.selection.empty && under !== null ? under : state.selection;
    if (type === undefined || from === to) return false;
    if (dispatch) {
      const tr = state.tr.removeMark(from, to, type);
      if (href !== null) tr.addMark(from, to, type.create({ href }));
      dispatch(tr.setStoredMarks([]));
    }
    return true;
  };
}
