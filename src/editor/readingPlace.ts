import type { Editor } from "@tiptap/core";
import { asRead } from "#document/asRead.ts";
import { type CopyView, isReadOnlyView, type ReadOnlyView } from "./copyView.ts";
import { scrollerOf } from "./scroller.ts";

/** The editors that show the copy: the live one, and those that show it to be read. */
export interface Shown {
  readonly live: Editor;
  readonly readers: Partial<Record<ReadOnlyView, Editor>>;
}

/** A place of the live copy, and how far below the top of the window it stands. */
export interface ReadingPlace {
  readonly at: number;
  readonly top: number;
}

/** What somebody is looking at: where their caret is, if that is in sight, else what stands in the upper part of the window. */
export function placeLookedAt(shown: Shown, view: CopyView): ReadingPlace | null {
  const editor = editorOf(shown, view);
  if (editor === null) return null;
  const { top, height } = boxOf(editor);
  if (editor === shown.live && editor.view.hasFocus()) {
    const at = editor.state.selection.head;
    const caret = editor.view.coordsAtPos(at);
    if (caret.top > top && caret.bottom < top + height) return { at, top: caret.top };
  }
  const { left } = editor.view.dom.getBoundingClientRect();
  const found = editor.view.posAtCoords({ left: left + 4, top: top + height / 3 });
  if (found === null) return null;
  return { at: toLive(shown, view, found.pos), top: editor.view.coordsAtPos(found.pos).top };
}

/** Scrolls so that the place stands as far below the top of the window as it did in the view before. */
export function scrollToPlace(shown: Shown, view: CopyView, place: ReadingPlace | null): void {
  const editor = editorOf(shown, view);
  if (editor === null || place === null) return;
  const at = Math.min(fromLive(shown, view, place.at), editor.state.doc.content.size);
  scrollerOf(editor.view.dom).scrollBy({ top: editor.view.coordsAtPos(at).top - place.top, behavior: "instant" });
}

function editorOf({ live, readers }: Shown, view: CopyView): Editor | null {
  const editor = isReadOnlyView(view) ? readers[view] : live;
  return editor?.view.dom.checkVisibility() === true ? editor : null;
}

function boxOf(editor: Editor): { readonly top: number; readonly height: number } {
  const scroller = scrollerOf(editor.view.dom);
  return scroller === document.scrollingElement
    ? { top: 0, height: window.innerHeight }
    : scroller.getBoundingClientRect();
}

function fromLive({ live, readers }: Shown, view: CopyView, at: number): number {
  if (view === "reads") return asRead(live.state.doc).map.map(at);
  // What was filed has places of its own: as far down as the other is near enough.
  return view === "filed" ? Math.round(at * share(readers.filed, live)) : at;
}

function toLive({ live, readers }: Shown, view: CopyView, at: number): number {
  const most = live.state.doc.content.size;
  if (view === "reads") return Math.min(most, asRead(live.state.doc).map.invert().map(at));
  return view === "filed" ? Math.min(most, Math.round(at / share(readers.filed, live))) : at;
}

function share(reader: Editor | undefined, live: Editor): number {
  return (reader?.state.doc.content.size ?? 1) / Math.max(1, live.state.doc.content.size);
}
