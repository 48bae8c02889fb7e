import { describe, expect, test } from "vitest";
import type { StoryId } from "#contract/fields.ts";
import { readCopyAt } from "#server/core/live/storedCopy.ts";
import { aCopyDesk, converged, type CopyDesk } from "./copyDesk.ts";

describe("more than can be told commit by commit,", { timeout: 30_000 }, () => {
  test("stored by another process, reaches everybody without anybody's doing", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const leyi = await desk.writer("Leyi Chen", story);
    const editor = await desk.writer("Duty Editor", story);
    const seq = await fill(desk, story.id, 4500);
    await expect.poll(() => [leyi.log.seq, editor.log.seq], { timeout: 15_000 }).toEqual([seq, seq]);
    leyi.type(" On.");
    expect(await converged(desk, story, [leyi, editor])).toContain("said. On.");
  });
});

/** Has the log grow by so many commits that change nothing, and gives its last seq. */
async function fill(desk: CopyDesk, story: StoryId, count: number): Promise<number> {
  const { seq, epoch } = await readCopyAt(desk.deps.db, story);
  await desk.deps.db.exec(`
    insert into commits (story_id, seq, ref, person_id, mode, kind, base, epoch, steps, kept, dropped, at)
    select '${story}', n, 'filler-' || n, '${desk.people["Duty Editor"].id}', 'edit', 'edit', n - 1, ${epoch}, '[]', '{}',
           '[]', now() from generate_series(${seq + 1}, ${seq + count}) n;
    update copies set seq = ${seq + count} where story_id = '${story}';`);
  return seq + count;
}
