import { describe, expect, test } from "vitest";
import { addCommit } from "#contract/live.ts";
import type { Hub } from "#server/core/deps.ts";
import { memoryHub } from "#server/core/memoryHub.ts";
import { commitsAfter } from "#server/core/repos/commits.ts";
import { aCopyDesk, converged, replayed } from "./copyDesk.ts";
import { insertion } from "./steps.ts";

const silentHub = (): Hub => memoryHub(() => {});

describe("two processes on one database", { timeout: 20_000 }, () => {
  test("converge though neither hears the other's hints", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const there = desk.another({ hub: silentHub() });
    const leyi = await desk.writer("Leyi Chen", story);
    const editor = await desk.writer("Duty Editor", story, { app: there });
    for (let i = 0; i < 15; i++) {
      leyi.type(`l${i} `, { behind: "The " });
      editor.type(`e${i} `, { behind: "run " });
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const words = await converged(desk, story, [leyi, editor]);
    for (let i = 0; i < 15; i++) {
      expect(words.split(`l${i} `)).toHaveLength(2);
      expect(words.split(`e${i} `)).toHaveLength(2);
    }
    const seqs = (await commitsAfter(desk.deps.db, story.id, 0)).map((commit) => commit.seq);
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
    expect((await replayed(desk, story)).toJSON()).toEqual(leyi.doc.toJSON());
  });

  test("hear of each other at once by the hub that they share", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const there = desk.another({});
    const leyi = await desk.writer("Leyi Chen", story);
    const editor = await desk.writer("Duty Editor", story, { app: there });
    const from = performance.now();
    leyi.type(" Quick.");
    await editor.tab.next("commit");
    expect(performance.now() - from).toBeLessThan(1000);
  });

  test("show each other who is in a story and where their carets are, until they leave", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const there = desk.another({});
    const leyi = await desk.writer("Leyi Chen", story);
    leyi.tab.send({ type: "caret", story: story.id, seq: 1, anchor: 3, head: 7 });
    const editor = await desk.writer("Duty Editor", story, { app: there });
    const { place } = await editor.tab.next("here", (frame) => frame.name === "Leyi Chen");
    expect(await editor.tab.next("caret")).toMatchObject({ place, name: "Leyi Chen", anchor: 3, head: 7 });
    const seen = await leyi.tab.next("here", (frame) => frame.isHere);
    expect(seen).toMatchObject({ name: "Duty Editor", person: desk.people["Duty Editor"].id });

    for (let at = 1; at <= 30; at++) leyi.tab.send({ type: "caret", story: story.id, seq: 1, anchor: at, head: at });
    await editor.tab.next("caret", (frame) => frame.anchor === 30);
    expect(editor.tab.frames.filter((frame) => frame.type === "caret").length).toBeLessThan(8);
    const late = await desk.writer("Fiona Patterson", story, { app: there });
    expect(await late.tab.next("caret")).toMatchObject({ place, anchor: 30 });

    editor.tab.drop();
    expect(await leyi.tab.next("here", (frame) => !frame.isHere)).toMatchObject({ place: seen.place });
    leyi.tab.drop();
    expect(await late.tab.next("caret", (frame) => frame.anchor === null)).toMatchObject({ place });
    expect(await late.tab.next("here", (frame) => !frame.isHere && frame.place === place)).toBeDefined();
  });

  test("a transition in one holds for commits in the other, before anybody has told it", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const there = desk.another({ hub: silentHub() });
    const leyi = await desk.writer("Leyi Chen", story, { app: there });
    const { seq, epoch } = leyi.log;
    await desk.make("Leyi Chen", story, "file");
    const commit = { ref: "late", base: seq, epoch, steps: [insertion(1, "Late ")], gone: [""] };
    leyi.tab.send({ type: "commit", story: story.id, ...commit });
    expect(await leyi.tab.next("refused")).toMatchObject({ ref: "late", code: "mode", mode: "suggest" });
    expect(await leyi.tab.next("mode")).toMatchObject({ mode: "suggest" });
  });

  test("tell whoever comes back to the other what was stored before a transition, with the mode after it", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const there = desk.another({ hub: silentHub() });
    // Somebody has it open there, so that the copy is in that process's memory as it was.
    await desk.writer("Duty Editor", story, { app: there });
    const leyi = await desk.writer("Leyi Chen", story);
    const have = leyi.log.seq;
    leyi.type(" Last words.");
    await converged(desk, story, [leyi]);
    const { ref } = await leyi.tab.next("commit");
    await desk.make("Leyi Chen", story, "file");
    const back = await desk.tab("Leyi Chen", { app: there });
    back.send({ type: "open", story: story.id, have });
    const copy = await back.next("copy");
    expect(copy).toMatchObject({ mode: "suggest", seq: have + 1 });
    expect(copy.commits?.map((commit) => commit.ref)).toEqual([ref]);
  });

  test("never store a commit that was decided before a transition and written after it", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const leyi = await desk.writer("Leyi Chen", story);
    const editor = await desk.as("Duty Editor");
    const params = { storyId: story.id };
    const { seq, epoch } = leyi.log;
    const body = { ref: "racing", base: seq, epoch, steps: [insertion(1, "Racing ")], gone: [""] };
    const writing = await desk.as("Leyi Chen");
    const [filed, added] = await Promise.allSettled([
      desk.make("Leyi Chen", story, "file"),
      writing.call(addCommit, { params, body }),
    ]);
    expect(filed.status).toBe("fulfilled");
    const versions = await editor.send("GET", `/api/stories/${story.id}/versions/1`);
    const asFiled = JSON.stringify(await versions.json());
    // Either it was in before the story was filed, or it was refused: it never stands behind the version's back.
    const stands = (await desk.copyOf(story)).textContent.includes("Racing");
    expect(stands).toBe(added.status === "fulfilled");
    expect(asFiled.includes("Racing")).toBe(stands);
  });
});
