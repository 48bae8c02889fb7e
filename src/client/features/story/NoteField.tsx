import {
  type KeyboardEvent,
  lazy,
  Suspense,
  type SyntheticEvent,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import type { Person } from "#contract/people.ts";
import { TextArea, type TextAreaProps } from "#client/ui/TextArea.tsx";
import { type AskedName, askedName, whoIsMeant } from "./mentions.ts";

const loadList = () => import("./MentionList.tsx");
const MentionList = lazy(async () => ({ default: (await loadList()).MentionList }));

export interface NoteFieldProps extends Omit<TextAreaProps, "onKeyDown" | "ref"> {
  readonly people: readonly Person[];
  readonly onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
}

/**
 * Where a note is written. An @ offers those who can be named by it: arrow keys choose, Enter or Tab takes, Escape closes
 * the list; the caret and focus stay in the field all the while.
 */
export function NoteField({ people, value, onChange, onKeyDown, ...rest }: NoteFieldProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [asked, setAsked] = useState<AskedName | null>(null);
  const [at, setAt] = useState(0);
  const caretTo = useRef<number | null>(null);
  const offered = asked === null ? [] : whoIsMeant(people, asked.typed);
  const chosen = offered[Math.min(at, offered.length - 1)];
  useLayoutEffect(() => {
    if (caretTo.current === null) return;
    field.current?.setSelectionRange(caretTo.current, caretTo.current);
    caretTo.current = null;
  });
  const look = ({
    currentTarget: { value: text, selectionStart, selectionEnd },
  }: SyntheticEvent<HTMLTextAreaElement>) => {
    const next = selectionStart === selectionEnd ? askedName(text, selectionStart) : null;
    if (next?.at === asked?.at && next?.typed === asked?.typed) return;
    setAsked(next);
    setAt(0);
  };
  const take = (person: Person) => {
    if (asked === null) return;
    const named = `@${person.name} `;
    const end = asked.at + 1 + asked.typed.length;
    caretTo.current = asked.at + named.length;
    setAsked(null);
    onChange(value.slice(0, asked.at) + named + value.slice(end).replace(/^ /, ""));
  };
  const hear = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.nativeEvent.isComposing;
    if (chosen === undefined || !isPlain) return onKeyDown?.(event);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt((offered.indexOf(chosen) + step + offered.length) % offered.length);
    else if (event.key === "Escape") setAsked(null);
    else if (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) take(chosen);
    else return;
    // The panel's own Escape, and the browser's Tab and Enter, are for when no list is open.
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div>
      <TextArea
        {...rest}
        ref={field}
        value={value}
        onChange={onChange}
        onInput={look}
        onSelect={look}
        onFocus={() => void loadList()}
        onBlur={() => setAsked(null)}
        onKeyDown={hear}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={chosen === undefined ? undefined : id}
        aria-activedescendant={chosen === undefined ? undefined : `${id}-${chosen.id}`}
      />
      {chosen !== undefined && (
        <Suspense>
          <MentionList id={id} people={offered} at={offered.indexOf(chosen)} onChoose={take} />
        </Suspense>
      )}
    </div>
  );
}
