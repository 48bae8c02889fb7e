import { X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { Person } from "#contract/people.ts";
import { isPressed } from "#client/lib/hotkeys.ts";
import { Button } from "#client/ui/Button.tsx";
import { IconButton } from "#client/ui/IconButton.tsx";
import { ProblemNote } from "#client/ui/ProblemNote.tsx";
import { Select } from "#client/ui/Select.tsx";
import type { NoteDraft } from "./noteDrafts.ts";
import { NoteField } from "./NoteField.tsx";
import css from "./NotesTab.module.css";
import { QuotedPicture } from "./QuotedPicture.tsx";

export interface NoteComposerProps {
  readonly draft: NoteDraft;
  readonly people: readonly Person[];
  readonly problem: Error | null;
  readonly isSending: boolean;
  /** How often it was begun on this page: only then does focus come here, and not when a half-written one is found. */
  readonly begun: number;
  /** What is written by now; null lets it go. */
  readonly onChange: (draft: NoteDraft | null) => void;
  readonly onSend: (draft: NoteDraft) => void;
  /** What it is about stands beside it already, and is not said again. */
  readonly isBesideIt?: boolean | undefined;
}

/** A note or a query on its way: what it says, what it is about, and whom it is for. */
export function NoteComposer(props: NoteComposerProps) {
  const { draft, people, problem, isSending, begun, onChange, onSend, isBesideIt = false } = props;
  const { kind, body, assignTo } = draft;
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (begun > 0) box.current?.querySelector("textarea")?.focus();
  }, [begun]);
  const change = (changed: Partial<NoteDraft>) => onChange({ ...draft, ...changed });
  const cancel = () => {
    const place = box.current?.parentElement;
    onChange(null);
    // What was pressed is gone with the rest: focus goes to what begins another.
    setTimeout(() => place?.querySelector<HTMLElement>("[data-new-note]")?.focus());
  };
  const send = () => {
    if (body.trim() !== "" && !isSending) onSend(draft);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isPressed(event.nativeEvent, "Mod+Enter")) return;
    event.preventDefault();
    event.stopPropagation();
    send();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of what stands in it
    <form
      ref={box}
      className={css.composer}
      data-beside={isBesideIt || undefined}
      aria-label={kind === "query" ? "New query" : "New note"}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {problem !== null && <ProblemNote title="It is not sent">{problem.message}</ProblemNote>}
      {!isBesideIt && <About draft={draft} onWholeStory={() => change({ on: null })} />}
      <Select
        label="What it is"
        value={kind}
        onChange={(chosen) => change({ kind: chosen })}
        choices={[
          { value: "note", says: "Note" },
          { value: "query", says: "Query: to be resolved before passing" },
        ]}
      />
      <NoteField
        label="What it says"
        hint="Type @ to name somebody, so that they are told."
        rows={2}
        people={people}
        value={body}
        onChange={(words) => change({ body: words })}
      />
      <Select
        label="For"
        value={assignTo ?? ""}
        onChange={(chosen) => change({ assignTo: chosen === "" ? null : chosen })}
        choices={[
          { value: "", says: "Nobody in particular" },
          ...people.map(({ id, name }) => ({ value: id as string, says: name })),
        ]}
      />
      <div className={css.acts}>
        <Button size="small" variant="quiet" onClick={cancel}>
          Cancel
        </Button>
        <Button
          size="small"
          variant="primary"
          type="submit"
          shortcut="Mod+Enter"
          isBusy={isSending}
          whyNot={body.trim() === "" ? "Write what it says first" : null}
        >
          {kind === "query" ? "Ask" : "Add the note"}
        </Button>
      </div>
    </form>
  );
}

function About({
  draft: { on, suggestion },
  onWholeStory,
}: {
  readonly draft: NoteDraft;
  readonly onWholeStory: () => void;
}) {
  if (suggestion !== null) return <p className={css.about}>On a suggestion that is settled by now</p>;
  if (on === null) return <p className={css.about}>On the whole story</p>;
  return (
    <div className={css.about}>
      {on.picture === null ? (
        <blockquote className={css.quote} lang="en-GB">
          {on.quote}
        </blockquote>
      ) : (
        <QuotedPicture image={on.picture} called={on.quote} />
      )}
      <IconButton
        size="small"
        label="Put it on the whole story"
        icon={<X size={14} strokeWidth={1.75} aria-hidden="true" />}
        onClick={onWholeStory}
      />
    </div>
  );
}
