import { type ReactElement, useRef, useState } from "react";
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
  /** Settles once it is known which words a note that was just begun is about; it never fails. */
  readonly whenPlaced: () => Promise<void>;
}

interface Beside {
  /** Goes to what the note is about, where that stands in the copy. */
  readonly onShow?: (() => void) | undefined;
  readonly isBesideIt?: boolean;
}

/** What can be done with notes, and each drawn as a thread with all of it. */
export function useThreads({ storyId, zone, now, wanted, onArrived, goBack, whenPlaced }: ThreadsShown) {
  /** The note that was sent here last, until focus has come to it from where it was written, which is gone. */
  const [sent, setSent] = useState<string | null>(null);
  const { replies } = useDrafts(storyId);
  const people = useNameable();
  const { add, answer, change, problem } = useNoteActs(storyId);
  /** What is on its way. A key that is pressed twice comes again before the page is drawn, and sends nothing more. */
  const onTheWay = useRef(new Set<string>());
  const once = async (what: string, sent: () => Promise<void>) => {
    if (onTheWay.current.has(what)) return;
    onTheWay.current.add(what);
    // What is refused has been said.
    await sent().catch(() => undefined);
    onTheWay.current.delete(what);
  };
  const send = (draft: NoteDraft) =>
    void once(`note ${draft.suggestion}`, async () => {
      const { id } = await add.mutateAsync({ draft, whenPlaced });
      const at = document.activeElement;
      const isWhereItWasWritten = at === document.body || at?.closest("form") !== null;
      if (isWhereItWasWritten && !goBack()) setSent(id);
    });
  const sendAnswer = (note: Note) =>
    void once(`answer ${note.id}`, async () => {
      await answer.mutateAsync({ note, body: replies[note.id] ?? "" });
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
      onAnswer={() => sendAnswer(note)}
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
