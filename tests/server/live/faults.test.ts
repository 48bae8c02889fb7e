import { describe, expect, test } from "vitest";
import { addCommit } from "#contract/live.ts";
import { readCopyAt } from "#server/core/live/storedCopy.ts";
import { emptyDatabase } from "../support/database.ts";
import { aCopyDesk, converged, replayed } from "./copyDesk.ts";
import { faultyDb } from "./faultyDb.ts";
import { insertion } from "./steps.ts";

describe("when the database fails", { timeout: 20_000 }, () => {
  test.each(["before", "after"] as const)(
    "%s a group is stored, nothing is shown that is not stored and nothing answered is lost",
    async (when) => {
      const db = faultyDb(await emptyDatabase());
      const desk = await aCopyDesk({ db });
      const story = await desk.draft();
      const leyi = await desk.writer("Leyi Chen", story);
      const editor = await desk.writer("Duty Editor", story);
      const { seq } = leyi.log;
      db.failNextStore(when);
      leyi.type(" Leyi's.");
      editor.type(" The editor's.", { paragraph: 1 });
      const refused = await Promise.race([leyi.tab.next("refused"), editor.tab.next("refused")]);
      expect(refused).toMatchObject({ code: "unavailable", mode: null });
      // Told before it is looked at what is stored: the other's commit may come to be both meanwhile.
      const told = [...leyi.tab.frames, ...editor.tab.frames].filter((frame) => frame.type === "commit");
      const stored = await readCopyAt(desk.deps.db, story.id);
      expect(Math.max(seq, ...told.map((frame) => frame.seq))).toBeLessThanOrEqual(stored.seq);
      leyi.sendAgain();
      editor.sendAgain();
      const words = await converged(desk, story, [leyi, editor]);
      expect(words.split("Leyi's.")).toHaveLength(2);
      expect(words.split("The editor's.")).toHaveLength(2);
      expect((await replayed(desk, story)).toJSON()).toEqual(leyi.doc.toJSON());
    },
  );

  test("and stays away, typing goes on and is stored when it is back, without anybody's hand", async () => {
    const db = faultyDb(await emptyDatabase());
    const desk = await aCopyDesk({ db });
    const story = await desk.draft();
    const leyi = await desk.writer("Leyi Chen", story);
    db.break();
    leyi.type(" One.");
    await leyi.tab.next("refused");
    leyi.type(" Two.");
    leyi.sendAgain();
    expect(await leyi.tab.next("refused")).toMatchObject({ code: "unavailable" });
    expect(leyi.isSaved).toBe(false);
    db.mend();
    leyi.sendAgain();
    expect(await converged(desk, story, [leyi])).toContain("said. One. Two.");
  });

  test("a commit over HTTP is answered 503, and may be sent again", async () => {
    const db = faultyDb(await emptyDatabase());
    const desk = await aCopyDesk({ db });
    const story = await desk.draft();
    const leyi = await desk.as("Leyi Chen");
    const { seq, epoch } = await readCopyAt(desk.deps.db, story.id);
    const params = { storyId: story.id };
    const body = { ref: "http", base: seq, epoch, steps: [insertion(1, "Once ")], gone: [""] };
    db.failNextStore("after");
    const refused = await leyi.refused(addCommit, { params, body });
    expect(refused).toMatchObject({ code: "server/unavailable", status: 503 });
    expect(refused.headers.get("retry-after")).not.toBeNull();
    expect((await leyi.call(addCommit, { params, body })).seq).toBe(seq + 1);
    expect((await desk.copyOf(story)).textContent.split("Once")).toHaveLength(2);
  });

  test.each(["40001", "40P01"])("and asks to be asked again (%s), it is, and nobody notices", async (code) => {
    const db = faultyDb(await emptyDatabase());
    const desk = await aCopyDesk({ db });
    const story = await desk.draft();
    const leyi = await desk.writer("Leyi Chen", story);
    db.failStoreWith(code, 3);
    leyi.type(" Once.");
    const words = await converged(desk, story, [leyi]);
    expect(words.split("Once.")).toHaveLength(2);
    expect(leyi.tab.frames.filter((frame) => frame.type === "refused")).toEqual([]);
  });

  test.each(["53100", "ENOSPC"])(
    "R-02: and is full (%s), nobody sees Saved, and it is stored once there is room",
    async (code) => {
      const db = faultyDb(await emptyDatabase());
      const desk = await aCopyDesk({ db });
      const story = await desk.draft();
      const leyi = await desk.writer("Leyi Chen", story);
      const editor = await desk.writer("Duty Editor", story);
      const { seq } = leyi.log;
      db.failStoreWith(code, 2);
      leyi.type(" Full.");
      expect(await leyi.tab.next("refused")).toMatchObject({ code: "unavailable" });
      leyi.sendAgain();
      expect(await leyi.tab.next("refused")).toMatchObject({ code: "unavailable" });
      expect(leyi.isSaved).toBe(false);
      expect(editor.log.seq).toBe(seq);
      expect((await desk.copyOf(story)).textContent).not.toContain("Full.");
      leyi.sendAgain();
      expect((await converged(desk, story, [leyi, editor])).split("Full.")).toHaveLength(2);
    },
  );

  test("nothing but one statement is asked for a commit of somebody who has written before", async () => {
    const db = faultyDb(await emptyDatabase());
    const desk = await aCopyDesk({ db });
    const story = await desk.draft();
    const leyi = await desk.writer("Leyi Chen", story);
    leyi.type(" One.");
    await converged(desk, story, [leyi]);
    const before = db.asked.length;
    leyi.type(" Two.");
    await expect.poll(() => leyi.isSaved, { interval: 1 }).toBe(true);
    const asked = db.asked.slice(before).filter((text) => /commits|copies|commit$|story_people/.test(text));
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain("insert into commits");
  });
});

describe("when the server stops", { timeout: 20_000 }, () => {
  test("what was sent is stored and answered first, and every socket closed to come back", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const leyi = await desk.writer("Leyi Chen", story);
    leyi.type(" Last words.");
    await desk.app.stop();
    expect(leyi.tab.closedWith).toBe(1012);
    expect(leyi.isSaved).toBe(true);
    expect((await desk.copyOf(story)).textContent).toContain("Last words.");
  });
});
