import { describe, expect, test } from "vitest";
import { loadCopy, type LoadedCopy } from "#server/core/live/loadCopy.ts";
import { readCopyAt } from "#server/core/live/storedCopy.ts";
import { emptyDatabase } from "../support/database.ts";
import { aCopyDesk } from "./copyDesk.ts";
import { faultyDb } from "./faultyDb.ts";
import { write, written } from "./written.ts";

describe("a copy in memory to which another process has added", { timeout: 20_000 }, () => {
  test.each(["before", "after"] as const)(
    "stays as it was when the database fails %s anything that loading the rest asks of it",
    async (when) => {
      const db = faultyDb(await emptyDatabase());
      const desk = await aCopyDesk({ db });
      const { story, room } = await written(desk, 30);
      await room.settle();
      const inMemory = await loadCopy(db, story.id, null, null);
      if (inMemory === null) throw new Error("There is no copy");
      const { seq } = inMemory.working;
      await write(desk, { room, story: story.id }, 5);
      const load = () => loadCopy(db, story.id, inMemory, seq - 10);
      let n = 1;
      let loaded: LoadedCopy | null = null;
      for (let hasFailed = db.failAt(n, when); ; hasFailed = db.failAt(++n, when)) {
        loaded = await load().catch(() => null);
        if (!hasFailed()) break;
        expect(loaded, `at ${n}`).toBeNull();
        expect([inMemory.log.floor, inMemory.log.after(seq)], `at ${n}`).toEqual([seq, []]);
      }
      db.failAt(0, when);
      expect(n).toBeGreaterThan(3);
      expect(inMemory.log.after(seq - 10)?.map((commit) => commit.seq)).toEqual(
        Array.from({ length: 15 }, (_, i) => seq - 9 + i),
      );
      expect(loaded?.working.doc.eq((await readCopyAt(db, story.id)).doc)).toBe(true);
    },
  );
});
