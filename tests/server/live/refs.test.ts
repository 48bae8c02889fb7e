import { describe, expect, test } from "vitest";
import { addCommit } from "#contract/live.ts";
import { commitsAfter } from "#server/core/repos/commits.ts";
import { readCopyAt } from "#server/core/live/storedCopy.ts";
import { liveOf } from "#server/core/live/live.ts";
import { aCopyDesk } from "./copyDesk.ts";
import { insertion } from "./steps.ts";

describe("a commit's ref", { timeout: 20_000 }, () => {
  test("log.ref: sent again, also from another tab and after the mode has changed, is answered as before and applied once", async () => {
    const desk = await aCopyDesk();
    const story = await desk.inSubbing();
    const first = await desk.writer("Fiona Patterson", story);
    const second = await desk.writer("Fiona Patterson", story);
    const { seq, epoch } = first.log;
    const commit = { ref: "same", base: seq, epoch, steps: [insertion(1, "Once ")], gone: [""] };
    first.tab.send({ type: "commit", story: story.id, ...commit });
    second.tab.send({ type: "commit", story: story.id, ...commit });
    const answer = await first.tab.next("commit");
    expect(await second.tab.next("commit")).toEqual(answer);
    await desk.make("Duty Editor", story, "return", { note: "Another source" });
    await first.tab.next("mode");
    first.tab.send({ type: "commit", story: story.id, ...commit });
    expect(await first.tab.next("commit")).toEqual(answer);
    const copy = await desk.copyOf(story);
    expect(copy.firstChild?.textContent.split("Once")).toHaveLength(2);
  });

  test("is known after the process has begun anew, however many commits came since", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const { seq, epoch } = await readCopyAt(desk.deps.db, story.id);
    const room = liveOf(desk.deps).room(story.id);
    const { id } = desk.people["Leyi Chen"];
    const leyi = { kind: "person", id, name: "Leyi Chen", roles: [] } as const;
    const commits = Array.from({ length: 210 }, (_, i) => ({
      ref: `commit-${i}`,
      base: seq,
      epoch,
      steps: [insertion(1, "x")],
      gone: [""],
    }));
    await Promise.all(commits.map((commit) => room.add(commit, leyi)));
    const writer = await desk.writer("Leyi Chen", story, { app: desk.another({}) });
    const again = commits[3];
    writer.tab.send({ type: "commit", story: story.id, ...again });
    const answer = await writer.tab.next("commit");
    expect(answer.ref).toBe("commit-3");
    expect(await commitsAfter(desk.deps.db, story.id, seq)).toHaveLength(210);
    // The same ref on a new base, which no honest client makes, is found by the database.
    writer.tab.send({ type: "commit", story: story.id, ...again, base: answer.seq + 206 });
    expect((await writer.tab.next("commit")).seq).toBe(answer.seq);
    expect(await commitsAfter(desk.deps.db, story.id, seq)).toHaveLength(210);
  });

  test("that is another's is refused, and the others in its group are stored", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const leyi = await desk.writer("Leyi Chen", story);
    const editor = await desk.writer("Duty Editor", story);
    const { seq, epoch } = leyi.log;
    const commit = { ref: "hers", base: seq, epoch, steps: [insertion(1, "Hers ")], gone: [""] };
    leyi.tab.send({ type: "commit", story: story.id, ...commit });
    await leyi.tab.next("commit");
    editor.tab.send({ type: "commit", story: story.id, ...commit });
    leyi.type(" More.");
    expect(await editor.tab.next("refused")).toMatchObject({ ref: "hers", code: "refReused" });
    await expect.poll(() => leyi.isSaved).toBe(true);
    expect((await desk.copyOf(story)).textContent).toContain("said. More.");
  });

  test("that is another's is refused over HTTP too", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const { seq, epoch } = await readCopyAt(desk.deps.db, story.id);
    const params = { storyId: story.id };
    const body = { ref: "hers", base: seq, epoch, steps: [insertion(1, "Hers ")], gone: [""] };
    const made = await (await desk.as("Leyi Chen")).call(addCommit, { params, body });
    expect(await (await desk.as("Leyi Chen")).call(addCommit, { params, body })).toEqual(made);
    const refused = await (await desk.as("Duty Editor")).refused(addCommit, { params, body });
    expect(refused).toMatchObject({ code: "copy/refReused", status: 422 });
  });
});
