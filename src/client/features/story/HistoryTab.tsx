import type { HistoryEntry, Version } from "#contract/history.ts";
import type { StoryId } from "#contract/fields.ts";
import { deskTime, fullTime } from "#client/lib/format.ts";
import { Skeleton } from "#client/ui/Skeleton.tsx";
import { ProblemNote } from "#client/ui/ProblemNote.tsx";
import css from "./HistoryTab.module.css";
import { useHistory, useVersions } from "./useStory.ts";

interface Times {
  readonly zone: string;
  readonly now: number;
}

/** What happened to the story, with what was typed for it, and the states of its copy that are kept. */
export function HistoryTab({ storyId, ...times }: Times & { readonly storyId: StoryId }) {
  const history = useHistory(storyId);
  const versions = useVersions(storyId);
  return (
    <div className={css.tab}>
      <section aria-labelledby="versions-title">
        <h2 id="versions-title" className={css.title}>
          Versions
        </h2>
        {versions.data === undefined ? (
          <Waiting error={versions.error} label="Loading versions" />
        ) : (
          <Versions versions={versions.data} {...times} />
        )}
      </section>
      <section aria-labelledby="history-title">
        <h2 id="history-title" className={css.title}>
          What happened
        </h2>
        {history.data === undefined ? (
          <Waiting error={history.error} label="Loading the history" />
        ) : (
          <ol className={css.entries}>
            {history.data.map((entry) => (
              <Entry key={entry.id} entry={entry} {...times} />
            ))}
          </ol>
        )}
      </section>
    </div>
  );
}

function Waiting({ error, label }: { readonly error: Error | null; readonly label: string }) {
  if (error !== null) return <ProblemNote title="It could not be loaded">{error.message}</ProblemNote>;
  return <Skeleton label={label} shape="rows" count={3} />;
}

function Versions({ versions, zone, now }: Times & { readonly versions: readonly Version[] }) {
  if (versions.length === 0)
    return <p className={css.none}>None yet. One is kept each time it is filed, passed or published.</p>;
  return (
    <ul className={css.versions}>
      {versions.map(({ number, name, words, by, at }) => (
        <li key={number} className={css.version}>
          <span className={css.name}>{name}</span>
          <span className={css.meta}>
            {words === 1 ? "1 word" : `${words} words`} · <bdi>{by}</bdi> · <Time at={at} zone={zone} now={now} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Entry({ entry, zone, now }: Times & { readonly entry: HistoryEntry }) {
  return (
    <li className={css.entry} data-override={entry.overrides.length > 0 || undefined}>
      <Time at={entry.at} zone={zone} now={now} />
      <div className={css.says}>
        <p>
          {entry.says}
          {entry.overrides.length > 0 && <span className={css.override}>Override</span>}
        </p>
        {entry.words !== null && <blockquote className={css.words}>{entry.words}</blockquote>}
      </div>
    </li>
  );
}

function Time({ at, zone, now }: Times & { readonly at: string }) {
  return (
    <time className={css.at} dateTime={at} title={fullTime(at, zone)}>
      {deskTime(at, zone, now)}
    </time>
  );
}
