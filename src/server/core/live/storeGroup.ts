import type { StoryId } from "#contract/fields.ts";
import { PersonId } from "#contract/fields.ts";
import { schemaVersion } from "#document/schema.ts";
import type { Tx } from "../db.ts";
import type { Deps } from "../deps.ts";
import { insertCommits } from "../repos/commits.ts";
import { insertSnapshot } from "../repos/snapshots.ts";
import { lockRow } from "../repos/stories.ts";
import { putSuggestions } from "../repos/suggestions.ts";
import { insertVersion, versionsOf } from "../repos/versions.ts";
import { listingOf } from "../useCases/stories/writeListing.ts";
import type { Group, Working } from "./working.ts";

const snapshotEvery = 200;
const largeChangeName = "Before a large change";

/**
 * Stores a group that was decided on `on`, with all that follows from it: the ledger, a snapshot every 200 commits,
 * and the version that is kept before a large change. Gives false, and stores nothing, where the copy is no longer
 * the one that it was decided on.
 */
export function storeGroup(deps: Deps, storyId: StoryId, on: Working, group: Group): Promise<boolean> {
  const at = deps.clock.now().toISOString();
  return deps.db.transaction(async (tx) => {
    // The story is locked before its copy, as by everybody else: a version can be kept of a locked story only.
    if (group.large.length > 0) await lockRow(tx, storyId);
    if (!(await insertCommits(tx, storyId, on, group.commits))) return false;
    if (group.entries.length > 0) await putSuggestions(tx, storyId, group.after.seq, group.entries);
    if (isSnapshotDue(group)) {
      const { seq, doc, blame } = group.after;
      await insertSnapshot(tx, storyId, { seq, schemaVersion, doc: doc.toJSON(), blame, at });
    }
    await keepBeforeLarge(tx, deps, storyId, group);
    return true;
  });
}

/** Whether the group's last commit is one of which a snapshot is kept. */
export function isSnapshotDue({ after }: Pick<Group, "after">): boolean {
  return after.seq - after.snapshotSeq >= snapshotEvery;
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
