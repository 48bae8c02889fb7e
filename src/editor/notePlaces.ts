import type { Editor } from "@tiptap/core";
import { type EditorState, TextSelection } from "@tiptap/pm/state";
import { type PictureFound, pictureAt } from "#document/anchors.ts";
import { isSaved } from "#document/clientLog.ts";
import { suggestionAt } from "#document/suggestionAt.ts";
import { areNotesStale, noteAt, type NotePlaced, noteUnder, withNotes } from "./plugins/noteMarks.ts";
import { logOf } from "./plugins/together.ts";

/** Words or a picture of the copy that somebody has selected, by the places of the stored copy at a seq. */
export interface SelectedWords {
  readonly seq: number;
  readonly from: number;
  readonly to: number;
  /** The words, or what the picture is called. */
  readonly quote: string;
  /** The picture's image; null for words. */
  readonly picture: string | null;
}

/** What the page can ask of the notes in the copy. */
export interface NotePlaces {
  /**
   * The selected words; where none are, the picture that the caret is in, or whose alt text is being written. Null where
   * there is neither, or where something typed is not stored yet.
   */
  selectedWords(): SelectedWords | null;
  /** The suggestion that the caret is in while somebody is in the copy, by its id. */
  suggestionAtCaret(): string | null;
  /** Has these notes marked in the copy. False = they are too old to be placed: ask for them again. */
  markNotes(notes: readonly NotePlaced[]): boolean;
  /**
   * Shows a note's words or its picture: selected, or with the caret at their beginning, and the focus on them; or the caret there and no
   * focus, only in sight. False = they do not stand in the copy.
   */
  showNote(id: string, how?: "selected" | "caret" | "sight"): boolean;
  /**
   * Calls back once a note's words or its picture are marked in the copy, after this turn where they are already. Gives the
   * way to stop waiting.
   */
  whenMarked(id: string, onMarked: () => void): () => void;
  /** Where a note's words begin in this editor's copy; null where they do not stand in it. */
  noteFrom(id: string): number | null;
  /** The note that the caret is in; null for none. */
  noteAtCaret(): string | null;
}

export function notePlaces(editor: Editor | null): NotePlaces {
  return {
    selectedWords: () => {
      const log = editor === null ? null : logOf(editor.state);
      if (editor === null || log === null || !isSaved(log)) return null;
      const { from, to } = editor.state.selection;
      const picture = pictureDescribed(editor) ?? pictureAround(editor.state);
      if (picture !== null)
        return { seq: log.seq, from: picture.from, to: picture.to, quote: picture.called, picture: picture.image };
      const quote = editor.state.doc.textBetween(from, to, " ");
      return quote.trim() === "" ? null : { seq: log.seq, from, to, quote, picture: null };
    },
    suggestionAtCaret: () =>
      editor?.view.hasFocus() === true ? suggestionAt(editor.state.doc, editor.state.selection.from) : null,
    markNotes: (notes) => {
      if (editor === null) return true;
      editor.view.dispatch(withNotes(editor.state.tr, notes));
      return !areNotesStale(editor.state);
    },
    whenMarked: (id, onMarked) => (editor === null ? () => {} : whenMarked(editor, { id, onMarked })),
    noteFrom: (id) => (editor === null ? null : (noteAt(editor.state, id)?.[0] ?? null)),
    noteAtCaret: () => (editor === null ? null : noteUnder(editor.state, editor.state.selection.from)),
    showNote: (id, how = "selected") => {
      const at = editor === null ? null : noteAt(editor.state, id);
      if (editor === null || at === null) return false;
      const { doc, tr } = editor.state;
      const isPicture = pictureAt(doc, at[0])?.to === at[1];
      const end = doc.resolve(how === "selected" ? at[1] : at[0]);
      const selection = isPicture
        ? TextSelection.near(doc.resolve(at[0] + 1), 1)
        : TextSelection.between(doc.resolve(at[0]), end);
      editor.view.dispatch(tr.setSelection(selection));
      if (how !== "sight") editor.view.focus();
      const node = isPicture ? editor.view.nodeDOM(at[0]) : editor.view.domAtPos(at[0]).node;
      const shown = node instanceof HTMLElement ? node : node?.parentElement;
      shown?.scrollIntoView({ block: "center" });
      return true;
    },
  };
}

interface Marked {
  readonly id: string;
  readonly onMarked: () => void;
}

function whenMarked(editor: Editor, { id, onMarked }: Marked): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    if (noteAt(editor.state, id) === null) return;
    editor.off("transaction", look);
    timer = setTimeout(onMarked);
  };
  editor.on("transaction", look);
  look();
  return () => {
    clearTimeout(timer);
    editor.off("transaction", look);
  };
}

/** The picture that the caret is in, with nothing selected. */
function pictureAround({ doc, selection }: EditorState): PictureFound | null {
  if (!selection.empty) return null;
  const { $from } = selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    const picture = pictureAt(doc, $from.before(depth));
    if (picture !== null) return picture;
  }
  return null;
}

/** The picture in whose own field, such as that of its alt text, focus is. */
function pictureDescribed({ state, view }: Editor): PictureFound | null {
  const field = document.activeElement;
  if (!(field instanceof HTMLElement) || field === view.dom || !view.dom.contains(field)) return null;
  let found: PictureFound | null = null;
  state.doc.descendants((node, at) => {
    if (found === null && view.nodeDOM(at)?.contains(field) === true) found = pictureAt(state.doc, at);
    return found === null && !node.isTextblock;
  });
  return found;
}
