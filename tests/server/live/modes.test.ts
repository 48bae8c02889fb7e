import { describe, expect, test } from "vitest";
import { addCommit, readCopy } from "#contract/live.ts";
import { changePerson, removePerson } from "#contract/people.ts";
import { signOut } from "#contract/session.ts";
import { schema } from "#document/schema.ts";
import { sql } from "#server/core/db.ts";
import { readCopyAt } from "#server/core/live/storedCopy.ts";
import { aCopyDesk, converged } from "./copyDesk.ts";
import { insertion } from "./steps.ts";

describe("modes", { timeout: 20_000 }, () => {
  test("W-15: what a sub typed before a return is kept, and their editor changes to suggest at once", async () => {
    const desk = await aCopyDesk();
    const story = await desk.inSubbing();
    const fiona = await desk.writer("Fiona Patterson", story);
    expect(fiona.mode).toBe("edit");
    fiona.type(" Kept.");
    await converged(desk, story, [fiona]);
    await desk.make("Duty Editor", story, "return", { note: "Another source, please" });
    const told = await fiona.tab.next("mode");
    expect(told).toMatchObject({ mode: "suggest", epoch: fiona.log.epoch });
    expect((await desk.copyOf(story)).textContent).toContain("said. Kept.");
  });

  test("hold for the next commit, however they were changed and though nobody was told", async () => {
    const desk = await aCopyDesk();
    const story = await desk.inSubbing();
    const fiona = await desk.writer("Fiona Patterson", story);
    fiona.type(" Kept.");
    await converged(desk, story, [fiona]);
    await desk.deps.db.run(sql`delete from story_people where story_id = ${story.id} and part = 'sub'`);
    fiona.type(" Not any more.");
    expect(await fiona.tab.next("refused")).toMatchObject({ code: "changesCopy", mode: "suggest" });
    expect((await desk.copyOf(story)).textContent).not.toContain("any more");
    await desk.deps.db.run(sql`update people set left_at = now() where id = ${desk.people["Fiona Patterson"].id}`);
    const { seq, epoch } = fiona.log;
    const commit = { ref: "gone", base: seq, epoch, steps: [insertion(1, "Late ")], gone: [""] };
    fiona.tab.send({ type: "commit", story: story.id, ...commit });
    expect(await fiona.tab.next("refused", ({ ref }) => ref === "gone")).toMatchObject({ code: "mode" });
  });

  test("refuses as mode what was typed in edit and arrives in suggest, and keeps the copy as it was", async () => {
    const desk = await aCopyDesk();
    const story = await desk.inSubbing();
    const fiona = await desk.writer("Fiona Patterson", story);
    const before = await desk.copyOf(story);
    const { seq, epoch } = fiona.log;
    await desk.make("Duty Editor", story, "return", { note: "Another source" });
    await fiona.tab.next("mode");
    const commit = { ref: "late", base: seq, epoch, steps: [insertion(1, "Late ")], gone: [""] };
    fiona.tab.send({ type: "commit", story: story.id, ...commit });
    expect(await fiona.tab.next("refused")).toMatchObject({ ref: "late", code: "mode", mode: "suggest" });
    fiona.tab.send({ type: "commit", story: story.id, ...commit, ref: "later", epoch: fiona.log.epoch });
    expect(await fiona.tab.next("refused")).toMatchObject({ ref: "later", code: "changesCopy", mode: "suggest" });
    expect((await desk.copyOf(story)).toJSON()).toEqual(before.toJSON());
  });

  test("takes a suggestion in suggest mode, under one's own name only", async () => {
    const desk = await aCopyDesk();
    const story = await desk.filed();
    const leyi = await desk.writer("Leyi Chen", story);
    expect(leyi.mode).toBe("suggest");
    const own = schema.mark("insertion", { id: "s1", by: desk.people["Leyi Chen"].id });
    leyi.change((tr) => tr.insert(1, schema.text("Night ", [own])));
    expect(await converged(desk, story, [leyi])).toContain("Night Ferry");
    const { seq, epoch } = leyi.log;
    const forged = schema.mark("insertion", { id: "s2", by: desk.people["Fiona Patterson"].id });
    const steps = [insertion(1, "Day ", [forged])];
    leyi.tab.send({ type: "commit", story: story.id, ref: "forged", base: seq, epoch, steps, gone: [""] });
    expect(await leyi.tab.next("refused")).toMatchObject({ ref: "forged", code: "forged" });
  });

  test("holds a suggestion's id to the person who made it, also when nothing of it stands any more", async () => {
    const desk = await aCopyDesk();
    const story = await desk.filed();
    const leyi = await desk.writer("Leyi Chen", story);
    const own = schema.mark("insertion", { id: "s1", by: desk.people["Leyi Chen"].id });
    leyi.change((tr) => tr.insert(1, schema.text("Night ", [own])));
    await converged(desk, story, [leyi]);
    leyi.change((tr) => tr.delete(1, 7));
    await converged(desk, story, [leyi]);
    const editor = await desk.writer("Duty Editor", story);
    const taken = schema.mark("insertion", { id: "s1", by: desk.people["Duty Editor"].id });
    const { seq, epoch } = editor.log;
    const steps = [insertion(1, "Day ", [taken])];
    editor.tab.send({ type: "commit", story: story.id, ref: "reused", base: seq, epoch, steps, gone: [""] });
    expect(await editor.tab.next("refused")).toMatchObject({ ref: "reused", code: "forged" });
  });

  test("A-05: a role that is taken away holds for the next commit, and the tab is told", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const editor = await desk.writer("Duty Editor", story);
    expect(editor.mode).toBe("edit");
    const { seq, epoch } = editor.log;
    const admin = await desk.as("Desk Admin");
    await admin.call(changePerson, {
      params: { personId: desk.people["Duty Editor"].id },
      body: { roles: ["writer"] },
    });
    const commit = { ref: "after", base: seq, epoch, steps: [insertion(1, "Late ")], gone: [""] };
    editor.tab.send({ type: "commit", story: story.id, ...commit });
    expect(await editor.tab.next("refused")).toMatchObject({ ref: "after", code: "mode", mode: "read" });
    const told = await editor.tab.next("mode");
    expect(told.mode).toBe("read");
    expect(told.epoch).toBeGreaterThan(epoch);
  });

  test("A-05: whoever is removed, or signs out, loses their connection", async () => {
    const desk = await aCopyDesk();
    const story = await desk.inSubbing();
    const fiona = await desk.writer("Fiona Patterson", story);
    const leyi = await desk.writer("Leyi Chen", story);
    const admin = await desk.as("Desk Admin");
    await admin.call(removePerson, { params: { personId: desk.people["Fiona Patterson"].id } });
    expect(await fiona.tab.closed()).toBe(4401);
    await (await desk.as("Leyi Chen")).call(signOut, {});
    expect(await leyi.tab.closed()).toBe(4401);
  });

  test("R-06: a session that has run out ends its connections within five seconds", async () => {
    const desk = await aCopyDesk();
    const tab = await desk.tab("Leyi Chen");
    desk.clock.advance({ hours: 13 });
    const from = performance.now();
    expect(await tab.closed()).toBe(4401);
    expect(performance.now() - from).toBeLessThan(5000);
  });

  test("P-11: nobody writes while a story is scheduled, and is told when it publishes", async () => {
    const desk = await aCopyDesk();
    const story = await desk.ready();
    await desk.make("Duty Editor", story, "schedule", { at: { local: "2026-11-24T06:00", zone: "Europe/London" } });
    const editor = await desk.as("Duty Editor");
    const { seq, epoch, mode } = await editor.call(readCopy, { params: { storyId: story.id }, query: {} });
    expect(mode).toBe("read");
    const body = { ref: "locked", base: seq, epoch, steps: [insertion(1, "Late ")], gone: [""] };
    const refused = await editor.refused(addCommit, { params: { storyId: story.id }, body });
    expect(refused).toMatchObject({ code: "copy/locked", status: 409 });
    expect(refused.problem.detail).toBe("Locked: it publishes at 06:00 on 24 November.");
    const tab = await desk.writer("Leyi Chen", story);
    tab.tab.send({ type: "commit", story: story.id, ...body });
    expect(await tab.tab.next("refused")).toMatchObject({
      code: "mode",
      mode: "read",
      says: "Locked: it publishes at 06:00 on 24 November.",
    });
  });

  test("work from before a publication does not rise again in the reopened story", async () => {
    const desk = await aCopyDesk();
    const ready = await desk.ready();
    const { seq, epoch } = await readCopyAt(desk.deps.db, ready.id);
    const published = await desk.make("Duty Editor", ready, "publish");
    const asked = { kind: "update", reason: "More to say", edition: 1 } as const;
    await desk.make("Fiona Patterson", published, "reopen", asked);
    const fiona = await desk.writer("Fiona Patterson", published);
    const old = { base: seq, epoch, steps: [insertion(1, "Old ")], gone: [""] };
    fiona.tab.send({ type: "commit", story: ready.id, ref: "old", ...old });
    expect(await fiona.tab.next("refused")).toMatchObject({ ref: "old", code: "mode", mode: "edit" });
    fiona.tab.send({ type: "commit", story: ready.id, ref: "older", ...old, base: seq - 1, epoch: fiona.log.epoch });
    expect(await fiona.tab.next("refused")).toMatchObject({ ref: "older", code: "mode" });
    fiona.type(" New.");
    expect(await converged(desk, ready, [fiona])).not.toContain("Old");
  });
});
