import type { StoryId } from "#contract/fields.ts";
import { PersonId } from "#contract/fields.ts";
import { schemaVersion } from "#document/schema.ts";
import type { Instant } from "#domain/times.ts";
import type { Tx } from "../db.ts";
import type { Deps } from "../deps.ts";
import { insertCommits } from "../repos/commits.ts";
import { setAnchors } from "../repos/notes.ts";
import { insertSnapshot } from "../repos/snapshots.ts";
import type { StandingRow } from "../repos/standings.ts";
import { lockRow } from "../repos/stories.ts";
import { putSuggestions } from "../repos/suggestions.ts";
import { insertVersion, versionsOf } from "../repos/versions.ts";
import { tellHistory } from "./tellHistory.ts";
import { listingOf } from "../useCases/stories/writeListing.ts";
import type { Group, Working } from "./working.ts";

const snapshotEvery = 200;
const largeChangeName = "Before a large change";

/** What is stored, and what it was decided on. */
export interface Storing {
  readonly on: Working;
  readonly group: Group;
  /** How those whose commits are stored stood to the story. */
  readonly standings: readonly StandingRow[];
}

/** Whether `storeGroup` is one statement, which needs no transaction around it. */
export function isOneStatement(group: Group): boolean {
  const { anchors } = group.after;
  return group.large.length === 0 && group.entries.length === 0 && anchors.length === 0 && !isSnapshotDue(group);
}

/**
 * Stores a group that was decided on `on`, with all that follows from it: the ledger, where notes stand, a snapshot
 * every 200 commits, and the version that is kept before a large change. Gives false, and stores
 * nothing, where the copy is no longer the one that it was decided on, or somebody may no longer do the same. `tx` is a
 * transaction unless `isOneStatement`: all of it stands, or none.
 */
export async function storeGroup(
  tx: Tx,
  deps: Deps,
  storyId: StoryId,
  { on, group, standings }: Storing,
): Promise<boolean> {
  const at = deps.clock.now().toISOString();
  // The story is locked before its copy, as by everybody else: a version can be kept of a locked story only.
  if (group.large.length > 0) await lockRow(tx, storyId);
  if (!(await insertCommits(tx, storyId, on, group.commits, standings))) return false;
  if (group.entries.length > 0) await putSuggestions(tx, storyId, group.entries);
  if (group.after.anchors.length > 0) await setAnchors(tx, group.after.seq, group.after.anchors);
  if (isSnapshotDue(group)) await keepSnapshot(tx, storyId, group.after, at);
  await keepBeforeLarge(tx, deps, storyId, group);
  for (const resolve of group.resolves) await tellHistory(tx, deps, storyId, { resolve, standings });
  return true;
}

/** Whether the group's last commit is one of which a snapshot is kept. */
export function isSnapshotDue({ after }: Pick<Group, "after">): boolean {
  return after.seq - after.snapshotSeq >= snapshotEvery;
}

/** Keeps the copy as it is, so that whoever loads it next need not make it again from the commits. */
export function keepSnapshot(tx: Tx, storyId: StoryId, { seq, doc, blame }: Working, at: Instant): Promise<void> {
  return insertSnapshot(tx, storyId, { seq, schemaVersion, doc: doc.toJSON(), blame, at });
}

async function keepBeforeLarge(tx: Tx, deps: Deps, storyId: StoryId, { large }: Group): Promise<void> {
  const [first] = large;
  const now = deps.clock.now();
  if (first === undefined || (await wasKeptLately(tx, storyId, now))) return;
  await insertVersion(tx, {
    id: deps.ids.next(),
    storyId,
    name: largeChangeName,
    cause: "kept",
    seq: first.seq,
    copy: first.doc.toJSON(),
    words: listingOf(first.doc).words,
    by: PersonId.parse(first.person),
    at: now.toISOString(),
  });
}

/** Whether one was kept within the last minute: deleting everything over and over fills no store. */
async function wasKeptLately(tx: Tx, storyId: StoryId, now: Date): Promise<boolean> {
  const [newest] = await versionsOf(tx, storyId);
  return newest?.name === largeChangeName && now.getTime() - Date.parse(newest.at) < 60_000;
}
