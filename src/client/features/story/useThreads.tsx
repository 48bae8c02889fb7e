import { type ReactElement, useState } from "react";
import type { StoryId } from "#contract/fields.ts";
import type { Note } from "#contract/notes.ts";
import { type NoteDraft, useDrafts, writeReply } from "./noteDrafts.ts";
import { NoteThread } from "./NoteThread.tsx";
import { useNameable, useNoteActs } from "./useNotes.ts";

/** What the threads of a place are made of. */
export interface ThreadsShown {
  readonly storyId: StoryId;
  readonly notes: readonly Note[] | undefined;
  readonly zone: string;
  readonly now: number;
  /** The note to which somebody was led, where it is shown here, and what is told once they have come to it. */
  readonly wanted: string | null;
  readonly onArrived: () => void;
  /** Takes focus back to where a note was begun, once it is sent. False = it is to go to the note. */
  readonly goBack: () => boolean;
}

interface Beside {
  /** Goes to what the note is about, where that stands in the copy. */
  readonly onShow?: (() => void) | undefined;
  readonly isBesideIt?: boolean;
}

/** What can be done with notes, and each drawn as a thread with all of it. */
export function useThreads({ storyId, zone, now, wanted, onArrived, goBack }: ThreadsShown) {
  /** The note that was sent here last, until focus has come to it from where it was written, which is gone. */
  const [sent, setSent] = useState<string | null>(null);
  const { replies } = useDrafts(storyId);
  const people = useNameable();
  const { add, answer, change, problem } = useNoteActs(storyId);
  const send = (draft: NoteDraft) =>
    add.mutate(draft, {
      onSuccess: ({ id }) => {
        const at = document.activeElement;
        const isWhereItWasWritten = at === document.body || at?.closest("form") !== null;
        if (isWhereItWasWritten && !goBack()) setSent(id);
      },
    });
  const arrived = () => {
    setSent(null);
    if (wanted !== null) onArrived();
  };
  const thread = (note: Note, { onShow, isBesideIt }: Beside): ReactElement => (
    <NoteThread
      key={note.id}
      note={note}
      people={people}
      zone={zone}
      now={now}
      reply={replies[note.id] ?? ""}
      isAnswering={answer.isPending}
      onReply={(words) => writeReply(storyId, note.id, words)}
      onAnswer={() => answer.mutate({ note, body: replies[note.id] ?? "" })}
      onResolve={(isResolved) => {
        if (isResolved) focusAfter(note.id);
        change.mutate({ id: note.id, isResolved });
      }}
      onAssign={(assignTo) => change.mutate({ id: note.id, assignTo })}
      onShow={onShow ?? null}
      isBesideIt={isBesideIt}
      isWanted={note.id === wanted || note.id === sent}
      onArrived={arrived}
    />
  );
  return { send, isSending: add.isPending, problem, people, thread };
}

/** Focus goes on to the next open note before its own is folded away; from the last to the one before, else to its card or tab. */
function focusAfter(id: string): void {
  const thread = document.activeElement?.closest<HTMLElement>(`[data-note="${CSS.escape(id)}"]`) ?? null;
  if (thread === null) return;
  const open = [...(thread.parentElement?.querySelectorAll<HTMLElement>("[data-note]") ?? [])];
  const at = open.indexOf(thread);
  const card = thread.closest("[data-suggestion]")?.querySelector<HTMLElement>(":scope > button") ?? null;
  const tab = thread.parentElement?.closest<HTMLElement>("[tabindex='-1']") ?? null;
  (open[at + 1] ?? open[at - 1] ?? card ?? tab)?.focus();
}
