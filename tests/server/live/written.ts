import { expect } from "vitest";
import type { StoryId } from "#contract/fields.ts";
import { Room } from "#server/core/live/room.ts";
import { readCopyAt } from "#server/core/live/storedCopy.ts";
import type { CopyDesk } from "./copyDesk.ts";
import { insertion } from "./steps.ts";

/** A story to whose log a room of its own has added so many commits. */
export async function written(desk: CopyDesk, count: number) {
  const story = await desk.draft();
  const room = new Room(desk.deps, story.id);
  await write(desk, { room, story: story.id }, count);
  return { story, room };
}

/** Adds so many commits of a letter each to a story, all made on the copy as it is now. */
export async function write(desk: CopyDesk, { room, story }: { room: Room; story: StoryId }, count: number) {
  const { seq, epoch } = await readCopyAt(desk.deps.db, story);
  const leyi = { kind: "person", id: desk.people["Leyi Chen"].id, name: "Leyi Chen", roles: [] } as const;
  const commits = Array.from({ length: count }, (_, i) => ({
    ref: `commit-${seq + i}`,
    base: seq,
    epoch,
    steps: [insertion(1, `${i % 10}`)],
    gone: [""],
  }));
  const answers = await Promise.all(commits.map((commit) => room.add(commit, leyi)));
  expect(answers.every(({ ok }) => ok)).toBe(true);
}
