import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { StoryId } from "#contract/fields.ts";
import { sql } from "#server/core/db.ts";
import { memoryHub } from "#server/core/memoryHub.ts";
import { Room } from "#server/core/live/room.ts";
import { readCopyAt } from "#server/core/live/storedCopy.ts";
import { insertSnapshot, newestSnapshot } from "#server/core/repos/snapshots.ts";
import { emptyDatabase } from "../support/database.ts";
import { aCopyDesk, type CopyDesk } from "./copyDesk.ts";
import { faultyDb } from "./faultyDb.ts";
import { write, written } from "./written.ts";

async function snapshotsOf(desk: CopyDesk, story: StoryId): Promise<number[]> {
  const row = z.object({ seq: z.number() });
  const rows = await desk.deps.db.rows(row, sql`select seq from snapshots where story_id = ${story} order by seq`);
  return rows.map(({ seq }) => seq);
}

/** The newest snapshot is the copy as it is now, with who wrote it. */
async function isKeptNow(desk: CopyDesk, story: StoryId) {
  const { seq, doc, blame } = await readCopyAt(desk.deps.db, story);
  const kept: unknown = doc.toJSON();
  expect(await newestSnapshot(desk.deps.db, story, seq)).toMatchObject({ seq, doc: kept, blame });
}

describe("a snapshot of the copy", { timeout: 20_000 }, () => {
  test("is kept when a room is let go, so that opening it again plays no commit", async () => {
    const db = faultyDb(await emptyDatabase());
    const desk = await aCopyDesk({ db });
    const { story, room } = await written(desk, 30);
    const { seq } = await readCopyAt(desk.deps.db, story.id);
    await room.settle();
    expect((await snapshotsOf(desk, story.id)).at(-1)).toBe(seq);
    await isKeptNow(desk, story.id);
    const before = db.asked.length;
    await desk.writer("Leyi Chen", story);
    expect(db.asked.slice(before).filter((text) => text.includes("from commits"))).toEqual([]);
  });

  test("is not kept again where the log has hardly grown since the last", async () => {
    const desk = await aCopyDesk();
    const { story, room } = await written(desk, 30);
    await room.settle();
    const kept = await snapshotsOf(desk, story.id);
    await room.settle();
    await write(desk, { room, story: story.id }, 5);
    await room.settle();
    expect(await snapshotsOf(desk, story.id)).toEqual(kept);
    await write(desk, { room, story: story.id }, 20);
    await room.settle();
    expect(await snapshotsOf(desk, story.id)).toHaveLength(kept.length + 1);
  });

  test("is kept once when two processes let the story go at the same moment", async () => {
    const desk = await aCopyDesk();
    const { story, room } = await written(desk, 30);
    const there = new Room({ ...desk.deps, hub: memoryHub(() => {}) }, story.id);
    const leyi = { kind: "person", id: desk.people["Leyi Chen"].id, name: "Leyi Chen", roles: [] } as const;
    await there.read(leyi, null, 0);
    const kept = await snapshotsOf(desk, story.id);
    await Promise.all([room.settle(), there.settle()]);
    expect(await snapshotsOf(desk, story.id)).toHaveLength(kept.length + 1);
    await isKeptNow(desk, story.id);
    expect(desk.log.filter((line) => line.level === "error")).toEqual([]);
  });

  test("that a process keeps of an older copy than another's does not stand in the newer one's way", async () => {
    const desk = await aCopyDesk();
    const { story, room } = await written(desk, 30);
    const there = new Room({ ...desk.deps, hub: memoryHub(() => {}) }, story.id);
    await write(desk, { room: there, story: story.id }, 25);
    await there.settle();
    // This one has not heard of the newer commits.
    await room.settle();
    expect((await snapshotsOf(desk, story.id)).slice(-2).map((seq, _, [first = 0]) => seq - first)).toEqual([0, 25]);
    await isKeptNow(desk, story.id);
  });

  test.each(["before", "after"] as const)(
    "costs nobody anything when the database fails %s anything that letting go asks of it: it is kept the next time",
    async (when) => {
      const db = faultyDb(await emptyDatabase());
      const desk = await aCopyDesk({ db });
      const { story, room } = await written(desk, 30);
      for (let n = 1; ; n++) {
        const hasFailed = db.failAt(n, when);
        await room.settle();
        const failed = hasFailed();
        db.failAt(0, when);
        await room.settle();
        await isKeptNow(desk, story.id);
        if (!failed) break;
        await write(desk, { room, story: story.id }, 30);
      }
      expect(desk.log.map(({ event }) => event)).toContain("copy.noSnapshot");
    },
  );

  test("is never of a copy that the log has not come to", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const { seq, doc, blame } = await readCopyAt(desk.deps.db, story.id);
    const kept = await snapshotsOf(desk, story.id);
    const at = desk.deps.clock.now().toISOString();
    await insertSnapshot(desk.deps.db, story.id, { seq: seq + 1, schemaVersion: 1, doc: doc.toJSON(), blame, at });
    expect(await snapshotsOf(desk, story.id)).toEqual(kept);
  });
});
