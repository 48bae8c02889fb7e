import { Quote } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { isPressed } from "#client/lib/hotkeys.ts";
import { Button } from "#client/ui/Button.tsx";
import { ProblemNote } from "#client/ui/ProblemNote.tsx";
import { TextField } from "#client/ui/TextField.tsx";
import { QuotedChanges } from "./QuotedChanges.tsx";
import css from "./QuoteReason.module.css";
import { acceptKeys } from "./suggestionKeys.ts";
import type { AskedReason } from "./useSuggestions.ts";

export interface QuoteReasonProps extends Pick<AskedReason, "cards" | "quotes" | "isSending" | "problem"> {
  readonly onGive: (reason: string) => void;
  readonly onLeave: () => void;
}

/**
 * Asks why quoted words may change before they do. It has the focus as long as it is there: Enter accepts, Escape leaves
 * all as it is. What was typed stays where it is refused.
 */
export function QuoteReason({ cards, quotes, isSending, problem, onGive, onLeave }: QuoteReasonProps) {
  const [reason, setReason] = useState("");
  const [isBlank, setBlank] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector("input")?.focus();
    form.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const give = () => {
    if (isSending) return;
    setBlank(reason.trim() === "");
    if (reason.trim() !== "") onGive(reason);
  };
  const byKey = (event: KeyboardEvent) => {
    const isGiving = isPressed(event.nativeEvent, acceptKeys);
    if (!isGiving && event.key !== "Escape") return;
    event.preventDefault();
    // The card and the panel have these keys too.
    event.stopPropagation();
    if (isGiving) give();
    else onLeave();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of what stands in it
    <form
      ref={form}
      className={css.form}
      aria-label="Why quoted words change"
      onKeyDown={byKey}
      onSubmit={(event) => {
        event.preventDefault();
        give();
      }}
    >
      <p className={css.says}>
        <Quote size={14} strokeWidth={1.75} aria-hidden="true" />
        <b>{quotes.length === 1 ? "This changes a quotation" : `This changes ${quotes.length} quotations`}</b>
      </p>
      <QuotedChanges quotes={quotes} />
      {problem !== null && <ProblemNote title="It is not accepted">{problem}</ProblemNote>}
      <TextField
        label="Why may the words change?"
        hint={
          cards.length === 1
            ? "It is kept in the history"
            : `One reason for all ${cards.length}; it is kept in the history`
        }
        error={isBlank ? "Say why first" : undefined}
        value={reason}
        maxLength={500}
        autoComplete="off"
        onChange={(typed) => {
          setReason(typed);
          setBlank(false);
        }}
      />
      <div className={css.acts}>
        <Button size="small" variant="quiet" shortcut="Esc" onClick={onLeave}>
          Cancel
        </Button>
        <Button size="small" variant="primary" type="submit" shortcut="Enter" isBusy={isSending}>
          {cards.length === 1 ? "Accept" : `Accept all ${cards.length}`}
        </Button>
      </div>
    </form>
  );
}
