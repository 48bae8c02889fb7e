import type { StoryId } from "#contract/fields.ts";
import { blameAfter } from "#document/blame.ts";
import type { LedgerEntry } from "#document/ledger.ts";
import { schema } from "#document/schema.ts";
import type { Db } from "../db.ts";
import { headOf } from "../repos/copies.ts";
import { commitsAfter } from "../repos/commits.ts";
import { newestSnapshot } from "../repos/snapshots.ts";
import { suggestionsIn } from "../repos/suggestions.ts";
import { type LoggedCommit, logged, mostBehind, RecentLog, stepsOf } from "./recentLog.ts";
import { StoredBlame } from "./storedBlame.ts";
import { afterSteps } from "./storedCopy.ts";
import type { Working } from "./working.ts";

/** A story's copy in memory, with the end of its log and its ledger. */
export interface LoadedCopy {
  readonly working: Working;
  readonly log: RecentLog;
  readonly ledger: Map<string, LedgerEntry>;
}

/**
 * The copy as the database has it now: what was loaded before with the commits since, or from the newest snapshot on.
 * `toldSeq` is the seq that others were told last, from which on the log has to be there. Null = no such story.
 */
export async function loadCopy(
  db: Db,
  storyId: StoryId,
  before: LoadedCopy | null,
  toldSeq: number | null,
): Promise<LoadedCopy | null> {
  const head = await headOf(db, storyId);
  if (head === null) return null;
  const from = before !== null && before.working.seq <= head.seq ? before : await fromSnapshot(db, storyId);
  if (from.working.seq === head.seq)
    return ready(db, storyId, { ...from, working: { ...from.working, ...head } }, toldSeq);
  let { doc, blame } = from.working;
  const newer: LoggedCommit[] = [];
  for (const commit of await commitsAfter(db, storyId, from.working.seq, head.seq)) {
    const steps = stepsOf(commit);
    blame = blameAfter(blame, doc, steps, commit.person);
    doc = afterSteps(doc, steps, `${storyId} at ${commit.seq}`);
    newer.push(logged(commit, steps));
  }
  // Others may have suggested something in those commits.
  const ledger = await ledgerOf(db, storyId);
  for (const commit of newer) from.log.add(commit);
  return ready(db, storyId, { ...from, ledger, working: { ...from.working, ...head, doc, blame } }, toldSeq);
}

/** Reads the log further back, so that it holds all commits after `seq`, unless that is too far back. */
export async function reachBack(db: Db, storyId: StoryId, { working, log }: LoadedCopy, seq: number): Promise<void> {
  if (seq >= log.floor || seq < working.seq - mostBehind) return;
  const older = await commitsAfter(db, storyId, seq, log.floor);
  log.putBefore(older.map((commit) => logged(commit, stepsOf(commit))));
}

async function ready(db: Db, storyId: StoryId, copy: LoadedCopy, toldSeq: number | null): Promise<LoadedCopy> {
  if (toldSeq !== null) await reachBack(db, storyId, copy, toldSeq);
  return copy;
}

async function fromSnapshot(db: Db, storyId: StoryId): Promise<LoadedCopy> {
  const snapshot = await newestSnapshot(db, storyId);
  if (snapshot === null) throw new Error(`story ${storyId} has no snapshot`);
  const doc = schema.nodeFromJSON(snapshot.doc);
  const { seq } = snapshot;
  return {
    working: {
      seq,
      epoch: 0,
      editionSeq: 0,
      publishedEpoch: 0,
      doc,
      blame: StoredBlame.parse(snapshot.blame),
      snapshotSeq: seq,
    },
    log: new RecentLog(seq),
    ledger: await ledgerOf(db, storyId),
  };
}

async function ledgerOf(db: Db, storyId: StoryId): Promise<Map<string, LedgerEntry>> {
  return new Map((await suggestionsIn(db, storyId)).map((entry) => [entry.id, entry]));
}
