import type { QuotedWords } from "#document/quoteWords.ts";
import css from "./QuotedChanges.module.css";

/** Quoted words as they were and as they are, a line each; of many the first, and the others on demand. */
export function QuotedChanges({ quotes }: { readonly quotes: readonly QuotedWords[] }) {
  const rest = quotes.slice(mostShown);
  return (
    <>
      <Rows quotes={quotes.slice(0, mostShown)} />
      {rest.length > 0 && (
        <details className={css.rest}>
          <summary>{rest.length === 1 ? "1 more" : `${rest.length} more`}</summary>
          <Rows quotes={rest} />
        </details>
      )}
    </>
  );
}

const mostShown = 5;

function Rows({ quotes }: { readonly quotes: readonly QuotedWords[] }) {
  return (
    <ul className={css.rows} aria-label="Quoted words before and after" lang="en-GB">
      {quotes.map(({ before, after }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the same words may be changed in two places
        <li key={`${before} ${after} ${index}`} className={css.row}>
          {before !== "" && <del>“{before}”</del>} {after !== "" && <ins>“{after}”</ins>}
          {before === "" && " is put in quotation marks"}
          {after === "" && " is not quoted any more"}
        </li>
      ))}
    </ul>
  );
}
