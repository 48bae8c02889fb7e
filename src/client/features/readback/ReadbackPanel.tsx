import { Quote } from "lucide-react";
import type { Readback } from "#contract/readback.ts";
import { Avatar } from "#client/ui/Avatar.tsx";
import { Checkbox } from "#client/ui/Checkbox.tsx";
import marks from "./Marked.module.css";
import type { Marking } from "./Marked.tsx";
import { changeSays, rowLabels } from "./readbackWords.ts";
import css from "./ReadbackPanel.module.css";

export interface ReadbackPanelProps {
  readonly readback: Readback;
  readonly marking: Marking;
  readonly hidden: ReadonlySet<string>;
  readonly onHide: (person: string, isHidden: boolean) => void;
  readonly onGo: (change: number) => void;
}

/** How much was changed, by whom, and every change as a way to its place. */
export function ReadbackPanel({ readback, marking, hidden, onHide, onGo }: ReadbackPanelProps) {
  const { changes, people, wordsOut, wordsIn } = readback;
  const labels = rowLabels(readback.rows);
  const shown = changes.map((change, index) => ({ change, index })).filter(({ index }) => marking.isShown(index));
  return (
    <aside className={css.panel} aria-label="Changes">
      <dl className={css.sums}>
        <Sum says={changes.length === 1 ? "change" : "changes"} count={changes.length} />
        <Sum says={wordsOut === 1 ? "word cut" : "words cut"} count={wordsOut} />
        <Sum says={wordsIn === 1 ? "word in" : "words in"} count={wordsIn} />
        <Sum says="in quotes" count={changes.filter(({ isInQuote }) => isInQuote).length} />
      </dl>
      {people.length > 0 && (
        <fieldset className={css.people}>
          <legend className={css.legend}>Whose changes</legend>
          {people.map(({ id, name }) => (
            <Checkbox
              key={id}
              isChecked={!hidden.has(id)}
              onChange={(isShown) => onHide(id, !isShown)}
              label={
                <span className={css.person}>
                  <Avatar id={id} name={name} size="small" isBesideName />
                  <bdi>{name}</bdi>
                  <span className={css.count}>
                    {changes.filter(({ by }) => by.some(({ person }) => person === id)).length}
                  </span>
                </span>
              }
            />
          ))}
        </fieldset>
      )}
      {shown.length === 0 ? (
        <p className={css.nothing}>{changes.length === 0 ? "The two read the same." : "No changes of theirs."}</p>
      ) : (
        <ol className={css.changes}>
          {shown.map(({ change, index }) => {
            const says = changeSays(change);
            const who = marking.who(index);
            return (
              <li key={index}>
                <button
                  type="button"
                  className={css.change}
                  aria-current={marking.current === index || undefined}
                  onClick={() => onGo(index)}
                >
                  <span className={css.place}>{labels[change.row]?.short}</span>
                  <span className={css.words}>
                    {says.out !== "" && <del className={marks.out}>{says.out}</del>}{" "}
                    {says.in !== "" && <ins className={marks.in}>{says.in}</ins>}
                    {change.isInQuote && (
                      <span className={css.quote}>
                        <Quote size={14} strokeWidth={1.75} aria-hidden="true" />
                        Inside a quote
                      </span>
                    )}
                  </span>
                  <span className={css.whose} data-tip={who.names}>
                    {who.initials}
                  </span>
                </button>
              </li>
            );
          })}
        </ol>
      )}
    </aside>
  );
}

function Sum({ says, count }: { readonly says: string; readonly count: number }) {
  return (
    <div className={css.sum}>
      <dt>{says}</dt>
      <dd>{count}</dd>
    </div>
  );
}
