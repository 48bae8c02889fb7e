import { describe, expect, test } from "vitest";
import { z } from "zod";
import { PersonId } from "#contract/fields.ts";
import { anchorAt } from "#document/anchors.ts";
import { schema } from "#document/schema.ts";
import { jobContext } from "#server/core/jobs/jobContext.ts";
import { placeNote } from "#server/core/live/noteAnchors.ts";
import { readCopyAt } from "#server/core/live/storedCopy.ts";
import { sql } from "#server/core/db.ts";
import { commitsAfter } from "#server/core/repos/commits.ts";
import { anchoredNotes } from "#server/core/repos/notes.ts";
import { newestSnapshot } from "#server/core/repos/snapshots.ts";
import { lockRow } from "#server/core/repos/stories.ts";
import { suggestionsIn } from "#server/core/repos/suggestions.ts";
import { versionsOf } from "#server/core/repos/versions.ts";
import { inTransaction } from "#server/core/transaction.ts";
import { find } from "#tests/document/edits.ts";
import { emptyDatabase } from "../support/database.ts";
import { aCopyDesk, converged, type CopyDesk } from "./copyDesk.ts";
import { type FaultyDb, faultyDb } from "./faultyDb.ts";
import type { Tab } from "./tab.ts";
import { Writer } from "./writer.ts";

/** So far that the scenario passes the seq at which a snapshot is due. */
const filledTo = 197;

describe("whatever the database is asked while several write, a large change is made and somebody comes,", () => {
  test.each(["before", "after"] as const)(
    "when it fails there, %s it is carried out, nothing unsaved is shown, nothing saved is lost, and all goes on",
    { timeout: 300_000 },
    async (when) => {
      const db = faultyDb(await emptyDatabase());
      const desk = await aCopyDesk({ db });
      for (let n = 1; ; n++) {
        const hasFailed = await withFault(desk, db, { n, when });
        if (!hasFailed) {
          expect(n).toBeGreaterThan(20);
          break;
        }
      }
    },
  );
});

/** Plays the scenario with one fault, and gives whether it came to it. */
async function withFault(
  desk: CopyDesk,
  db: FaultyDb,
  fault: { n: number; when: "before" | "after" },
): Promise<boolean> {
  const at = `fault ${fault.n}, ${fault.when}`;
  const story = await desk.draft({ slug: `faults-${fault.when}-${fault.n}`, copy });
  await fill(desk, story.id);
  await putNote(desk, story.id);
  const leyi = await desk.writer("Leyi Chen", story);
  const editor = await desk.writer("Duty Editor", story);
  const second = await desk.writer("Leyi Chen", story);
  const writers: Writer<Tab>[] = [leyi, editor, second];

  const hasFailed = db.failAt(fault.n, fault.when);
  leyi.type(" L1.", { paragraph: 1 });
  editor.type("E1. ", { behind: "", paragraph: 1 });
  const by = desk.people["Leyi Chen"].id;
  second.change((tr) => tr.insert(1, schema.text("Night ", [schema.mark("insertion", { id: "s1", by })])));
  await quiet(writers);
  await shownIsStored(desk, story.id, writers, at);
  insist(writers);
  await quiet(writers);
  // More than half of the copy goes: a version of it is kept.
  const { from, to } = longWords(editor);
  editor.change((tr) => tr.delete(from, to));
  leyi.type(" L2.", { paragraph: 1 });
  const late = comes(desk, story);
  await quiet(writers);
  await shownIsStored(desk, story.id, writers, at);
  insist(writers);
  leyi.type(" L3.", { paragraph: 1 });
  second.type("S. ", { behind: "", paragraph: 1 });
  await quiet(writers);
  insist(writers);
  writers.push(await late);
  const failed = hasFailed();
  db.failAt(0, "before");

  insist(writers);
  leyi.type(" End.", { paragraph: 1 });
  const words = await converged(desk, story, writers);
  for (const typed of ["L1.", "L2.", "L3.", "E1.", "S.", "End.", "Night "])
    expect(words.split(typed), `${typed} after ${at}`).toHaveLength(2);
  expect(words, `at ${at}`).not.toContain("word word");
  for (const writer of writers) {
    const whole = writer.tab.frames.filter((frame) => frame.type === "copy" && frame.doc !== undefined);
    expect(whole.length, `at ${at}`).toBe(1);
    writer.tab.drop();
  }
  await holdsTogether(desk, story.id, at);
  return failed;
}

