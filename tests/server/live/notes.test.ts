import type { Node } from "prosemirror-model";
import { describe, expect, test } from "vitest";
import { PersonId, type StoryId } from "#contract/fields.ts";
import { anchorAt } from "#document/anchors.ts";
import { jobContext } from "#server/core/jobs/jobContext.ts";
import { memoryHub } from "#server/core/memoryHub.ts";
import { anchorsAt, placeNote } from "#server/core/live/noteAnchors.ts";
import { readCopyAt } from "#server/core/live/storedCopy.ts";
import { anchoredNotes } from "#server/core/repos/notes.ts";
import { lockRow } from "#server/core/repos/stories.ts";
import { inTransaction } from "#server/core/transaction.ts";
import { find } from "#tests/document/edits.ts";
import { emptyDatabase } from "../support/database.ts";
import { type CopyDesk, aCopyDesk, converged } from "./copyDesk.ts";
import { faultyDb } from "./faultyDb.ts";

interface OfStory {
  readonly id: StoryId;
}

/** Puts a query on words of the copy, as somebody chose them who saw it at its seq now, or at an older one. */
async function queryOn(desk: CopyDesk, story: OfStory, words: string, seen?: { doc: Node; seq: number }) {
  const { doc, seq } = seen ?? (await readCopyAt(desk.deps.db, story.id));
  const [from, to] = find(doc, words);
  return placed(desk, story, { seq, from, to });
}

function placed(desk: CopyDesk, story: OfStory, place: { seq: number; from: number; to: number }) {
  const ctx = jobContext(desk.deps);
  const by = PersonId.parse(desk.people["Fiona Patterson"].id);
  const note = {
    id: desk.deps.ids.next(),
    storyId: story.id,
    kind: "query",
    body: "Says who?",
    by,
    at: ctx.now,
  } as const;
  return inTransaction(ctx, async (tx) => {
    await lockRow(tx, story.id);
    return placeNote(tx, note, place);
  });
}

/** What the story's notes stand on now, each by its words, or "lost"; all must be of the copy as it is. */
async function standing(desk: CopyDesk, story: OfStory): Promise<string[]> {
  const { doc, seq } = await readCopyAt(desk.deps.db, story.id);
  const notes = await anchoredNotes(desk.deps.db, story.id);
  expect(notes.map((note) => note.seq)).toEqual(notes.map(() => seq));
  return notes.map((note) => (note.lost ? "lost" : anchorAt(doc, note.from, note.to).quote));
}

const copy = { headline: "Ferry", paragraphs: ["The harbour ferry will run all night.", "Crews voted on Monday."] };

