import { Quote } from "lucide-react";
import { quoteSentence } from "#document/quoteWords.ts";
import type { QuoteFlag } from "#editor/plugins/quoteGuard.ts";
import { Button } from "#client/ui/Button.tsx";
import { HiddenText } from "#client/ui/HiddenText.tsx";
import css from "./QuoteLine.module.css";

export interface QuoteLineProps {
  readonly flags: readonly QuoteFlag[];
  readonly onPass: () => void;
  readonly onTakeBack: () => void;
}

/** The quote guard's warning to whoever changes quoted words: said once, in nobody's way, gone by one key. */
export function QuoteLine({ flags, onPass, onTakeBack }: QuoteLineProps) {
  const quotes = flags.flatMap((flag) => flag.quotes);
  const last = quotes.at(-1);
  const says = last === undefined ? "" : quoteSentence(last);
  return (
    <div className={css.place}>
      {/* Without its keys and buttons, and at once with the flag under the words. */}
      <HiddenText role="status">{says === "" ? "" : `${says} Escape goes on.`}</HiddenText>
      {last !== undefined && (
        <div className={css.line} role="group" aria-label="Quote guard">
          <Quote size={16} strokeWidth={1.75} aria-hidden="true" />
          <p lang="en-GB">
            {says}
            {quotes.length > 1 && <span className={css.more}> And {quotes.length - 1} more.</span>}
          </p>
          <span className={css.acts}>
            <Button size="small" variant="quiet" onClick={onTakeBack}>
              Undo
            </Button>
            <Button size="small" shortcut="Esc" onClick={onPass}>
              Go on
            </Button>
          </span>
        </div>
      )}
    </div>
  );
}
