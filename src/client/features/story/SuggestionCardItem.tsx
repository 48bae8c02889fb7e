import { Check, X } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useId } from "react";
import { isImportedId } from "#domain/importedNames.ts";
import { settledSentence, suggestionSentence } from "#document/suggestionSentence.ts";
import { deskTime, fullTime } from "#client/lib/format.ts";
import { isPressed } from "#client/lib/hotkeys.ts";
import { Avatar } from "#client/ui/Avatar.tsx";
import { Button } from "#client/ui/Button.tsx";
import { QuoteReason } from "./QuoteReason.tsx";
import { QuoteWarning } from "./QuoteWarning.tsx";
import { acceptKeys, rejectKeys } from "./suggestionKeys.ts";
import css from "./SuggestionsTab.module.css";
import type { LedgerCard, Suggestions } from "./useSuggestions.ts";

const icon = { size: 14, strokeWidth: 1.75, "aria-hidden": true } as const;

export interface SuggestionCardItemProps
  extends Pick<Suggestions, "whyNot" | "settle" | "show" | "asked" | "giveReason" | "leaveReason"> {
  readonly card: LedgerCard;
  /** Whose it is, by name. */
  readonly name: string;
  readonly isOwn: boolean;
  readonly isCurrent: boolean;
  /** It is settled already, and fades out. */
  readonly isLeaving: boolean;
  readonly zone: string;
  readonly now: number;
  /** Told before it is settled here, so that focus goes on to the next. */
  readonly onSettle: () => void;
  /** Told before the form that asks for a reason goes; whether all was accepted. */
  readonly onAnswered: (isDone: boolean) => void;
  /** What was said on it. */
  readonly thread: ReactNode;
}

/** One suggestion: what it does, whose it is and where, and the ways to settle it. */
export function SuggestionCardItem({
  card,
  name,
  isOwn,
  isCurrent,
  isLeaving,
  zone,
  now,
  thread,
  ...acts
}: SuggestionCardItemProps) {
  const { whyNot, settle, show, asked, giveReason, leaveReason, onSettle, onAnswered } = acts;
  const [changed, inside] = [useId(), useId()];
  const { ledger, place, quotes } = card;
  const isAsked = asked !== null && asked.cards.length === 1 && asked.cards[0]?.id === card.id;
  const sentence = suggestionSentence(card);
  const replacement = replacementOf(card);
  const rejecting = isOwn && whyNot(card, true) !== null ? "Withdraw" : "Reject";
  const press = (accept: boolean) => {
    if (isLeaving || whyNot(card, accept) !== null) return;
    // Where a reason is asked for, focus goes into its form instead.
    if (!accept || quotes.length === 0) onSettle();
    void settle([card], accept, settledSentence(card, accept));
  };
  const describedBy =
    [ledger?.changedBy != null && changed, quotes.length > 0 && inside].filter(Boolean).join(" ") || undefined;
  const byKey = (event: KeyboardEvent) => {
    const isAccept = isPressed(event.nativeEvent, acceptKeys);
    if (!isAccept && !isPressed(event.nativeEvent, rejectKeys)) return;
    event.preventDefault();
    press(isAccept);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of what stands in it
    <li
      className={css.card}
      data-suggestion={card.id}
      data-current={isCurrent || undefined}
      data-leaving={isLeaving || undefined}
      onKeyDown={byKey}
    >
      <p className={css.head}>
        <Avatar id={card.by} name={name} size="small" isBesideName />
        <bdi className={css.name}>{name}</bdi>
        {ledger !== null && (
          <time dateTime={ledger.dated ?? ledger.madeAt} title={whenSays(ledger, zone)}>
            {deskTime(ledger.dated ?? ledger.madeAt, zone, now)}
          </time>
        )}
        <span className={css.place}>{place.says}</span>
      </p>
      <button
        type="button"
        className={css.go}
        aria-label={`${replacement?.says ?? sentence}, suggested by ${name}, ${place.says}`}
        aria-describedby={describedBy}
        aria-current={isCurrent || undefined}
        onClick={() => show(card.id, true)}
      >
        {replacement === null ? <Does card={card} sentence={sentence} /> : <Replaces {...replacement} />}
      </button>
      {ledger?.changedBy != null && (
        <p id={changed} className={css.changed}>
          <bdi>{ledger.changedBy.name}</bdi> has changed its words since it was suggested.
        </p>
      )}
      {quotes.length > 0 && !isAsked && <QuoteWarning id={inside} quotes={quotes} isOwn={isOwn} />}
      {isAsked ? (
        <QuoteReason
          {...asked}
          onGive={(reason) => void giveReason(reason, () => onAnswered(true))}
          onLeave={() => {
            onAnswered(false);
            leaveReason();
          }}
        />
      ) : (
        <div className={css.acts}>
          <Button
            size="small"
            icon={<Check {...icon} />}
            aria-label={`Accept: ${sentence}`}
            whyNot={whyNot(card, true)}
            onClick={() => press(true)}
          >
            {quotes.length > 0 ? "Accept…" : "Accept"}
          </Button>
          <Button
            size="small"
            icon={<X {...icon} />}
            aria-label={`${rejecting}: ${sentence}`}
            whyNot={whyNot(card, false)}
            onClick={() => press(false)}
          >
            {rejecting}
          </Button>
        </div>
      )}
      {thread}
    </li>
  );
}

/** When it was made. What a document came with has the document's own time, where it says one. */
function whenSays({ by, madeAt, dated }: NonNullable<LedgerCard["ledger"]>, zone: string): string {
  if (!isImportedId(by.id)) return fullTime(madeAt, zone);
  const cameIn = `brought in ${fullTime(madeAt, zone)}`;
  return dated === null ? `No time in the document; ${cameIn}` : `${fullTime(dated, zone)} by the document; ${cameIn}`;
}

interface Replacement {
  readonly was: string;
  readonly now: string;
  readonly inPlaces: string;
  /** The same in one text, which is what the card is called: whoever speaks to their machine says what they see. */
  readonly says: string;
}

/** What is replaced by what; null where words are only put in or struck, or something else is done. */
function replacementOf({ parts: [only, ...more] }: LedgerCard): Replacement | null {
  if (only?.does !== "reword" || more.length > 0 || only.was.trim() === "" || only.now.trim() === "") return null;
  const [was, now] = [shown(only.was).trim(), shown(only.now).trim()];
  const inPlaces = only.times > 1 ? ` in ${only.times} places` : "";
  return { was, now, inPlaces, says: `Replace “${was}” with “${now}”${inPlaces}` };
}

function Replaces({ was, now, inPlaces }: Replacement) {
  return (
    <span className={css.words}>
      <span className={css.how}>Replace</span> “<del>{was}</del>” <span className={css.how}>with</span> “
      <ins>{now}</ins>”{inPlaces !== "" && <span className={css.times}>{inPlaces}</span>}
    </span>
  );
}

/** Words that change are shown as they are struck and put in; everything else is said. */
function Does({ card, sentence }: { readonly card: LedgerCard; readonly sentence: string }) {
  const [only] = card.parts;
  if (card.parts.length !== 1 || only?.does !== "reword" || `${only.was}${only.now}`.trim() === "")
    return <span className={css.says}>{sentence}</span>;
  return (
    <span className={css.words}>
      {only.was !== "" && <del>{shown(only.was)}</del>} {only.now !== "" && <ins>{shown(only.now)}</ins>}
      {only.times > 1 && <span className={css.times}>{` in ${only.times} places`}</span>}
    </span>
  );
}

function shown(words: string): string {
  return words.replaceAll("\n", " ¶ ");
}
