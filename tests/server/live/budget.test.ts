import { describe, expect, test } from "vitest";
import type { StoryId } from "#contract/fields.ts";
import { liveOf } from "#server/core/live/live.ts";
import { letterAt } from "#tests/document/fuzz/letters.ts";
import { randomFrom } from "#tests/document/fuzz/random.ts";
import { aCopyDesk, converged, type CopyDesk } from "./copyDesk.ts";
import { insertion } from "./steps.ts";
import type { Tab } from "./tab.ts";
import type { Writer } from "./writer.ts";
import { write } from "./written.ts";

const paragraphs = Array.from({ length: 40 }, (_, i) => `The harbour ferry runs all night, number ${i}.`);

describe("log.budget: somebody who comes back with more than the server rebases at once", { timeout: 60_000 }, () => {
  test.each([
    { behind: 1900, letters: 3000, inARow: 10, given: "commit by commit" },
    { behind: 2900, letters: 3000, inARow: 10, given: "whole" },
    { behind: 1900, letters: 600, inARow: 1, given: "commit by commit" },
  ])(
    "is brought over $behind commits and saves $letters letters, $inARow in a row, while others go on typing",
    async ({ behind, letters, inARow, given }) => {
      const desk = await aCopyDesk();
      const story = await desk.draft({ copy: { headline: "Ferry", paragraphs } });
      const leyi = await desk.writer("Leyi Chen", story);
      // The line breaks as the first letter is answered: the next commit is on its way with all that it may hold.
      leyi.onAnswer = () => leyi.tab.drop();
      typeAbout(leyi, { letters, inARow });
      await expect.poll(() => leyi.log.inflight?.steps.length).toBe(100);
      const room = liveOf(desk.deps).room(story.id);
      for (let written = 0; written < behind; written += 100) await write(desk, { room, story: story.id }, 100);

      const others = goOnTyping(desk, story.id);
      leyi.onAnswer = () => others.type(20, leyi.log);
      await leyi.comeBack(await desk.tab("Leyi Chen"));
      await expect.poll(() => leyi.isSaved, { timeout: 40_000 }).toBe(true);

      const answered = await others.answered();
      const words = await converged(desk, story, [leyi]);
      expect(refusals(leyi)).toEqual(["behind"]);
      expect(leyi.tab.frames.some((frame) => frame.type === "copy" && frame.doc !== undefined)).toBe(given === "whole");
      expect(leyi.tray).toEqual([]);
      for (let i = 0; i < letters; i++) expect(words.split(letterAt(i))).toHaveLength(2);
      expect(answered).toEqual({ stored: words.split("*").length - 1, refused: 0 });
      expect(answered.stored).toBeGreaterThan(40);
    },
  );
});

/** Types letters, each once in its life, so many in a row at places all over the copy. */
function typeAbout(writer: Writer, { letters, inARow }: { letters: number; inARow: number }): void {
  const random = randomFrom(1);
  for (let i = 0; i < letters; ) {
    const paragraph = random.below(paragraphs.length);
    const text = writer.paragraph(paragraph);
    let end = 1 + random.below(text.length - 1);
    for (const stop = Math.min(letters, i + inARow); i < stop; i++, end++)
      writer.type(letterAt(i), { paragraph, behind: writer.paragraph(paragraph).slice(0, end) });
  }
}

/** An editor who types at the head of the copy, so many commits at a time, and what was answered to them. */
function goOnTyping(desk: CopyDesk, story: StoryId) {
  const room = liveOf(desk.deps).room(story);
  const editor = { kind: "person", id: desk.people["Duty Editor"].id, name: "Duty Editor", roles: [] } as const;
  const answers: ReturnType<typeof room.add>[] = [];
  return {
    type: (count: number, { seq, epoch }: Writer["log"]) => {
      for (let i = 0; i < count; i++) {
        const commit = { ref: `other-${answers.length}`, base: seq, epoch, steps: [insertion(1, "*")], gone: [""] };
        answers.push(room.add(commit, editor));
      }
    },
    answered: async () => {
      const all = await Promise.all(answers);
      return { stored: all.filter(({ ok }) => ok).length, refused: all.filter(({ ok }) => !ok).length };
    },
  };
}

function refusals({ tab }: Writer<Tab>): string[] {
  return tab.frames.flatMap((frame) => (frame.type === "refused" ? [frame.code] : []));
}
