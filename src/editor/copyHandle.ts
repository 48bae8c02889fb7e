import type { Editor } from "@tiptap/core";
import type { RefObject } from "react";
import { flushSync } from "react-dom";
import { putBack, whenUndone } from "./commands/putBack.ts";
import type { Following } from "./Following.ts";
import { type CopyPlace, goToPlace } from "./goToPlace.ts";
import { type NotePlaces, notePlaces } from "./notePlaces.ts";
import { passQuotes, takeBackQuotes } from "./plugins/quoteGuard.ts";
import type { Present } from "./presence.ts";
import type { Synced } from "./startSync.ts";
import type { SuggestionWatch } from "./SuggestionWatch.ts";
import type { TrayPiece } from "./tray.ts";

/** What the page can ask of an open editor. */
export interface CopyEditorHandle extends NotePlaces {
  /** Puts the caret at a place of the copy, and shows it. */
  goTo(place: CopyPlace): void;
  /**
   * Puts words of the tray back and lets them go from it. Gives where they went; null where nobody can write. Where undo
   * takes them out again they come back to the tray, as a piece of its own; `letGo` is told where redo ends that.
   */
  putBack(piece: TrayPiece, letGo: (piece: TrayPiece) => void): "caret" | "end" | null;
  letGo(id: string): void;
  joinTray(pieces: readonly TrayPiece[], letGo: readonly string[]): void;
  unsentKept(id: string): void;
  /** Has work offline that waits for its author's word go to the copy, as their suggestions. */
  suggestOffline(): void;
  /** Lets such work go. Gives how its words come into the tray after all. */
  letOfflineGo(): () => void;
  focus(): void;
  /** Where the caret is, or the selection begins. */
  caret(): number;
  /** Goes along with where somebody else is, until this person types, scrolls or stops it; null stops. */
  follow(who: Present | null): void;
  /** Shows where somebody else is, once. */
  show(who: Present): void;
  /** Lets the quote guard's flags pass. */
  passQuotes(): void;
  /** Takes this person's last changes back until the quoted words that are flagged read as they did. */
  takeBackQuotes(): void;
  /** Puts the caret at a suggestion and shows it, with the focus or without. False = it is not in the copy any more. */
  showSuggestion(id: string, focus: boolean): boolean;
}

/** The views of the copy, as far as what is asked of an editor needs them. */
export interface ViewSwitch {
  /** The editor that shows the copy to be read; null where the live copy is shown. */
  readonly reader: () => Editor | null;
  /** Asks the page for all marks. */
  readonly onAllMarks: () => void;
}

/** What the page can ask of this editor; where the copy is only read, it is asked for all marks first. */
export function handleOf(
  editor: Editor | null,
  {
    sync,
    following,
    watching,
    views,
  }: {
    readonly sync: RefObject<Synced | null>;
    readonly following: RefObject<Following | null>;
    readonly watching: RefObject<SuggestionWatch | null>;
    readonly views: ViewSwitch;
  },
): CopyEditorHandle {
  /** Where the copy is only read, what follows is done where all marks are. */
  const inLive = () => {
    if (views.reader() !== null) flushSync(views.onAllMarks);
  };
  const notes = notePlaces(editor);
  // Until somebody has been in the copy its selection is at the top of the headline, and is nobody's caret.
  let hadCaret = false;
  editor?.on("focus", () => {
    hadCaret = true;
  });
  return {
    ...notes,
    selectedWords: () => (views.reader() === null ? notes.selectedWords() : null),
    showNote: (id, how) => {
      inLive();
      return notes.showNote(id, how);
    },
    follow: (who) => {
      if (who === null) return following.current?.stop();
      inLive();
      following.current?.follow(who);
    },
    show: ({ person }) => {
      inLive();
      following.current?.showOnce(person);
    },
    showSuggestion: (id, focus) => {
      inLive();
      return watching.current?.show(id, focus) ?? false;
    },
    passQuotes: () => void (editor !== null && passQuotes(editor.view)),
    takeBackQuotes: () => {
      if (editor === null) return;
      inLive();
      takeBackQuotes(editor.view);
      editor.view.focus();
    },
    suggestOffline: () => sync.current?.suggestOffline(),
    letOfflineGo: () => sync.current?.letOfflineGo() ?? (() => {}),
    caret: () => editor?.state.selection.from ?? 0,
    focus: () => (views.reader() ?? editor)?.view.focus(),
    letGo: (id) => sync.current?.own.unplaced.letGo(id),
    joinTray: (pieces, letGo) => sync.current?.own.unplaced.join(pieces, letGo),
    unsentKept: (id) => sync.current?.own.unplaced.unsentKept(id),
    putBack: (piece, letGo) => {
      if (editor === null || !editor.isEditable) return null;
      inLive();
      const where = putBack(editor, piece.text, hadCaret);
      sync.current?.own.unplaced.letGo(piece.id);
      let again = piece;
      whenUndone(editor, piece.text, (isUndone) => {
        // The first may be let go on the server already, or soon: what comes back is a new piece to it.
        if (isUndone) again = { ...piece, id: crypto.randomUUID() };
        if (isUndone) return sync.current?.own.unplaced.join([again], []);
        sync.current?.own.unplaced.letGo(again.id);
        letGo(again);
      });
      return where;
    },
    goTo: (place) => {
      if (editor === null) return;
      inLive();
      goToPlace(editor, place);
    },
  };
}
