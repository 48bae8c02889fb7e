import { Check, MessageCircleQuestionMark, MessageSquare } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { PersonId } from "#contract/fields.ts";
import type { Note } from "#contract/notes.ts";
import type { Person } from "#contract/people.ts";
import { answererOf } from "#domain/queries.ts";
import { isPressed, isTyping } from "#client/lib/hotkeys.ts";
import { Button } from "#client/ui/Button.tsx";
import { Menu } from "#client/ui/Menu.tsx";
import { NoteField } from "./NoteField.tsx";
import css from "./NotesTab.module.css";
import { NoteSaid } from "./NoteSaid.tsx";
import { QuotedPicture } from "./QuotedPicture.tsx";
import { acceptKeys } from "./suggestionKeys.ts";

/** What is the same for every note that is shown together. */
export interface NotesShown {
  readonly people: readonly Person[];
  readonly zone: string;
  readonly now: number;
}

export interface NoteThreadProps extends NotesShown {
  readonly note: Note;
  /** What is half-written in answer to it. */
  readonly reply: string;
  readonly isAnswering: boolean;
  readonly onReply: (words: string) => void;
  readonly onAnswer: () => void;
  readonly onResolve: (isResolved: boolean) => void;
  readonly onAssign: (personId: PersonId | null) => void;
  /** Goes to what it is about; null where that does not stand in the copy. */
  readonly onShow: (() => void) | null;
  /** What it is about stands beside it already, and is not said again. */
  readonly isBesideIt?: boolean | undefined;
  /** Somebody was led to it: it comes into sight with focus, and `onArrived` is told. */
  readonly isWanted: boolean;
  readonly onArrived: () => void;
}

/** One note or query, with what was answered, and a place to answer. */
export function NoteThread(props: NoteThreadProps) {
  const { note, people, zone, now, onResolve, onShow, isBesideIt = false, isWanted, onArrived } = props;
  const isResolved = note.resolvedAt !== null;
  const name = note.kind === "query" ? "Query" : "Note";
  const Icon = note.kind === "query" ? MessageCircleQuestionMark : MessageSquare;
  const answerers = note.kind === "query" && !isResolved ? note.replies.map(({ by }) => by) : [];
  const answerer = answererOf(note.by, answerers);
  const thread = useRef<HTMLLIElement>(null);
  // Once for each time that it is wanted: whoever has gone on to the answer keeps the focus there.
  useEffect(() => {
    if (!isWanted || thread.current === null) return;
    thread.current.closest("details")?.setAttribute("open", "");
    thread.current.scrollIntoView({ block: "nearest" });
    thread.current.focus({ preventScroll: true });
  }, [isWanted]);
  // Said until it is heard: another change of the address may come in between.
  useEffect(() => {
    if (isWanted) onArrived();
  }, [isWanted, onArrived]);
  const resolve = (event: KeyboardEvent) => {
    if (isResolved || isTyping(event.target) || !isPressed(event.nativeEvent, acceptKeys)) return;
    event.preventDefault();
    event.stopPropagation();
    onResolve(true);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of what stands in it
    <li
      ref={thread}
      className={css.thread}
      data-note={isResolved ? undefined : note.id}
      data-resolved={isResolved || undefined}
      tabIndex={-1}
      onKeyDown={resolve}
    >
      <p className={css.kind}>
        <Icon size={14} strokeWidth={1.75} aria-hidden="true" />
        {note.suggestion === null || isBesideIt ? name : `${name} on a suggestion`}
        {note.assignedTo !== null && (
          <span className={css.for}>
            for <bdi>{note.assignedTo.name}</bdi>
          </span>
        )}
      </p>
      {answerer !== null && (
        <p className={css.answered}>
          <Check size={14} strokeWidth={1.75} aria-hidden="true" />
          <span>
            Answered by <bdi>{answerer.name}</bdi>
          </span>
        </p>
      )}
      {note.quote !== null && !isBesideIt && <Quoted note={note} quote={note.quote} onShow={onShow} />}
      <NoteSaid {...note} people={people} zone={zone} now={now} />
      {note.replies.map((reply) => (
        <NoteSaid key={reply.id} {...reply} people={people} zone={zone} now={now} />
      ))}
      {isResolved ? (
        <div className={css.acts}>
          <span className={css.resolved}>
            Resolved by <bdi>{note.resolvedBy?.name}</bdi>
          </span>
          <Button size="small" variant="quiet" onClick={() => onResolve(false)}>
            Open it again
          </Button>
        </div>
      ) : (
        <Answering {...props} />
      )}
    </li>
  );
}

function Answering(props: NoteThreadProps) {
  const { note, people, reply, isAnswering, onReply, onAnswer, onResolve, onAssign } = props;
  const answer = (event: KeyboardEvent) => {
    if (!isPressed(event.nativeEvent, "Mod+Enter")) return;
    event.preventDefault();
    event.stopPropagation();
    if (reply.trim() !== "") onAnswer();
  };
  const choice = (says: string, id: PersonId | null) => ({
    kind: "choice" as const,
    says,
    isChosen: (note.assignedTo?.id ?? null) === id,
    onChoose: () => onAssign(id),
  });
  return (
    <div>
      <NoteField
        label="Answer"
        isLabelHidden
        rows={1}
        placeholder="Answer"
        people={people}
        value={reply}
        onChange={onReply}
        onKeyDown={answer}
      />
      <div className={css.acts}>
        {reply.trim() !== "" && (
          <Button size="small" variant="primary" shortcut="Mod+Enter" isBusy={isAnswering} onClick={onAnswer}>
            Answer
          </Button>
        )}
        <Button size="small" variant="quiet" onClick={() => onResolve(true)}>
          Resolve
        </Button>
        <Menu
          trigger={
            <Button size="small" variant="quiet">
              Give to…
            </Button>
          }
          rows={[choice("Nobody in particular", null), ...people.map(({ id, name }) => choice(name, id))]}
        />
      </div>
    </div>
  );
}

interface QuotedProps {
  readonly note: Note;
  readonly quote: string;
  readonly onShow: (() => void) | null;
}

function Quoted({ note: { picture, place, suggestion }, quote, onShow }: QuotedProps) {
  const shown = picture === null ? quote : <QuotedPicture image={picture} called={quote} />;
  if (onShow !== null && place?.lost !== true)
    return (
      <div>
        <button type="button" className={css.quote} lang="en-GB" onClick={onShow} data-tip="Show it in the copy">
          {shown}
        </button>
      </div>
    );
  return (
    <div>
      <blockquote className={css.quote} lang="en-GB">
        {shown}
      </blockquote>
      {place?.lost === true && (
        <small className={css.gone}>
          {picture === null ? "These words are no longer in the copy" : "This picture is no longer in the copy"}
        </small>
      )}
      {suggestion !== null && <small className={css.gone}>The suggestion is settled</small>}
    </div>
  );
}
