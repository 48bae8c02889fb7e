import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { useLayoutEffect, useRef } from "react";
import { asRead } from "#document/asRead.ts";
import { acceptAll } from "#document/reading.ts";
import { type ReadOnlyView, viewNames } from "./copyView.ts";
import { newReader } from "./newEditor.ts";
import type { PictureDesk } from "./pictures.ts";
import { notesIn } from "./plugins/noteMarks.ts";
import { withNotesAsRead } from "./plugins/notesAsRead.ts";

export interface ReadingCopyProps {
  /** The editor of the live copy. */
  readonly live: Editor;
  readonly view: ReadOnlyView;
  /** The copy as it was filed, as JSON, where that is the view. */
  readonly filed: unknown;
  readonly pictures: PictureDesk;
  /** The copy stands in the page of this editor now; what it gives is called when it does no longer. */
  readonly onDrawn: (view: ReadOnlyView, reader: Editor) => () => void;
}

/**
 * The copy to be read: as it will read, with all that is suggested accepted, which goes along with the live copy; or as it
 * was filed. Nothing that is struck is in it, so nothing of that is found, read out or copied.
 */
export function ReadingCopy({ live, view, filed, pictures, onDrawn }: ReadingCopyProps) {
  const sheet = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (sheet.current === null) return;
    const reader = newReader(pictures, sheet.current, `Story copy, ${viewNames[view].toLowerCase()}, to be read only`);
    if (view === "filed") show(reader, acceptAll(reader.schema.nodeFromJSON(filed)));
    const stop = view === "reads" ? follow(reader, live) : () => {};
    const gone = onDrawn(view, reader);
    return () => {
      gone();
      stop();
      reader.destroy();
    };
  }, [live, view, filed, pictures, onDrawn]);
  return <article ref={sheet} className="copySheet readingSheet" data-shows={view} lang="en-GB" />;
}

/** Shows the live copy as it will read, now and once a frame when it has changed; what it gives ends that. */
function follow(reader: Editor, live: Editor): () => void {
  let frame = 0;
  const draw = () => {
    frame = 0;
    showAsRead(reader, live);
  };
  const soon = () => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  };
  draw();
  live.on("transaction", soon);
  return () => {
    cancelAnimationFrame(frame);
    live.off("transaction", soon);
  };
}

function showAsRead(reader: Editor, live: Editor): void {
  const { reading, map } = asRead(live.state.doc);
  // Each editor has a schema of its own.
  show(reader, reader.schema.nodeFromJSON(reading.toJSON()));
  const notes = notesIn(live.state)
    .map((note) => ({ ...note, from: map.map(note.from, 1), to: map.map(note.to, -1) }))
    .filter(({ from, to }) => from < to);
  reader.view.dispatch(withNotesAsRead(reader.state.tr, notes));
}

/** The document in the place of the one before; what is the same in both stays in the page, and so does a selection. */
function show({ view }: Editor, doc: Node): void {
  const { state } = view;
  if (state.doc.eq(doc)) return;
  const start = state.doc.content.findDiffStart(doc.content);
  const end = state.doc.content.findDiffEnd(doc.content);
  if (start === null || end === null) return;
  const overlap = start - Math.min(end.a, end.b);
  const [to, until] = overlap > 0 ? [end.a + overlap, end.b + overlap] : [end.a, end.b];
  const tr = state.tr.replace(start, to, doc.slice(start, until));
  view.dispatch(tr.doc.eq(doc) ? tr : state.tr.replaceWith(0, state.doc.content.size, doc.content));
}
