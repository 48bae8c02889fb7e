import { EditorState } from "@tiptap/pm/state";
import { Transform } from "prosemirror-transform";
import { describe, expect, test } from "vitest";
import type { CommitToSend } from "#contract/live.ts";
import { PersonId, type StoryId } from "#contract/fields.ts";
import { type Blamed, blameAfter, blameOfOne } from "#document/blame.ts";
import { openedLog, takeCommit, withLocal } from "#document/clientLog.ts";
import { MoveStep } from "#document/moveStep.ts";
import { blankCopy, schema, schemaVersion } from "#document/schema.ts";
import { sql } from "#server/core/db.ts";
import { jobContext } from "#server/core/jobs/jobContext.ts";
import { loadCopy } from "#server/core/live/loadCopy.ts";
import { anchorsAfter, type NoteAnchor, placeNote } from "#server/core/live/noteAnchors.ts";
import { type LoggedCommit, RecentLog, stepsOf } from "#server/core/live/recentLog.ts";
import { Room } from "#server/core/live/room.ts";
import { readCopyAt } from "#server/core/live/storedCopy.ts";
import { commitsAfter } from "#server/core/repos/commits.ts";
import { setAnchors } from "#server/core/repos/notes.ts";
import { insertSnapshot } from "#server/core/repos/snapshots.ts";
import { lockRow } from "#server/core/repos/stories.ts";
import { suggestionsIn } from "#server/core/repos/suggestions.ts";
import { inTransaction } from "#server/core/transaction.ts";
import { gesture } from "#tests/document/fuzz/gestures.ts";
import { letterAt } from "#tests/document/fuzz/letters.ts";
import { type Random, randomFrom } from "#tests/document/fuzz/random.ts";
import { aCopyDesk, type CopyDesk } from "./copyDesk.ts";
import { secondBeforeFirst } from "./steps.ts";

interface Story {
  readonly id: StoryId;
}

const people = ["Leyi Chen", "Duty Editor"] as const;
const commits = 60;

/** What a story's log makes of its copy, after each of its commits, played from the first on. */
interface Replayed extends Blamed {
  readonly seq: number;
  readonly anchors: readonly NoteAnchor[];
}

describe("a copy that is loaded", { timeout: 60_000 }, () => {
  test.each([1, 2, 3])("is the one that its whole log makes, from whichever snapshot (seed %i)", async (seed) => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const placed = await writeAtRandom(desk, story, randomFrom(seed));
    const played = await replayed(desk, story, placed);
    const last = played.at(-1);
    if (last === undefined) throw new Error("Nothing was written");
    expect(last.anchors).toHaveLength(3);
    const steps = (await commitsAfter(desk.deps.db, story.id, 0)).flatMap(stepsOf);
    expect(steps.some((step) => step instanceof MoveStep)).toBe(true);
    const ledger = new Map((await suggestionsIn(desk.deps.db, story.id)).map((entry) => [entry.id, entry]));
    for (const from of played) {
      await leaveOnly(desk, story, from);
      const loaded = await loadCopy(desk.deps.db, story.id, null, 0);
      const read = await readCopyAt(desk.deps.db, story.id);
      for (const copy of [loaded?.working, read]) {
        expect(copy?.seq).toBe(last.seq);
        expect(copy?.doc.toJSON(), `from ${from.seq}`).toEqual(last.doc.toJSON());
        expect(copy?.blame, `from ${from.seq}`).toEqual(last.blame);
      }
      expect(loaded?.working.anchors, `from ${from.seq}`).toMatchObject(last.anchors);
      expect(loaded?.ledger).toEqual(ledger);
      expect(loaded?.log.after(0)?.map((commit) => commit.seq)).toEqual(played.slice(1).map(({ seq }) => seq));
    }
  });
});

describe("the end of a log in memory", () => {
  test.each([1, 2, 3])(
    "has what the log has, however often it was added to, reached back and cut (seed %i)",
    (seed) => {
      const random = randomFrom(seed);
      const whole: LoggedCommit[] = [];
      const next = (): LoggedCommit => {
        const seq = whole.length + 1;
        const weight = random.chance(0.1) ? 1_000_000 : 100;
        const commit = { seq, ref: `r${seq}`, person: "p", steps: [], kept: [], dropped: [], at: "", maps: [], weight };
        return { ...commit, mode: "edit", kind: "edit", returned: null };
      };
      for (let i = 0; i < 300; i++) whole.push(next());
      const log = new RecentLog(300);
      let isCut = false;
      for (let i = 0; i < 400; i++) {
        const floor = log.floor;
        for (let count = random.below(40); count > 0; count--) {
          const commit = next();
          whole.push(commit);
          log.add(commit);
        }
        if (random.chance(0.3)) log.cutBack();
        isCut ||= log.floor > floor;
        if (random.chance(0.1)) log.putBefore(whole.slice(Math.max(0, log.floor - random.below(200)), log.floor));
        const from = random.below(whole.length + 1);
        expect(log.after(from)).toEqual(from < log.floor ? null : whole.slice(from));
        expect(log.byRef(`r${from}`)).toBe(from > log.floor ? whole[from - 1] : undefined);
      }
      log.cutBack();
      expect(isCut).toBe(true);
      expect(whole.length - log.floor).toBeLessThanOrEqual(4000);
    },
  );
});