describe("a note on words of the copy", { timeout: 30_000 }, () => {
  test("follows them through what everybody types, in a process that was told of it by nobody too", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft({ copy });
    const there = desk.another({ hub: memoryHub(() => {}) });
    const leyi = await desk.writer("Leyi Chen", story);
    const editor = await desk.writer("Duty Editor", story, { app: there });
    expect(await queryOn(desk, story, "ferry will")).toMatchObject({ ok: true });
    for (let i = 0; i < 10; i++) {
      leyi.type(`l${i} `, { behind: "The " });
      editor.type(`e${i} `, { behind: "ferry " });
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(await queryOn(desk, story, "Monday")).toMatchObject({ ok: true });
    editor.type("Easter ", { behind: "voted on ", paragraph: 1 });
    leyi.type(" They won.", { paragraph: 1 });
    await converged(desk, story, [leyi, editor]);
    const inside = Array.from({ length: 10 }, (_, i) => `e${9 - i} `).join("");
    expect(await standing(desk, story)).toEqual([`ferry ${inside}will`, "Monday"]);
  });

  test("is left out of a copy of before it was put there, as another process may read it", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft({ copy });
    const { seq } = await readCopyAt(desk.deps.db, story.id);
    const leyi = await desk.writer("Leyi Chen", story);
    leyi.type(" They won.", { paragraph: 1 });
    await converged(desk, story, [leyi]);
    expect(await queryOn(desk, story, "They won")).toMatchObject({ ok: true });
    expect(await anchorsAt(desk.deps.db, story.id, { seq, anchorRevision: 1 })).toEqual([]);
    expect(await anchorsAt(desk.deps.db, story.id, { seq: leyi.log.seq, anchorRevision: 1 })).toHaveLength(1);
  });

  test("chosen in an older copy is put where they stand now", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft({ copy });
    const leyi = await desk.writer("Leyi Chen", story);
    const seen = { doc: leyi.doc, seq: leyi.log.seq };
    leyi.type("Now: ", { behind: "" });
    leyi.cut("Crews ", { paragraph: 1 });
    await converged(desk, story, [leyi]);
    expect(await queryOn(desk, story, "harbour", seen)).toMatchObject({ ok: true, anchor: { lost: false } });
    expect(await queryOn(desk, story, "Crews", seen)).toMatchObject({
      ok: true,
      anchor: { lost: true, quote: "Crews" },
    });
    expect(await standing(desk, story)).toEqual(["harbour", "lost"]);
    const { seq } = leyi.log;
    for (const place of [
      { seq: seq + 1, from: 3, to: 5 },
      { seq, from: 5, to: 5 },
      { seq, from: -1, to: 3 },
      { seq, from: 3, to: 100_000 },
    ])
      expect(await placed(desk, story, place)).toEqual({ ok: false, why: "nothing" });
    expect(await standing(desk, story)).toHaveLength(2);
  });

  test("is lost with them, keeping the quotation and the place, and found again when they come back", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft({ copy });
    const leyi = await desk.writer("Leyi Chen", story);
    await queryOn(desk, story, "voted on Monday");
    leyi.cut(" voted on Monday", { paragraph: 1 });
    await converged(desk, story, [leyi]);
    expect(await standing(desk, story)).toEqual(["lost"]);
    expect(await anchoredNotes(desk.deps.db, story.id)).toMatchObject([{ quote: "voted on Monday" }]);
    leyi.type(" voted on Monday", { behind: "Crews", paragraph: 1 });
    await converged(desk, story, [leyi]);
    expect(await standing(desk, story)).toEqual(["voted on Monday"]);
  });

  test("stays with them when the published copy is put back in the place of what was changed", async () => {
    const desk = await aCopyDesk();
    const published = await desk.published();
    const story = await desk.make("Duty Editor", published, "reopen", {
      kind: "correction",
      reason: "A name was wrong",
    });
    const editor = await desk.writer("Duty Editor", story);
    await queryOn(desk, story, "harbour");
    editor.type("Stop press. ", { behind: "" });
    await converged(desk, story, [editor]);
    const now = await desk.make("Duty Editor", story, "abandon", { reason: "It stands as it was" });
    expect(now.stage).toBe("published");
    expect(await standing(desk, story)).toEqual(["harbour"]);
  });

  test("is brought up to the copy when a process loads a story whose notes something else left behind", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft({ copy });
    await queryOn(desk, story, "voted");
    // As a process of an older version adds to the log.
    await desk.add("Leyi Chen", story, "Later.");
    const leyi = await desk.writer("Leyi Chen", story);
    leyi.type("But ", { behind: "", paragraph: 1 });
    await converged(desk, story, [leyi]);
    expect(await standing(desk, story)).toEqual(["voted"]);
  });

  test.each(["before", "after"] as const)(
    "stands where they are when the database fails %s a group is stored",
    async (when) => {
      const db = faultyDb(await emptyDatabase());
      const desk = await aCopyDesk({ db });
      const story = await desk.draft({ copy });
      const leyi = await desk.writer("Leyi Chen", story);
      await queryOn(desk, story, "ferry");
      db.failNextStore(when);
      leyi.type("very ", { behind: "The " });
      await leyi.tab.next("refused");
      leyi.sendAgain();
      leyi.type("old ", { behind: "very " });
      await converged(desk, story, [leyi]);
      expect(await standing(desk, story)).toEqual(["ferry"]);
    },
  );

  test("costs nothing where there is none", async () => {
    const db = faultyDb(await emptyDatabase());
    const desk = await aCopyDesk({ db });
    const story = await desk.draft({ copy });
    const leyi = await desk.writer("Leyi Chen", story);
    leyi.type(" More.");
    await converged(desk, story, [leyi]);
    const { length } = db.asked;
    leyi.type(" Even more.");
    await converged(desk, story, [leyi]);
    const asked = db.asked.slice(length);
    expect(asked.some((text) => text.includes("insert into commits"))).toBe(true);
    expect(asked.filter((text) => /\bnotes\b/.test(text))).toEqual([]);
  });
});
