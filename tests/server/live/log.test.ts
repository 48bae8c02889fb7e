import { describe, expect, test } from "vitest";
import { liveOf } from "#server/core/live/live.ts";
import { readCopyAt, standsInCopy } from "#server/core/live/storedCopy.ts";
import { newestSnapshot } from "#server/core/repos/snapshots.ts";
import { aCopyDesk, converged, replayed } from "./copyDesk.ts";
import { insertion, secondBeforeFirst } from "./steps.ts";

describe("the live copy", { timeout: 20_000 }, () => {
  test("L-01: keeps what two people type into one sentence, and shows it to both", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const leyi = await desk.writer("Leyi Chen", story);
    const editor = await desk.writer("Duty Editor", story);
    for (let i = 0; i < 10; i++) {
      leyi.type(`l${i} `, { behind: "The " });
      editor.type(`e${i} `, { behind: "run " });
    }
    const words = await converged(desk, story, [leyi, editor]);
    for (let i = 0; i < 10; i++) {
      expect(words.split(`l${i} `)).toHaveLength(2);
      expect(words.split(`e${i} `)).toHaveLength(2);
    }
  });

  test("answers a commit only once its row is there", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const leyi = await desk.writer("Leyi Chen", story);
    leyi.type(" One.");
    const { seq } = await leyi.tab.next("commit");
    const stored = await readCopyAt(desk.deps.db, story.id);
    expect(stored.seq).toBe(seq);
    expect(stored.doc.textContent).toContain("said. One.");
  });

  test("R-05: two windows of one person converge, under one name", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const left = await desk.writer("Leyi Chen", story);
    const right = await desk.writer("Leyi Chen", story);
    for (let i = 0; i < 5; i++) {
      left.type(`(${i})`);
      right.type(`[${i}]`, { paragraph: 1 });
    }
    left.tab.send({ type: "caret", story: story.id, seq: left.log.seq, anchor: 3, head: 3 });
    const caret = await right.tab.next("caret");
    expect(caret).toMatchObject({ person: desk.people["Leyi Chen"].id, name: "Leyi Chen", anchor: 3 });
    await converged(desk, story, [left, right]);
    expect(left.paragraph(0)).toMatch(/\(0\)\(1\)\(2\)\(3\)\(4\)$/);
    expect(left.paragraph(1)).toMatch(/\[0\]\[1\]\[2\]\[3\]\[4\]$/);
  });

  test("keeps what one types in a paragraph that another moves, once and where it stands then", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const leyi = await desk.writer("Leyi Chen", story);
    const editor = await desk.writer("Duty Editor", story);
    const before = [leyi.paragraph(0), leyi.paragraph(1)];
    const letters = [..."①②③④⑤⑥⑦⑧⑨"];
    for (const letter of letters) {
      leyi.type(letter);
      editor.change((tr) => tr.step(secondBeforeFirst(editor.doc)));
    }
    const words = await converged(desk, story, [leyi, editor]);
    for (const letter of letters) expect(words.split(letter)).toHaveLength(2);
    const after = [leyi.paragraph(0), leyi.paragraph(1)].map((text) => text.replace(/[①-⑨]+$/u, ""));
    expect(after.toSorted()).toEqual(before.toSorted());
    expect((await replayed(desk, story)).toJSON()).toEqual(leyi.doc.toJSON());
  });

  test("its log, played again from the blank copy, makes the copy", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const leyi = await desk.writer("Leyi Chen", story);
    const editor = await desk.writer("Duty Editor", story);
    for (let i = 0; i < 20; i++) {
      leyi.type(`${i} `, { behind: "The " });
      editor.type(` ${i}`, { paragraph: 1 });
    }
    await converged(desk, story, [leyi, editor]);
    expect((await replayed(desk, story)).toJSON()).toEqual(leyi.doc.toJSON());
  });

  test("brings somebody who comes back up to date with the commits since", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const leyi = await desk.writer("Leyi Chen", story);
    leyi.type(" One.");
    await converged(desk, story, [leyi]);
    const before = leyi.log.seq;
    leyi.type(" Two.");
    await converged(desk, story, [leyi]);
    const tab = await desk.tab("Leyi Chen");
    tab.send({ type: "open", story: story.id, have: before });
    const copy = await tab.next("copy");
    expect(copy.doc).toBeUndefined();
    expect(copy.commits?.map((commit) => commit.seq)).toEqual([before + 1]);
  });

  test("answers commits that come one after another, each as soon as the one before is answered", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const { seq, epoch } = await readCopyAt(desk.deps.db, story.id);
    const room = liveOf(desk.deps).room(story.id);
    const leyi = { kind: "person", id: desk.people["Leyi Chen"].id, name: "Leyi Chen", roles: [] } as const;
    for (let i = 0; i < 10; i++) {
      const commit = { ref: `commit-${i}`, base: seq + i, epoch, steps: [insertion(1, "x")], gone: [""] };
      expect(await room.add(commit, leyi)).toMatchObject({ ok: true, commit: { seq: seq + i + 1 } });
    }
  });

  test("takes a snapshot every 200 commits, with who wrote what", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const { seq, epoch } = await readCopyAt(desk.deps.db, story.id);
    const room = liveOf(desk.deps).room(story.id);
    const leyi = { kind: "person", id: desk.people["Leyi Chen"].id, name: "Leyi Chen", roles: [] } as const;
    const commits = Array.from({ length: 220 }, (_, i) => ({
      ref: `commit-${i}`,
      base: seq,
      epoch,
      steps: [insertion(1, `${i % 10}`)],
      gone: [""],
    }));
    await Promise.all(commits.map((commit) => room.add(commit, leyi)));
    const snapshot = await newestSnapshot(desk.deps.db, story.id, seq + 220);
    expect(snapshot?.seq).toBeGreaterThanOrEqual(200);
    const stored = await readCopyAt(desk.deps.db, story.id);
    expect(stored.seq).toBe(seq + 220);
    expect(stored.doc.toJSON()).toEqual((await replayed(desk, story)).toJSON());
    const lengths = stored.blame.map(([length]) => length);
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(stored.doc.content.size);
    expect(standsInCopy(stored.blame, stored.doc, leyi.id)).toBe(true);
  });
});
