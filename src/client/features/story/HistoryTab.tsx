import type { HistoryEntry, Version } from "#contract/history.ts";
import type { StoryId } from "#contract/fields.ts";
import { deskTime, fullTime } from "#client/lib/format.ts";
import { Button } from "#client/ui/Button.tsx";
import { ButtonLink } from "#client/ui/ButtonLink.tsx";
import { Skeleton } from "#client/ui/Skeleton.tsx";
import { ProblemNote } from "#client/ui/ProblemNote.tsx";
import css from "./HistoryTab.module.css";
import { QuotedChanges } from "./QuotedChanges.tsx";
import { useHistory, useVersions } from "./useStory.ts";

interface Times {
  readonly zone: string;
  readonly now: number;
}

export interface HistoryTabProps extends Times {
  readonly storyId: StoryId;
  /** Opens a version, to read it. */
  readonly onVersion: (number: number) => void;
  /** Asks for a name and keeps the copy as it is now. */
  readonly onKeep: () => void;
}

/** What happened to the story, with what was typed for it, and the states of its copy that are kept. */
export function HistoryTab({ storyId, onVersion, onKeep, ...times }: HistoryTabProps) {
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
          <Versions versions={versions.data} onVersion={onVersion} {...times} />
        )}
        <div className={css.acts}>
          {(versions.data?.length ?? 0) > 0 && (
            <ButtonLink to={`/stories/${storyId}/readback`} size="small">
              Readback
            </ButtonLink>
          )}
          <Button size="small" variant="quiet" onClick={onKeep}>
            Keep a version…
          </Button>
        </div>
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

function Versions({
  versions,
  onVersion,
  zone,
  now,
}: Omit<HistoryTabProps, "storyId" | "onKeep"> & { readonly versions: readonly Version[] }) {
  if (versions.length === 0)
    return <p className={css.none}>None yet. One is kept each time it is filed, passed or published.</p>;
  return (
    <ul className={css.versions}>
      {versions.map(({ number, name, words, by, at }) => (
        <li key={number} className={css.version}>
          <button type="button" className={css.name} onClick={() => onVersion(number)}>
            {name}
          </button>
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
        {entry.quotes.length > 0 && <QuotedChanges quotes={entry.quotes} />}
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
