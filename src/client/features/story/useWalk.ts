import { type RefObject, useRef, useState } from "react";
import type { Note } from "#contract/notes.ts";
import { useCommands } from "#client/lib/commands.ts";
import type { CopyEditorHandle } from "#editor/CopyEditor.tsx";
import { showToast } from "#client/ui/toast.ts";
import { cardInFocus, useCardFocus } from "./cardFocus.ts";
import { nextToSettleKey, toPanelKey } from "./suggestionKeys.ts";
import type { Suggestions } from "./useSuggestions.ts";
import { inReadingOrder, type Step, stepFrom, type ToSettle } from "./walkOrder.ts";

export interface Walk {
  /** Goes to the next of what waits from the caret, or to the one before, round the ends, with the focus. */
  readonly step: (by: 1 | -1) => void;
  /** The open note that the caret is in. */
  readonly noteHere: () => string | null;
  /** What is said of the note that was gone to last; empty for a suggestion, which says itself what it is. */
  readonly arrived: string;
}

export interface AroundWalk {
  readonly suggestions: Pick<Suggestions, "cards" | "current" | "show">;
  /** The open notes and queries. */
  readonly notes: readonly Note[];
  readonly editor: RefObject<CopyEditorHandle | null>;
  /** The tab that stands beside the copy. */
  readonly tab: string;
  readonly showTab: (tab: "suggestions" | "notes") => void;
}

const tabOf = { suggestion: "suggestions", note: "notes" } as const;

/**
 * One walk through everything that waits to be settled, in reading order: suggestions, notes and queries, in headline,
 * standfirst, captions and text (scenario S-09). F8 goes through the copy; with focus beside it J and K go from card to
 * card, whichever tab each is on, and show each in the copy. What stands nowhere in the copy has its card alone.
 */
export function useWalk({ suggestions, notes, editor, tab, showTab }: AroundWalk): Walk {
  const [arrived, setArrived] = useState("");
  const last = useRef<{ readonly id: string; readonly caret: number } | null>(null);
  const hasGone = useRef(false);
  const focusCard = useCardFocus();
  const caretNow = () => editor.current?.caret() ?? 0;

  const items = () =>
    inReadingOrder([
      ...suggestions.cards.map(({ id, from }): ToSettle => ({ kind: "suggestion", id, from })),
      ...notes.map(({ id, place }): ToSettle => ({ kind: "note", id, from: placeOf(id) ?? place?.from ?? -1 })),
    ]);
  const placeOf = (id: string) => editor.current?.noteFrom(id) ?? null;
  const say = ({ to, round }: Step) => {
    // Whoever has not been anywhere yet goes round nothing.
    if (round !== null && hasGone.current)
      showToast({ says: round === "from the top" ? "From the top again" : "From the end again", about: "walk" });
    hasGone.current = true;
    setArrived(to.kind === "note" ? saidOf(notes.find(({ id }) => id === to.id)) : "");
  };

  const step = (by: 1 | -1) => {
    const caret = caretNow();
    const stood = last.current?.caret === caret ? last.current.id : (suggestions.current?.id ?? null);
    const next = stepFrom(items(), by, { id: stood, caret });
    if (next === null) return showToast({ says: "Nothing here waits to be settled" });
    say(next);
    const { kind, id } = next.to;
    if (isShownIn(tab)) showTab(tabOf[kind]);
    const isInCopy =
      kind === "suggestion" ? suggestions.show(id, true) : editor.current?.showNote(id, "caret") === true;
    if (!isInCopy) beside(next.to);
    last.current = { id, caret: caretNow() };
  };

  const beside = ({ kind, id }: ToSettle) => {
    if (tab !== tabOf[kind]) showTab(tabOf[kind]);
    focusCard(id);
  };
  const stepBeside = (by: 1 | -1) => {
    const from = cardInFocus() ?? (by > 0 ? null : (items()[0]?.id ?? null));
    const next = from === null ? firstOf(items()) : stepFrom(items(), by, { id: from, caret: caretNow() });
    if (next === null) return;
    say(next);
    beside(next.to);
    if (next.to.kind === "suggestion") suggestions.show(next.to.id, false);
    else editor.current?.showNote(next.to.id, "sight");
  };
  const toPanel = () => {
    const all = items();
    const inHand = all.find(({ id }) => id === (suggestions.current?.id ?? last.current?.id)) ?? all[0];
    if (inHand !== undefined) return beside(inHand);
    showTab("suggestions");
    document.querySelector<HTMLElement>("aside [role=tab][aria-selected=true]")?.focus();
  };
  const fromPanel = (by: 1 | -1) => {
    if (document.activeElement?.closest("aside") !== null) stepBeside(by);
  };
  const none = suggestions.cards.length + notes.length === 0 ? "Nothing here waits to be settled" : null;
  useCommands(
    [
      {
        id: "settle next",
        says: "Next to settle, beside the copy",
        keys: "J",
        isKeyOnly: true,
        run: () => fromPanel(1),
      },
      {
        id: "settle last",
        says: "The one before, beside the copy",
        keys: "K",
        isKeyOnly: true,
        run: () => fromPanel(-1),
      },
      { id: "settle panel", says: "Go to what waits, beside the copy", keys: toPanelKey, run: toPanel },
      { id: "walk next", says: "Go to the next to settle", keys: nextToSettleKey, run: () => step(1), whyNot: none },
      {
        id: "walk last",
        says: "Go to the one to settle before",
        keys: `Shift+${nextToSettleKey}`,
        run: () => step(-1),
        whyNot: none,
      },
    ],
    "Suggestions and notes",
  );
  return { step, noteHere: () => editor.current?.noteAtCaret() ?? null, arrived };
}

function firstOf([first]: readonly ToSettle[]): Step | null {
  return first === undefined ? null : { to: first, round: null };
}

/** Whether a tab shows what waits, so that going on brings up the tab of the next: another is left as it is. */
function isShownIn(tab: string): boolean {
  return tab === tabOf.suggestion || tab === tabOf.note;
}

function saidOf(note: Note | undefined): string {
  if (note === undefined) return "";
  return `${note.kind === "query" ? "Query" : "Note"} by ${note.by.name}: ${note.body}`;
}
