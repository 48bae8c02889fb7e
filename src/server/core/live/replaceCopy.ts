import { type Node, Slice } from "prosemirror-model";
import { ReplaceStep } from "prosemirror-transform";
import type { PersonId, StoryId } from "#contract/fields.ts";
import type { Instant } from "#domain/times.ts";
import { blameAfter } from "#document/blame.ts";
import { schemaVersion } from "#document/schema.ts";
import { tryStep } from "#document/tryStep.ts";
import type { Tx } from "../db.ts";
import { insertCommits } from "../repos/commits.ts";
import { raise } from "../repos/copies.ts";
import { setAnchors } from "../repos/notes.ts";
import { insertSnapshot } from "../repos/snapshots.ts";
import { anchorsAfter, anchorsAt } from "./noteAnchors.ts";
import { lockedCopy, replacement } from "./storedCopy.ts";

/**
 * Puts another document in the place of the copy, as one commit of one step, and begins a new epoch: work that was
 * under way on the old copy does not come up in the new one. What is put in is nobody's: whoever puts it there did not
 * write it.
 */
export async function replaceCopy(
  tx: Tx,
  {
    storyId,
    doc,
    by,
    at,
  }: { readonly storyId: StoryId; readonly doc: Node; readonly by: PersonId; readonly at: Instant },
): Promise<void> {
  const before = await lockedCopy(tx, storyId);
  const step = replacing(before.doc, doc);
  const seq = before.seq + 1;
  const commit = {
    seq,
    ref: `${replacement}${seq}`,
    person: by,
    mode: "edit" as const,
    kind: "edit" as const,
    base: before.seq,
    epoch: before.epoch,
    steps: step === null ? [] : [step.toJSON()],
    kept: step === null ? [] : [0],
    dropped: [],
    at,
  };
  if (!(await insertCommits(tx, storyId, before, [commit], [])))
    throw new Error(`the copy of ${storyId} was not locked`);
  const anchors = await anchorsAt(tx, storyId, before);
  if (step !== null && anchors.length > 0) await setAnchors(tx, seq, anchorsAfter(anchors, [step.getMap()], doc));
  const blame = step === null ? before.blame : blameAfter(before, [step], "").blame;
  await insertSnapshot(tx, storyId, { seq, schemaVersion, doc: doc.toJSON(), blame, at });
  await raise(tx, storyId);
}

/** The one step that makes the one document of the other: what is alike at both ends stays as it is, where it can. */
function replacing(before: Node, after: Node): ReplaceStep | null {
  const start = before.content.findDiffStart(after.content);
  const end = before.content.findDiffEnd(after.content);
  if (start === null || end === null) return null;
  // The same letter can be alike from both ends; it is given to the start.
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const narrow = new ReplaceStep(start, end.a + overlap, after.slice(start, end.b + overlap));
  const tried = tryStep(narrow, before);
  if (tried.ok && tried.doc.eq(after)) return narrow;
  return new ReplaceStep(0, before.content.size, new Slice(after.content, 0, 0));
}
