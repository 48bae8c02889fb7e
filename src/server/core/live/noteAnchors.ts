import type { Node } from "prosemirror-model";
import { type StepMap } from "prosemirror-transform";
import type { StoryId } from "#contract/fields.ts";
import { type Anchor, anchorAfter, anchorAt } from "#document/anchors.ts";
import { schema } from "#document/schema.ts";
import type { Tx } from "../db.ts";
import { commitsAfter } from "../repos/commits.ts";
import { type CopyHead, lockHead, raiseAnchors } from "../repos/copies.ts";
import { type AnchoredNote, anchoredNotes, insertAnchoredNote, type NewAnchoredNote } from "../repos/notes.ts";
import { newestSnapshot } from "../repos/snapshots.ts";
import { mostBehind, stepsOf } from "./recentLog.ts";
import { afterSteps } from "./storedCopy.ts";

/** Where an open note stands in a copy. */
export interface NoteAnchor extends Anchor {
  readonly id: string;
}

/** The anchors after one commit: `maps` are those of its steps, `doc` is the copy after it. */
export function anchorsAfter(anchors: readonly NoteAnchor[], maps: readonly StepMap[], doc: Node): NoteAnchor[] {
  return anchors.map((each) => ({ ...each, ...anchorAfter(each, maps, doc) }));
}

/**
 * Where a story's open notes stand in the copy at `head`. Whoever adds to the log keeps them there, in the same
 * transaction; those that something else has left behind are brought over the commits since. A story on whose words
 * no note was ever put costs nothing.
 */
export async function anchorsAt(
  tx: Tx,
  storyId: StoryId,
  { seq, anchorRevision }: Pick<CopyHead, "seq" | "anchorRevision">,
): Promise<readonly NoteAnchor[]> {
  const all = anchorRevision === 0 ? [] : await anchoredNotes(tx, storyId);
  // Without a transaction another process may have moved some beyond this head meanwhile. They stand nowhere in a copy
  // of before; whatever is decided on it loses to what moved them, and is decided anew with all of them.
  const notes = all.filter((note) => note.seq <= seq);
  return notes.some((note) => note.seq < seq) ? broughtTo(tx, storyId, seq, notes) : notes;
}

/** Where a note is put: a range of the copy at `seq`, as whoever puts it there saw it. */
export interface NotePlace {
  readonly seq: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Puts a note on words of the copy or on a picture, and gives where they stand now: what was written since somebody chose them has
 * moved them, or taken them out. `behind` = that copy is too old to be followed; `nothing` = there are no words at that
 * place in it. The story must be locked, and its copy is from here on.
 */
export async function placeNote(
  tx: Tx,
  note: Omit<NewAnchoredNote, keyof Anchor | "seq">,
  { seq, from, to }: NotePlace,
): Promise<
  { readonly ok: true; readonly anchor: Anchor } | { readonly ok: false; readonly why: "behind" | "nothing" }
> {
  const head = await lockHead(tx, note.storyId);
  if (head === null || seq > head.seq) return { ok: false, why: "nothing" };
  if (seq < head.seq - mostBehind) return { ok: false, why: "behind" };
  const { doc } = await copyAtSeq(tx, note.storyId, seq);
  if (from >= to || from < 0 || to > doc.content.size) return { ok: false, why: "nothing" };
  const then = anchorAt(doc, from, to);
  if (then.quote.trim() === "") return { ok: false, why: "nothing" };
  const [now] = await broughtTo(tx, note.storyId, head.seq, [{ id: note.id, seq, ...then }]);
  const anchor = now ?? then;
  await insertAnchoredNote(tx, { ...note, ...anchor, id: note.id, seq: head.seq });
  await raiseAnchors(tx, note.storyId);
  return { ok: true, anchor };
}

/** Brings notes, each from the seq that it stands at, over the commits up to `seq`. */
async function broughtTo(
  tx: Tx,
  storyId: StoryId,
  seq: number,
  notes: readonly AnchoredNote[],
): Promise<readonly NoteAnchor[]> {
  const oldest = Math.min(...notes.map((note) => note.seq));
  let { doc } = await copyAtSeq(tx, storyId, oldest);
  let brought = notes.map((note) => ({ stoodAt: note.seq, anchor: note as NoteAnchor }));
  for (const commit of await commitsAfter(tx, storyId, oldest, seq)) {
    const steps = stepsOf(commit);
    doc = afterSteps(doc, steps, `${storyId} at ${commit.seq}`);
    const after = doc;
    const maps = steps.map((step) => step.getMap());
    brought = brought.map(({ stoodAt, anchor }) =>
      stoodAt < commit.seq
        ? { stoodAt, anchor: { ...anchor, ...anchorAfter(anchor, maps, after) } }
        : { stoodAt, anchor },
    );
  }
  return brought.map(({ anchor }) => anchor);
}

/** A story's copy as it was at one seq of its log. */
async function copyAtSeq(tx: Tx, storyId: StoryId, seq: number): Promise<{ readonly doc: Node }> {
  const snapshot = await newestSnapshot(tx, storyId, seq);
  if (snapshot === null) throw new Error(`story ${storyId} has no snapshot up to ${seq}`);
  let doc = schema.nodeFromJSON(snapshot.doc);
  for (const commit of await commitsAfter(tx, storyId, snapshot.seq, seq))
    doc = afterSteps(doc, stepsOf(commit), `${storyId} at ${commit.seq}`);
  return { doc };
}
