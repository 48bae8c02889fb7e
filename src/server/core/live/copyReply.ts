import type { Commit, CopyReply } from "#contract/live.ts";
import type { StoryId } from "#contract/fields.ts";
import { numbersOf } from "#document/moveMap.ts";
import type { Mode } from "#domain/mode.ts";
import type { Db } from "../db.ts";
import { commitsAfter, type StoredCommit } from "../repos/commits.ts";
import type { LoadedCopy } from "./loadCopy.ts";
import { mostBehind, stepsOf } from "./recentLog.ts";

/** The step maps of older commits, up to a seq from which on the log in memory has them. */
export interface OlderMaps {
  readonly upTo: number;
  readonly maps: readonly (readonly number[])[];
}

/** Further back than this nobody is brought up to date: their own words go to the tray. */
const mostMapped = 20_000;

/**
 * What the log in memory does not reach back to, for somebody who holds the copy at `have`; null where it does, where
 * they hold nothing, or something that is too old.
 */
export async function olderMaps(
  db: Db,
  storyId: StoryId,
  { working: { seq } }: LoadedCopy,
  have: number | null,
): Promise<OlderMaps | null> {
  if (have === null || have >= seq - mostBehind || have < seq - mostMapped) return null;
  const commits = await commitsAfter(db, storyId, have, seq);
  return { upTo: seq, maps: mapsOf(commits) };
}

/** Whom the copy is for: what they hold, and what they could do in which epoch when that was asked. */
export interface CopyReader {
  readonly have: number | null;
  readonly older: OlderMaps | null;
  readonly mode: Mode;
  readonly epoch: number;
  readonly person: string;
}

/** The copy for somebody who holds it at `have`: the commits since, or the whole with the way to it from what they hold. */
export function copyReply({ working, log }: LoadedCopy, { have, older, mode, epoch, person }: CopyReader): CopyReply {
  const { seq } = working;
  const isNear = have !== null && have <= seq && have >= seq - mostBehind;
  const commits = isNear ? log.after(have) : null;
  if (commits !== null) return { seq, epoch, mode, commits: commits.map((each) => commitFor(each, person)) };
  const doc: unknown = working.doc.toJSON();
  const newer = older === null ? null : log.after(older.upTo);
  if (older === null || newer === null) return { seq, epoch, mode, doc };
  return { seq, epoch, mode, doc, maps: [...older.maps.map((map) => [...map]), ...mapsOf(newer)] };
}

/** A commit as one person is told of it: what found no place is said to its sender alone. Null = anybody else. */
export function commitFor(commit: StoredCommit, person: string | null): Commit {
  const { seq, ref, mode, kind, at, steps, kept, dropped } = commit;
  const isMade = kind === "resolve" || kind === "undoResolve";
  const told = { seq, ref, person: commit.person, mode, at, steps, kept, ...(isMade ? { kind } : {}) };
  return commit.person === person && dropped.length > 0 ? { ...told, dropped } : told;
}

/** The maps of the commits' steps, told as numbers; those that move nothing are left out. */
function mapsOf(commits: readonly StoredCommit[]): number[][] {
  const all = commits.flatMap((commit) => stepsOf(commit).map((step) => numbersOf(step.getMap())));
  return all.filter((ranges) => ranges.length > 0);
}