/** Somebody opens the story; where their session could not be looked up they come again, as a tab does. */
async function comes(desk: CopyDesk, story: { readonly id: Story }): Promise<Writer<Tab>> {
  for (;;) {
    const tab = await desk.tab("Duty Editor");
    if (tab.closedWith === null) return Writer.in(tab, story);
  }
}

const copy = { headline: "Ferry", paragraphs: ["word ".repeat(400), "The harbour ferry runs."] };

type Story = Parameters<typeof readCopyAt>[1];

/** What belongs to the copy is there, once, and agrees with it. */
async function holdsTogether(desk: CopyDesk, story: Story, at: string) {
  const { doc, seq } = await readCopyAt(desk.deps.db, story);
  const commits = await commitsAfter(desk.deps.db, story, 0);
  expect(
    commits.map((commit) => commit.seq),
    `at ${at}`,
  ).toEqual(commits.map((_, index) => index + 1));
  expect(new Set(commits.map((commit) => commit.ref)).size, `at ${at}`).toBe(commits.length);
  expect(await suggestionsIn(desk.deps.db, story), `at ${at}`).toMatchObject([{ id: "s1" }]);
  expect(
    (await versionsOf(desk.deps.db, story)).map((version) => version.name),
    `at ${at}`,
  ).toEqual(["Before a large change"]);
  expect((await newestSnapshot(desk.deps.db, story, seq))?.seq, `at ${at}`).toBeGreaterThanOrEqual(200);
  const notes = await anchoredNotes(desk.deps.db, story);
  expect(
    notes.map((note) => [note.seq, anchorAt(doc, note.from, note.to).quote]),
    `at ${at}`,
  ).toEqual([[seq, "harbour"]]);
}

/** No commit was told to anybody that is not in the log. */
async function shownIsStored(desk: CopyDesk, story: Story, writers: readonly Writer<Tab>[], at: string) {
  const shown = writers.flatMap((writer) =>
    writer.tab.frames.flatMap((frame) => (frame.type === "commit" ? [frame] : [])),
  );
  const stored = new Map((await readAll(desk, story)).map((row) => [row.seq, row.ref]));
  for (const frame of shown) expect(stored.get(frame.seq), `at ${at}`).toBe(frame.ref);
}

/** The log, read by whoever the fault is not meant for. */
async function readAll(desk: CopyDesk, story: Story) {
  const row = z.object({ seq: z.number(), ref: z.string() });
  const read = () => desk.deps.db.rows(row, sql`select seq, ref from commits where story_id = ${story}`);
  return read().catch(read);
}

/** Waits until nothing more is answered: everybody is saved, or was told that their work was not. */
async function quiet(writers: readonly Writer<Tab>[]): Promise<void> {
  const isAnswered = ({ isSaved, log, tab }: Writer<Tab>) =>
    isSaved || tab.frames.some((frame) => frame.type === "refused" && frame.ref === log.inflight?.ref);
  await expect.poll(() => writers.every(isAnswered), { interval: 2 }).toBe(true);
}

/** Sends again what was not answered, as an editor does. */
function insist(writers: readonly Writer<Tab>[]): void {
  for (const writer of writers) writer.sendAgain();
}

function longWords({ doc }: Writer): { from: number; to: number } {
  const [from] = find(doc, "word word");
  return { from, to: from + "word ".repeat(400).length };
}

async function fill(desk: CopyDesk, story: Story): Promise<void> {
  const { seq } = await readCopyAt(desk.deps.db, story);
  await desk.deps.db.exec(`
    insert into commits (story_id, seq, ref, person_id, mode, kind, base, epoch, steps, kept, dropped, at)
    select '${story}', n, 'filler-' || n, '${desk.people["Leyi Chen"].id}', 'edit', 'edit', n - 1, 1, '[]', '{}', '[]',
           now() from generate_series(${seq + 1}, ${filledTo}) n;
    update copies set seq = ${filledTo} where story_id = '${story}';`);
}

async function putNote(desk: CopyDesk, storyId: Story): Promise<void> {
  const { doc, seq } = await readCopyAt(desk.deps.db, storyId);
  const [from, to] = find(doc, "harbour");
  const ctx = jobContext(desk.deps);
  const by = PersonId.parse(desk.people["Fiona Patterson"].id);
  const note = { id: desk.deps.ids.next(), storyId, kind: "note", body: "Which?", by, at: ctx.now } as const;
  await inTransaction(ctx, async (tx) => {
    await lockRow(tx, storyId);
    expect(await placeNote(tx, note, { seq, from, to })).toMatchObject({ ok: true });
  });
}
