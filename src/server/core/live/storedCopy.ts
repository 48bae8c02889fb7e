import type { Node } from "prosemirror-model";
import type { Step } from "prosemirror-transform";
import type { StoryId } from "#contract/fields.ts";
import type { Instant } from "#domain/times.ts";
import { type Blame, type Blamed, blameAfter, blameOfBrought } from "#document/blame.ts";
import { withReturned } from "#document/returned.ts";
import { schema, schemaVersion } from "#document/schema.ts";
import type { Tx } from "../db.ts";
import { type CopyHead, headOf, insertCopy, lockHead, raise } from "../repos/copies.ts";
import { commitsAfter, type StoredCommit } from "../repos/commits.ts";
import { insertSnapshot, newestSnapshot } from "../repos/snapshots.ts";
import { stepsOf } from "./recentLog.ts";
import { StoredBlame } from "./storedBlame.ts";

/** A story's copy as the database has it: the document at its seq, and who wrote what. */
export interface StoredCopy extends CopyHead, Blamed {}

/**
 * Starts the log of a new story with `doc`, which nobody is blamed for but whoever's suggestions stand in it: it was not
 * typed here.
 */
export async function startCopy(tx: Tx, storyId: StoryId, doc: Node, at: Instant): Promise<void> {
  await insertCopy(tx, storyId, schemaVersion);
  await insertSnapshot(tx, storyId, {
    seq: 0,
    schemaVersion,
    doc: doc.toJSON(),
    blame: blameOfBrought(doc),
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

/** The copy as it was at one seq of its log. */
export async function copyAsAt(tx: Tx, storyId: StoryId, seq: number): Promise<StoredCopy> {
  const head = await headOf(tx, storyId);
  return copyAt(tx, storyId, head === null ? null : { ...head, seq });
}

async function copyAt(tx: Tx, storyId: StoryId, head: CopyHead | null): Promise<StoredCopy> {
  const snapshot = head === null ? null : await newestSnapshot(tx, storyId, head.seq);
  if (head === null || snapshot === null) throw new Error(`story ${storyId} has no copy`);
  let copy: Blamed = { doc: schema.nodeFromJSON(snapshot.doc), blame: StoredBlame.parse(snapshot.blame) };
  for (const commit of await commitsAfter(tx, storyId, snapshot.seq, head.seq))
    copy = afterCommit(copy, commit, stepsOf(commit), storyId);
  return { ...head, ...copy };
}

/** What the ref of a commit that the server itself has put in begins with. With spaces, which no client's ref can have. */
export const replacement = "replaced as ";

function isReplacement(ref: string): boolean {
  return ref.startsWith(replacement);
}

/**
 * The copy after a stored commit, whose steps are given read. What the server has put in its place is nobody's: whoever
 * had it do so did not write it. A commit that does not apply is a broken log.
 */
export function afterCommit(
  copy: Blamed,
  { seq, ref, person, returned }: Pick<StoredCommit, "seq" | "ref" | "person" | "returned">,
  steps: readonly Step[],
  storyId: StoryId,
): Blamed {
  try {
    const { doc, blame } = blameAfter(copy, steps, isReplacement(ref) ? "" : person);
    return { doc, blame: withReturned(blame, returned ?? []) };
  } catch (fault) {
    throw new Error(`the log of ${storyId} is broken at ${seq}`, { cause: fault });
  }
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
