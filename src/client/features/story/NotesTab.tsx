import { MessageSquarePlus } from "lucide-react";
import type { RefObject } from "react";
import type { Note } from "#contract/notes.ts";
import type { CopyEditorHandle } from "#editor/CopyEditor.tsx";
import { Button } from "#client/ui/Button.tsx";
import { ProblemNote } from "#client/ui/ProblemNote.tsx";
import { Skeleton } from "#client/ui/Skeleton.tsx";
import { NoteComposer } from "./NoteComposer.tsx";
import { type NoteDraft, useDrafts, writeNote } from "./noteDrafts.ts";
import css from "./NotesTab.module.css";
import { type ThreadsShown, useThreads } from "./useThreads.tsx";
import type { Suggestions } from "./useSuggestions.ts";

export interface NotesTabProps extends ThreadsShown {
  readonly error: Error | null;
  readonly editor: RefObject<CopyEditorHandle | null>;
  readonly suggestions: Pick<Suggestions, "cards" | "show">;
  readonly begun: number;
  /** Begins a note on the selected words, or on the whole story. */
  readonly onNew: () => void;
}

/** The notes and queries on a story: the open ones first, queries before notes, then those that are resolved. */
export function NotesTab({ error, editor, suggestions, begun, onNew, ...shown }: NotesTabProps) {
  const { storyId, notes } = shown;
  const drafts = useDrafts(storyId);
  const { send, isSending, problem, people, thread } = useThreads(shown);
  const { cards, show } = suggestions;
  const isOpen = (suggestion: string) => cards.some(({ id }) => id === suggestion);
  const showOf = (note: Note) => {
    const { suggestion } = note;
    const showSuggestion = () => {
      if (suggestion !== null) show(suggestion, true);
    };
    if (suggestion !== null) return isOpen(suggestion) ? showSuggestion : undefined;
    return note.place === null || note.resolvedAt !== null ? undefined : () => void editor.current?.showNote(note.id);
  };
  const open = inOrder(notes?.filter(({ resolvedAt }) => resolvedAt === null) ?? []);
  const resolved = notes?.filter(({ resolvedAt }) => resolvedAt !== null) ?? [];
  const composer = (draft: NoteDraft) => (
    <NoteComposer
      key={draft.suggestion}
      draft={draft}
      people={people}
      problem={problem}
      isSending={isSending}
      begun={begun}
      onChange={(next) => writeNote(storyId, draft.suggestion, next)}
      onSend={send}
    />
  );
  return (
    <div className={css.tab} tabIndex={-1}>
      {drafts.note === null ? (
        <div className={css.acts}>
          <Button
            size="small"
            shortcut="Mod+Alt+M"
            data-new-note=""
            icon={<MessageSquarePlus size={14} strokeWidth={1.75} aria-hidden="true" />}
            onClick={onNew}
          >
            New note
          </Button>
        </div>
      ) : (
        composer(drafts.note)
      )}
      {/* Half-written on suggestions that were settled meanwhile: their cards are gone, the words are not. */}
      {Object.entries(drafts.onSuggestions).map(([id, draft]) => (isOpen(id) ? null : composer(draft)))}
      {error !== null && <ProblemNote title="The notes could not be loaded">{error.message}</ProblemNote>}
      {notes === undefined && error === null && <Skeleton label="Loading notes" shape="rows" count={3} />}
      {notes?.length === 0 && drafts.note === null && (
        <p className={css.none}>
          No notes yet. Select words or come into a picture and write one, or ask a query that has to be resolved before
          the story is passed.
        </p>
      )}
      {open.length > 0 && (
        <ol className={css.threads} aria-label="Open">
          {open.map((note) => thread(note, { onShow: showOf(note) }))}
        </ol>
      )}
      {resolved.length > 0 && (
        <details className={css.old}>
          <summary>{resolved.length === 1 ? "1 resolved" : `${resolved.length} resolved`}</summary>
          <ol className={css.threads} aria-label="Resolved">
            {resolved.map((note) => thread(note, { onShow: showOf(note) }))}
          </ol>
        </details>
      )}
    </div>
  );
}

/** As they come in the copy, those on the whole story first. */
function inOrder(notes: readonly Note[]): readonly Note[] {
  return notes.toSorted((a, b) => (a.place?.from ?? -1) - (b.place?.from ?? -1));
}
