import { type ReactNode, useEffect, useRef } from "react";
import type { PersonId } from "#contract/fields.ts";
import { suggestionSentence } from "#document/suggestionSentence.ts";
import { useCommands } from "#client/lib/commands.ts";
import { Button } from "#client/ui/Button.tsx";
import { EmptyState } from "#client/ui/EmptyState.tsx";
import { Menu } from "#client/ui/Menu.tsx";
import { manyRows } from "./manySuggestions.ts";
import { QuoteReason } from "./QuoteReason.tsx";
import { SuggestionCardItem } from "./SuggestionCardItem.tsx";
import { rejectKeys } from "./suggestionKeys.ts";
import css from "./SuggestionsTab.module.css";
import { useDrawnUpTo } from "./useDrawnUpTo.ts";
import { useLeaving } from "./useLeaving.ts";
import type { Suggestions } from "./useSuggestions.ts";

export interface SuggestionsTabProps {
  readonly suggestions: Suggestions;
  /** Goes back into the copy. */
  readonly onCopy: () => void;
  readonly me: PersonId;
  readonly zone: string;
  readonly now: number;
  /** What was said on a suggestion, by its id and by what it does. */
  readonly threadOf?: ((id: string, called: string) => ReactNode) | undefined;
}

/**
 * The open suggestions, a card each, in the order of the copy, as they come and go. Enter on one goes to its place.
 */
export function SuggestionsTab({ suggestions, onCopy, me, zone, now, threadOf }: SuggestionsTabProps) {
  const { cards, current, asked, giveReason, leaveReason } = suggestions;
  const list = useRef<HTMLDivElement>(null);
  const drawn = useLeaving(cards);
  const { upTo, more } = useDrawnUpTo(
    list,
    cards.findIndex(({ id }) => id === current?.id),
  );
  useFocusKept(list, cards.length);
  const nameOf = (id: string) => suggestions.nameOf(id) ?? "Somebody who has left";
  // The form that had focus goes: it goes on to the next card, back to its own, or into the copy from which it came.
  const answered = (id: string | null, isDone = false) => {
    if (asked?.isFromCopy === true) return onCopy();
    if (id === null) return list.current?.focus();
    if (isDone) return focusAfter(list.current, id);
    goButtons(list.current)
      .find((each) => each.closest("li")?.dataset["suggestion"] === id)
      ?.focus();
  };
  useCommands(
    [
      {
        id: "card reject",
        says: "Reject the suggestion that has focus beside the copy",
        keys: rejectKeys,
        isKeyOnly: true,
        isBuiltIn: true,
        run: () => undefined,
      },
    ],
    "Suggestions and notes",
  );
  if (drawn.length === 0)
    return (
      <div className={css.tab} ref={list} tabIndex={-1}>
        <EmptyState title="No suggestions are open">
          What somebody suggests in the copy waits here for an answer.
        </EmptyState>
      </div>
    );
  return (
    <div className={css.tab} ref={list} tabIndex={-1}>
      <div className={css.all}>
        <h2>{cards.length.toLocaleString("en-GB")} to settle</h2>
        <Menu
          align="end"
          trigger={
            <Button size="small" variant="quiet">
              Settle many…
            </Button>
          }
          rows={manyRows(suggestions, { me, nameOf })}
        />
      </div>
      {asked !== null && asked.cards.length > 1 && (
        <div className={css.card}>
          <QuoteReason
            {...asked}
            onGive={(reason) => void giveReason(reason, () => answered(null))}
            onLeave={() => {
              answered(null);
              leaveReason();
            }}
          />
        </div>
      )}
      <ul className={css.list} aria-label="Open suggestions">
        {drawn.slice(0, upTo).map(({ card, isLeaving }) => (
          <SuggestionCardItem
            key={card.id}
            {...suggestions}
            card={card}
            name={nameOf(card.by)}
            isOwn={card.by === me}
            isCurrent={card.id === current?.id}
            isLeaving={isLeaving}
            zone={zone}
            now={now}
            onSettle={() => focusAfter(list.current, card.id)}
            onAnswered={(isDone) => answered(card.id, isDone)}
            thread={threadOf?.(card.id, suggestionSentence(card))}
          />
        ))}
        {drawn.length > upTo && (
          <li className={css.more}>
            <Button variant="quiet" onClick={more}>
              Show more: {(drawn.length - upTo).toLocaleString("en-GB")} are not shown
            </Button>
          </li>
        )}
      </ul>
    </div>
  );
}

function goButtons(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>("li:not([data-leaving]) > button") ?? [])];
}

/** Focus goes on to the next card before its own goes away; to the one before from the last, and from the only one to the list. */
function focusAfter(list: HTMLElement | null, id: string): void {
  if (list?.contains(document.activeElement) !== true) return;
  const buttons = goButtons(list);
  const at = buttons.findIndex((each) => each.closest<HTMLElement>("li")?.dataset["suggestion"] === id);
  (buttons[at + 1] ?? buttons[at - 1] ?? list).focus();
}

/** Where a card that had focus was settled by somebody else, focus stands on the list and not on nothing. */
function useFocusKept(list: { readonly current: HTMLElement | null }, count: number): void {
  useEffect(() => {
    const leaving = document.activeElement?.closest<HTMLElement>("li[data-leaving]");
    const id = leaving?.dataset["suggestion"];
    if (leaving && id !== undefined && list.current?.contains(leaving) === true) list.current.focus();
  }, [list, count]);
}
