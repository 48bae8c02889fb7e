import { type ReactNode, type RefObject, useMemo, useRef, useState } from "react";
import type { Note } from "#contract/notes.ts";
import type { Story } from "#contract/stories.ts";
import { useCommands } from "#client/lib/commands.ts";
import type { CopyEditorHandle } from "#editor/CopyEditor.tsx";
import { type NoteDraft, placeNote, useDrafts, writeNote } from "./noteDrafts.ts";
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
  /** Brings one of the panel's tabs up; `isAtOnce` = before the next key. */
  readonly show: (tab: "notes" | "suggestions", isAtOnce?: boolean) => void;
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

/** A field in the copy that is none of its words, such as that of a picture's alt text. */
const fieldOfPicture = ".ProseMirror :is(input, textarea)";

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
  /** Until when it is not known whether a note that was begun is on words of the copy. */
  const placing = useRef(Promise.resolve());
  const led = useWantedNote(story.id, { notes, show, editor, isOpen });
  const beginOn = (suggestion: string | null) => {
    isFromCopy.current = document.activeElement instanceof HTMLElement && document.activeElement.isContentEditable;
    const draft = suggestion === null ? drafts.note : drafts.onSuggestions[suggestion];
    const on = suggestion === null ? (editor.current?.selectedWords() ?? draft?.on ?? null) : null;
    writeNote(story.id, suggestion, { ...(draft ?? blank), on, suggestion });
    setBegun(({ times }) => ({ on: suggestion, times: times + 1 }));
    // Focus has to be there before the next key: else the first letters of the note would stand in the copy.
    show(suggestion === null ? "notes" : "suggestions", true);
    placing.current = placed(suggestion);
  };
  /**
   * A place or a suggestion can be named only once it is stored; what cannot be stored now can still be written on the
   * whole story, and what is on a suggestion is refused and kept.
   */
  const placed = async (suggestion: string | null) => {
    await whenSaved().catch(() => undefined);
    const words = suggestion === null ? (editor.current?.selectedWords() ?? null) : null;
    if (words !== null) placeNote(story.id, words);
  };
  const begin = () => {
    const card = document.activeElement?.closest<HTMLElement>("[data-suggestion]")?.dataset["suggestion"];
    const isAnythingSelected = (editor.current?.selectedWords() ?? null) !== null;
    const on = card ?? (isAnythingSelected ? null : (editor.current?.suggestionAtCaret() ?? null));
    // Which picture a field is of is known only while focus is in it.
    if (document.activeElement?.matches(fieldOfPicture) !== true) return beginOn(on);
    void whenSaved()
      .catch(() => undefined)
      .then(() => beginOn(on));
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
  const whenPlaced = () => placing.current;
  const shown = { storyId: story.id, notes, zone, now, onArrived: led.arrived, goBack, whenPlaced };
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
        onNew={() => beginOn(null)}
      />
    ),
    ofSuggestion: (id, called) => (
      <SuggestionNotes
        {...shown}
        wanted={led.in === "suggestions" ? led.id : null}
        id={id}
        called={called}
        begun={begunOn(id)}
        onNew={() => beginOn(id)}
      />
    ),
  };
}
