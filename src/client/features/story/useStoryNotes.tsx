import { type ReactNode, type RefObject, useMemo, useRef, useState } from "react";
import type { Note } from "#contract/notes.ts";
import type { Story } from "#contract/stories.ts";
import { useCommands } from "#client/lib/commands.ts";
import type { CopyEditorHandle } from "#editor/CopyEditor.tsx";
import { type NoteDraft, useDrafts, writeNote } from "./noteDrafts.ts";
import { NotesTab } from "./NotesTab.tsx";
import { SuggestionNotes } from "./SuggestionNotes.tsx";
import { useNoteActs, useNotes } from "./useNotes.ts";
import type { Suggestions } from "./useSuggestions.ts";
import { useWantedNote } from "./useWantedNote.ts";

export interface StoryNotesGiven {
  readonly editor: RefObject<CopyEditorHandle | null>;
  readonly isOpen: boolean;
  readonly whenSaved: () => Promise<void>;
  readonly zone: string;
  readonly now: number;
  /** Brings one of the panel's tabs up. */
  readonly show: (tab: "notes" | "suggestions") => void;
}

/**
 * The tab of notes: how many are open, null for none, and what it shows; what was said on each suggestion; and those that
 * are open themselves.
 */
export interface StoryNotes {
  readonly count: number | null;
  readonly content: (suggestions: Suggestions) => ReactNode;
  readonly ofSuggestion: (id: string, called: string) => ReactNode;
  /** Begins a note on what is selected in the copy. */
  readonly begin: () => void;
  readonly open: readonly Note[];
  readonly resolve: (id: string) => void;
}

const blank: NoteDraft = { kind: "note", body: "", on: null, suggestion: null, assignTo: null };

/** The story's notes as a tab of its panel and in the cards of suggestions, marked in the copy, with the keys to write one. */
export function useStoryNotes(
  story: Story,
  { editor, isOpen, whenSaved, zone, now, show }: StoryNotesGiven,
): StoryNotes {
  const { notes, error } = useNotes(story.id, { editor, isOpen });
  const drafts = useDrafts(story.id);
  /** Which note was begun on this page last, by its suggestion, and how many were. */
  const [begun, setBegun] = useState<{ readonly on: string | null; readonly times: number }>({ on: null, times: 0 });
  /** Whether the last one was begun in the copy, from which one goes on once it is sent. */
  const isFromCopy = useRef(false);
  const led = useWantedNote(story.id, { notes, show, editor, isOpen });
  const beginOn = async (suggestion: string | null) => {
    isFromCopy.current = document.activeElement instanceof HTMLElement && document.activeElement.isContentEditable;
    // A place or a suggestion can be named only once it is stored; what cannot be stored now can still be written on the
    // whole story, and what is on a suggestion is refused and kept.
    await whenSaved().catch(() => undefined);
    const draft = suggestion === null ? drafts.note : drafts.onSuggestions[suggestion];
    const on = suggestion === null ? (editor.current?.selectedWords() ?? draft?.on ?? null) : null;
    writeNote(story.id, suggestion, { ...(draft ?? blank), on, suggestion });
    show(suggestion === null ? "notes" : "suggestions");
    setBegun(({ times }) => ({ on: suggestion, times: times + 1 }));
  };
  const begin = () => {
    const card = document.activeElement?.closest<HTMLElement>("[data-suggestion]")?.dataset["suggestion"];
    const isAnythingSelected = (editor.current?.selectedWords() ?? null) !== null;
    void beginOn(card ?? (isAnythingSelected ? null : (editor.current?.suggestionAtCaret() ?? null)));
  };
  useCommands(
    [
      { id: "story new note", says: "Write a note or a query", keys: "Mod+Alt+M", run: begin },
      { id: "story notes", says: "Show the notes", run: () => show("notes") },
    ],
    "Suggestions and notes",
  );
  const open = useMemo(() => notes?.filter(({ resolvedAt }) => resolvedAt === null) ?? [], [notes]);
  const { change } = useNoteActs(story.id);
  const goBack = () => {
    if (!isFromCopy.current) return false;
    isFromCopy.current = false;
    editor.current?.focus();
    return true;
  };
  const shown = { storyId: story.id, notes, zone, now, onArrived: led.arrived, goBack };
  const begunOn = (suggestion: string | null) => (begun.on === suggestion ? begun.times : 0);
  return {
    count: open.length === 0 ? null : open.length,
    open,
    resolve: (id) => change.mutate({ id, isResolved: true }),
    begin,
    content: (suggestions) => (
      <NotesTab
        {...shown}
        wanted={led.in === "notes" ? led.id : null}
        error={error}
        editor={editor}
        suggestions={suggestions}
        begun={begunOn(null)}
        onNew={() => void beginOn(null)}
      />
    ),
    ofSuggestion: (id, called) => (
      <SuggestionNotes
        {...shown}
        wanted={led.in === "suggestions" ? led.id : null}
        id={id}
        called={called}
        begun={begunOn(id)}
        onNew={() => void beginOn(id)}
      />
    ),
  };
}
