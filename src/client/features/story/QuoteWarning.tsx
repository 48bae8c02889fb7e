import { Quote } from "lucide-react";
import type { QuotedWords } from "#document/quoteWords.ts";
import css from "./QuoteWarning.module.css";
import { QuotedChanges } from "./QuotedChanges.tsx";

export interface QuoteWarningProps {
  readonly id: string;
  readonly quotes: readonly QuotedWords[];
  /** Whether it is this person's own suggestion. */
  readonly isOwn: boolean;
}

/** The quote guard's flag on a card: what would become of quoted words. */
export function QuoteWarning({ id, quotes, isOwn }: QuoteWarningProps) {
  return (
    <div id={id} className={css.warning} role="note">
      <p className={css.says}>
        <Quote size={14} strokeWidth={1.75} aria-hidden="true" />
        <span>
          <b>Inside a quotation.</b>{" "}
          {isOwn ? "Check it against the record." : "Check it against the record before you accept."}
        </span>
      </p>
      <QuotedChanges quotes={quotes} />
    </div>
  );
}
