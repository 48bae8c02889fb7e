import type { StoryId } from "#contract/fields.ts";
import type { Blamed } from "#document/blame.ts";
import { schema } from "#document/schema.ts";
import type { Tx } from "../db.ts";
import { headOf } from "../repos/copies.ts";
import { commitsAfter } from "../repos/commits.ts";
import { newestSnapshot } from "../repos/snapshots.ts";
import { type RecordedSuggestion, suggestionsIn } from "../repos/suggestions.ts";
import { anchorsAt } from "./noteAnchors.ts";
import { type LoggedCommit, logged, mostBehind, RecentLog, stepsOf } from "./recentLog.ts";
import { StoredBlame } from "./storedBlame.ts";
import { afterCommit } from "./storedCopy.ts";
import type { Working } from "./working.ts";

/** A story's copy in memory, with the end of its log and its ledger. */
export interface LoadedCopy {
  readonly working: Working;
  readonly log: RecentLog;
  readonly ledger: Map<string, RecordedSuggestion>;
}

/**
 * The copy as the database has it now: what was loaded before with the commits since, or from the newest snapshot on.
 * `toldSeq` is the seq that others were told last, from which on the log has to be there. Null = no such story.
 */
export async function loadCopy(
  tx: Tx,
  storyId: StoryId,
  before: LoadedCopy | null,
  toldSeq: number | null,
): Promise<LoadedCopy | null> {
  const head = await headOf(tx, storyId);
  if (head === null) return null;
  const from = before !== null && before.working.seq <= head.seq ? before : await fromSnapshot(tx, storyId, head.seq);
  const isSame = from.working.seq === head.seq && from.working.anchorRevision === head.anchorRevision;
  // Whoever added to the log has kept the notes where their words are.
  const anchors = isSame ? from.working.anchors : await anchorsAt(tx, storyId, head);
  if (from.working.seq === head.seq)
    return inReach(tx, storyId, { ...from, working: { ...from.working, ...head, anchors } }, toldSeq);
  let copy: Blamed = from.working;
  const newer: LoggedCommit[] = [];
  for (const commit of await commitsAfter(tx, storyId, from.working.seq, head.seq)) {
    const steps = stepsOf(commit);
    copy = afterCommit(copy, commit, steps, storyId);
    newer.push(logged(commit, steps));
  }
  const { doc, blame } = copy;
  // Others may have suggested something in those commits.
  const ledger = from === before ? await ledgerOf(tx, storyId) : from.ledger;
  const loaded = { ...from, ledger, working: { ...from.working, ...head, doc, blame, anchors } };
  await inReach(tx, storyId, loaded, toldSeq);
  // The log is that of the copy in memory, which must be as it was if anything fails: so this comes last.
  for (const commit of newer) from.log.add(commit);
  return loaded;
}

/** Reads the log further back, so that it holds all commits after `seq`, unless that is too far back. */
export async function reachBack(tx: Tx, storyId: StoryId, { working, log }: LoadedCopy, seq: number): Promise<void> {
  if (seq >= log.floor || seq < working.seq - mostBehind) return;
  const older = await commitsAfter(tx, storyId, seq, log.floor);
  log.putBefore(older.map((commit) => logged(commit, stepsOf(commit))));
}

async function inReach(tx: Tx, storyId: StoryId, copy: LoadedCopy, toldSeq: number | null): Promise<LoadedCopy> {
  if (toldSeq !== null) await reachBack(tx, storyId, copy, toldSeq);
  return copy;
}

async function fromSnapshot(tx: Tx, storyId: StoryId, upTo: number): Promise<LoadedCopy> {
  const snapshot = await newestSnapshot(tx, storyId, upTo);
  if (snapshot === null) throw new Error(`story ${storyId} has no snapshot`);
  const doc = schema.nodeFromJSON(snapshot.doc);
  const { seq } = snapshot;
  return {
    working: {
      seq,
      epoch: 0,
      editionSeq: 0,
      publishedEpoch: 0,
      anchorRevision: 0,
      anchors: [],
      doc,
      blame: StoredBlame.parse(snapshot.blame),
      snapshotSeq: seq,
    },
    log: new RecentLog(seq),
    ledger: await ledgerOf(tx, storyId),
  };
}

async function ledgerOf(tx: Tx, storyId: StoryId): Promise<Map<string, RecordedSuggestion>> {
  return new Map((await suggestionsIn(tx, storyId)).map((entry) => [entry.id, entry]));
}
