import { MessageSquarePlus } from "lucide-react";
import type { KeyboardEvent } from "react";
import { isPressed } from "#client/lib/hotkeys.ts";
import { Button } from "#client/ui/Button.tsx";
import { NoteComposer } from "./NoteComposer.tsx";
import { useDrafts, writeNote } from "./noteDrafts.ts";
import css from "./NotesTab.module.css";
import { type ThreadsShown, useThreads } from "./useThreads.tsx";
import { acceptKeys, rejectKeys } from "./suggestionKeys.ts";

export interface SuggestionNotesProps extends ThreadsShown {
  readonly id: string;
  /** What the suggestion does. */
  readonly called: string;
  readonly begun: number;
  readonly onNew: () => void;
}

/** What was said on a suggestion, in its card, and a place to say more. */
export function SuggestionNotes({ id, called, begun, onNew, ...shown }: SuggestionNotesProps) {
  const { storyId } = shown;
  const draft = useDrafts(storyId).onSuggestions[id];
  const { send, isSending, problem, people, thread } = useThreads(shown);
  const notes = shown.notes?.filter(({ suggestion }) => suggestion === id) ?? [];
  const open = notes.filter(({ resolvedAt }) => resolvedAt === null);
  const resolved = notes.filter(({ resolvedAt }) => resolvedAt !== null);
  // In a thread the keys that settle a card send words and delete them.
  const keepKeys = (event: KeyboardEvent) => {
    if (isPressed(event.nativeEvent, acceptKeys) || isPressed(event.nativeEvent, rejectKeys)) event.stopPropagation();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of what stands in it
    <div className={css.beside} onKeyDown={keepKeys}>
      {open.length > 0 && (
        <ol className={css.threads} aria-label={`Notes on: ${called}`}>
          {open.map((note) => thread(note, { isBesideIt: true }))}
        </ol>
      )}
      {resolved.length > 0 && (
        <details className={css.old}>
          <summary>{resolved.length === 1 ? "1 resolved" : `${resolved.length} resolved`}</summary>
          <ol className={css.threads} aria-label={`Resolved notes on: ${called}`}>
            {resolved.map((note) => thread(note, { isBesideIt: true }))}
          </ol>
        </details>
      )}
      {draft === undefined ? (
        <div className={css.acts}>
          <Button
            size="small"
            variant="quiet"
            data-new-note=""
            aria-label={`Write a note on: ${called}`}
            icon={<MessageSquarePlus size={14} strokeWidth={1.75} aria-hidden="true" />}
            onClick={onNew}
          >
            {notes.length === 0 ? "Write a note" : "Another note"}
          </Button>
        </div>
      ) : (
        <NoteComposer
          draft={draft}
          people={people}
          problem={problem}
          isSending={isSending}
          begun={begun}
          isBesideIt
          onChange={(next) => writeNote(storyId, id, next)}
          onSend={send}
        />
      )}
    </div>
  );
}
