import { type Node, Slice } from "prosemirror-model";
import { ReplaceStep, Step } from "prosemirror-transform";
import type { PersonId, StoryId } from "#contract/fields.ts";
import type { Instant } from "#domain/times.ts";
import { type Blame, blameAfter, blameOfOne } from "#document/blame.ts";
import { schema, schemaVersion } from "#document/schema.ts";
import { tryStep } from "#document/tryStep.ts";
import type { Tx } from "../db.ts";
import { type CopyHead, headOf, insertCopy, lockHead, raise } from "../repos/copies.ts";
import { commitsAfter, insertCommits } from "../repos/commits.ts";
import { insertSnapshot, newestSnapshot } from "../repos/snapshots.ts";
import { StoredBlame } from "./storedBlame.ts";

/** A story's copy as the database has it: the document at `seq`, its epoch, and who wrote what. */
export interface StoredCopy {
  readonly seq: number;
  readonly epoch: number;
  readonly doc: Node;
  readonly blame: Blame;
}

/** Starts the log of a new story with `doc`, which nobody is blamed for: what stands in it was not typed here. */
export async function startCopy(tx: Tx, storyId: StoryId, doc: Node, at: Instant): Promise<void> {
  await insertCopy(tx, storyId, schemaVersion);
  await insertSnapshot(tx, storyId, {
    seq: 0,
    schemaVersion,
    doc: doc.toJSON(),
    blame: blameOfOne(doc, ""),
    at,
  });
}

/** The copy, to which nobody can add until the transaction ends. The story must be locked before it, never after. */
export async function lockedCopy(tx: Tx, storyId: StoryId): Promise<StoredCopy> {
  return copyAt(tx, storyId, await lockHead(tx, storyId));
}

/** The copy as it is now. Somebody may add to it the moment after. */
export async function readCopyAt(tx: Tx, storyId: StoryId): Promise<StoredCopy> {
  return copyAt(tx, storyId, await headOf(tx, storyId));
}

/**
 * Begins a new epoch, so that a commit that was decided in the one before is decided again. To be called after the
 * story has its new stage, in the transaction that gives it one, or that changes somebody's standing to it.
 */
export async function raiseEpoch(tx: Tx, storyId: StoryId): Promise<void> {
  await raise(tx, storyId);
}

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
    // With spaces in it, which no client's ref can have.
    ref: `replaced as ${seq}`,
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
  if (!(await insertCommits(tx, storyId, before, [commit]))) throw new Error(`the copy of ${storyId} was not locked`);
  const blame = step === null ? before.blame : blameAfter(before.blame, before.doc, [step], "");
  await insertSnapshot(tx, storyId, { seq, schemaVersion, doc: doc.toJSON(), blame, at });
  await raise(tx, storyId);
}

/**
 * Whether anything that the person put in stands in the copy: text, or a block of another kind than a paragraph. What
 * is still a suggestion does not stand yet.
 */
export function standsInCopy(blame: Blame, doc: Node, personId: string): boolean {
  let at = 0;
  for (const [length, whose] of blame) {
    if (whose === personId && holdsAnything(doc, at, at + length)) return true;
    at += length;
  }
  return false;
}

function holdsAnything(doc: Node, from: number, to: number): boolean {
  let holds = false;
  doc.nodesBetween(from, to, (node, at) => {
    const isProposed = node.marks.some((mark) => mark.type.name === "insertion");
    if (node.isText || (at >= from && !node.isTextblock)) holds ||= !isProposed;
    // A proposed paragraph is only a boundary; any other proposed block is proposed with all in it.
    return !holds && (!isProposed || node.isTextblock);
  });
  return holds;
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

async function copyAt(tx: Tx, storyId: StoryId, head: CopyHead | null): Promise<StoredCopy> {
  const snapshot = await newestSnapshot(tx, storyId);
  if (head === null || snapshot === null) throw new Error(`story ${storyId} has no copy`);
  let doc = schema.nodeFromJSON(snapshot.doc);
  let blame: Blame = StoredBlame.parse(snapshot.blame);
  for (const commit of await commitsAfter(tx, storyId, snapshot.seq, head.seq)) {
    const steps = commit.steps.map((json) => Step.fromJSON(schema, json));
    blame = blameAfter(blame, doc, steps, commit.person);
    doc = afterSteps(doc, steps, `${storyId} at ${commit.seq}`);
  }
  return { seq: head.seq, epoch: head.epoch, doc, blame };
}

/** The document after stored steps. They were tried before they were stored: one that fails is a broken log. */
export function afterSteps(doc: Node, steps: readonly Step[], where: string): Node {
  let after = doc;
  for (const step of steps) {
    const result = step.apply(after);
    if (result.doc === null) throw new Error(`the log of ${where} does not apply: ${result.failed}`);
    after = result.doc;
  }
  return after;
}
