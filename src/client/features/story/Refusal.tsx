import type { Problem } from "#contract/problem.ts";
import { ProblemNote } from "#client/ui/ProblemNote.tsx";
import { ProblemError } from "#client/lib/api.ts";
import { deskTime } from "#client/lib/format.ts";
import css from "./Refusal.module.css";

/** What the server, or the network, said to something that was asked: its sentence, and what changed meanwhile. */
export function Refusal({
  problem,
  zone,
  now,
}: {
  readonly problem: Error;
  readonly zone: string;
  readonly now: number;
}) {
  if (!(problem instanceof ProblemError)) return <ProblemNote title="It was not sent">{problem.message}</ProblemNote>;
  const { title, detail, changes = [], status, instance } = problem.problem;
  return (
    <ProblemNote title={title} details={status >= 500 ? `${status} ${problem.code} · ${instance}` : undefined}>
      <p>{detail}</p>
      {changes.length > 0 && <Changes changes={changes} zone={zone} now={now} />}
    </ProblemNote>
  );
}

function Changes({
  changes,
  zone,
  now,
}: {
  readonly changes: NonNullable<Problem["changes"]>;
  readonly zone: string;
  readonly now: number;
}) {
  return (
    <ul className={css.changes} aria-label="What changed">
      {changes.map(({ at, says }) => (
        <li key={`${at} ${says}`}>
          <time dateTime={at}>{deskTime(at, zone, now)}</time> {says}
        </li>
      ))}
    </ul>
  );
}
