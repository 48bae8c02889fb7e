import type { Editor } from "@tiptap/core";
import { useCallback, useLayoutEffect, useRef, useState } from "react";
import { type CopyView, copyViews, isReadOnlyView, type ReadOnlyView } from "./copyView.ts";
import { asViewed } from "./plugins/simpleMarks.ts";
import { placeLookedAt, scrollToPlace } from "./readingPlace.ts";

/**
 * Has the copy shown in a view, and keeps what somebody looks at where it is, and their focus in the copy, when it changes.
 * What is only read is drawn beside the live copy, which goes on below: its caret waits there. `desk` is for what holds all of them.
 */
export function useCopyView(editor: Editor | null, view: CopyView) {
  const desk = useRef<HTMLDivElement>(null);
  const readers = useRef<Partial<Record<ReadOnlyView, Editor>>>({});
  const [before, setBefore] = useState<CopyView | null>(null);
  const settle = useCallback(() => {
    const element = desk.current;
    if (editor === null || editor.isDestroyed || element === null) return;
    if (isReadOnlyView(view) && readers.current[view] === undefined) return;
    const shown = { live: editor, readers: readers.current };
    const last = copyViews.find((each) => each === element.dataset["view"]);
    if (last === view) return;
    const place = last === undefined ? null : placeLookedAt(shown, last);
    const hadFocus = [...element.querySelectorAll(".ProseMirror")].some((each) =>
      each.contains(document.activeElement),
    );
    element.dataset["view"] = view;
    editor.view.dispatch(asViewed(editor.state.tr));
    scrollToPlace(shown, view, place);
    const now = isReadOnlyView(view) ? readers.current[view] : editor;
    if (hadFocus) now?.view.dom.focus({ preventScroll: true });
    setBefore(view);
  }, [editor, view]);
  const latest = useRef(settle);
  useLayoutEffect(() => {
    latest.current = settle;
    settle();
  }, [settle]);
  const onDrawn = useCallback((each: ReadOnlyView, reader: Editor) => {
    const all = readers.current;
    all[each] = reader;
    latest.current();
    return () => {
      delete all[each];
    };
  }, []);
  const drawn = [...new Set([before, view])].flatMap((each) => (each !== null && isReadOnlyView(each) ? [each] : []));
  return { desk, readers, onDrawn, drawn };
}