/** Writes in a story as two people do, each at times on an older copy, and gives at which seq each note was put. */
async function writeAtRandom(desk: CopyDesk, { id }: Story, random: Random): Promise<ReadonlyMap<number, NoteAnchor>> {
  const room = new Room(desk.deps, id);
  const seen = [await readCopyAt(desk.deps.db, id)];
  const placed = new Map<number, NoteAnchor>();
  for (let i = 0, stored = 0; stored < commits; i++) {
    const on = seen.at(-1 - random.below(Math.min(4, seen.length)));
    const name = random.pick(people);
    const commit = on && changed(on, { random, ref: `random-${i}`, by: desk.people[name].id });
    if (commit) {
      const answer = await room.add(commit, { kind: "person", id: desk.people[name].id, name, roles: [] });
      // A guest in somebody's suggestion is refused now and then.
      if (!answer.ok) continue;
      stored += 1;
      seen.push(await readCopyAt(desk.deps.db, id));
    }
    if (stored >= 15 * (placed.size + 1) && placed.size < 3) {
      const note = await putNote(desk, id, random);
      if (note !== null) placed.set(seen.at(-1)?.seq ?? 0, note);
    }
  }
  await room.settle();
  return placed;
}

/** A commit of what somebody does to a copy that they have seen; null where chance picked something undoable. */
function changed(
  { doc, seq, epoch }: Awaited<ReturnType<typeof readCopyAt>>,
  { random, ref, by }: { readonly random: Random; readonly ref: string; readonly by: string },
): CommitToSend | null {
  let letters = random.below(1000);
  const fresh = (count: number) => Array.from({ length: count }, () => letterAt(letters++)).join("");
  const suggestion = () => schema.text(fresh(3), [schema.mark("insertion", { id: ref, by })]);
  const ways = [
    () => new Transform(doc).insert(1, suggestion()),
    () => ((doc.lastChild?.childCount ?? 0) > 1 ? new Transform(doc).step(secondBeforeFirst(doc)) : null),
  ];
  const tr = random.chance(0.2) ? random.pick(ways)() : gesture(EditorState.create({ doc }), random, fresh);
  if (tr === null || typeof tr === "string" || tr.steps.length === 0) return null;
  const taken = takeCommit(withLocal(openedLog(seq, epoch), tr), ref);
  if (taken === null) return null;
  const { base, steps, gone } = taken.commit;
  return { ref, base, epoch, steps: [...steps], gone: [...gone] };
}

/** Puts a note on a few letters of the copy, wherever chance wants it; null where there are none. */
async function putNote(desk: CopyDesk, storyId: StoryId, random: Random): Promise<NoteAnchor | null> {
  const { doc, seq } = await readCopyAt(desk.deps.db, storyId);
  const from = random.below(doc.content.size - 12);
  const ctx = jobContext(desk.deps);
  const by = PersonId.parse(desk.people["Fiona Patterson"].id);
  const note = { id: desk.deps.ids.next(), storyId, kind: "note", body: "Which?", by, at: ctx.now } as const;
  return inTransaction(ctx, async (tx) => {
    await lockRow(tx, storyId);
    const put = await placeNote(tx, note, { seq, from, to: from + 12 });
    if (!put.ok) return null;
    const { from: start, to, quote, lost, image } = put.anchor;
    return { id: note.id, from: start, to, quote, lost, image };
  });
}

/** Plays a story's log from its first snapshot on, with the notes from the seq on at which each was put. */
async function replayed(
  desk: CopyDesk,
  { id }: Story,
  placed: ReadonlyMap<number, NoteAnchor>,
): Promise<readonly Replayed[]> {
  const doc = blankCopy();
  let now: Replayed = { seq: 0, doc, blame: blameOfOne(doc, ""), anchors: [] };
  const all = [now];
  for (const commit of await commitsAfter(desk.deps.db, id, 0)) {
    const steps = stepsOf(commit);
    const after = blameAfter(now, steps, commit.person);
    const maps = steps.map((step) => step.getMap());
    const put = placed.get(commit.seq);
    const moved = anchorsAfter(now.anchors, maps, after.doc);
    now = { ...after, seq: commit.seq, anchors: put === undefined ? moved : [...moved, put] };
    all.push(now);
  }
  return all;
}

/** Takes away all snapshots but one, of the copy as it was at a seq, and leaves the notes of then behind there. */
async function leaveOnly(desk: CopyDesk, { id }: Story, { seq, doc, blame, anchors }: Replayed): Promise<void> {
  const at = desk.deps.clock.now().toISOString();
  await desk.deps.db.transaction(async (tx) => {
    await tx.run(sql`delete from snapshots where story_id = ${id}`);
    await insertSnapshot(tx, id, { seq, schemaVersion, doc: doc.toJSON(), blame, at });
    await setAnchors(tx, seq, anchors);
  });
}
