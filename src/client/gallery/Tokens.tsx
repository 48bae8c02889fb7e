import css from "./Gallery.module.css";
import { Sample, Samples } from "./Sample.tsx";

const groups = {
  "Paper and ink": ["paper", "desk", "card", "ink", "ink-2", "ink-3", "line", "line-2", "edge"],
  "One accent and the meanings": [
    "pencil",
    "pencil-wash",
    "cut",
    "cut-wash",
    "fix",
    "fix-wash",
    "legal",
    "legal-wash",
    "live",
    "live-wash",
    "note-wash",
    "note-line",
  ],
  People: Array.from({ length: 12 }, (_, at) => `person-${at + 1}`),
  "People, as a line": Array.from({ length: 12 }, (_, at) => `person-line-${at + 1}`),
} as const;

/** The colours and the two types. */
export function Tokens() {
  return (
    <Samples title="Tokens">
      {Object.entries(groups).map(([name, tokens]) => (
        <Sample key={name} says={name}>
          <ul className={css.swatches}>
            {tokens.map((token) => (
              <li key={token}>
                <div className={css.swatch} style={{ backgroundColor: `var(--${token})` }} />
                {token}
              </li>
            ))}
          </ul>
        </Sample>
      ))}
      <Sample says="Copy">
        <div className={css.copy} lang="en-GB">
          <h3>Harbour ferry to run till dawn after crews win vote</h3>
          <p>
            Ferries across the harbour will start running through the night from 7 December, after crews voted by 61 to
            14 for a new rota and a <em>higher</em> night rate.
          </p>
        </div>
      </Sample>
    </Samples>
  );
}
