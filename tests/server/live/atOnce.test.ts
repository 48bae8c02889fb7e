import { describe, expect, test } from "vitest";
import { changePerson } from "#contract/people.ts";
import { readStory } from "#contract/stories.ts";
import { makeTransition } from "#contract/transitions.ts";
import { commitsAfter } from "#server/core/repos/commits.ts";
import { aCopyDesk, converged, replayed } from "./copyDesk.ts";

const rounds = 8;
const words = (count: number) => Array.from({ length: count }, (_, i) => i);

describe("typing while everything else happens", { timeout: 90_000 }, () => {
  test("transitions and changes of roles neither wait for commits nor let one through behind them", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const there = desk.another({});
    const leyi = await desk.writer("Leyi Chen", story);
    const editor = await desk.writer("Duty Editor", story, { app: there });
    const second = await desk.writer("Bo Adeyemi", story);
    let isOver = false;
    let typed = 0;
    const typing = (async () => {
      for (; !isOver; typed++) {
        editor.type(` e${typed}.`);
        second.type(` s${typed}.`, { paragraph: 1 });
        if (leyi.mode === "edit") leyi.type("l", { behind: "The " });
        await new Promise((resume) => setTimeout(resume, 25));
      }
    })();
    const writer = await desk.as("Leyi Chen");
    const admin = await desk.as("Desk Admin");
    const params = { personId: desk.people["Mina Sato"].id };
    for (let round = 0; round < rounds; round++) {
      await Promise.all([
        writer.call(makeTransition, { params: { storyId: story.id }, body: { transition: "file" } }),
        admin.call(changePerson, { params, body: { roles: round % 2 === 0 ? ["writer", "sub"] : ["writer"] } }),
      ]);
      await writer.call(makeTransition, { params: { storyId: story.id }, body: { transition: "recall" } });
    }
    isOver = true;
    await typing;
    const copy = await converged(desk, story, [leyi, editor, second]);
    for (const n of words(typed)) {
      expect(copy.split(` e${n}.`)).toHaveLength(2);
      expect(copy.split(` s${n}.`)).toHaveLength(2);
    }
    expect((await replayed(desk, story)).toJSON()).toEqual(leyi.doc.toJSON());
    const commits = await commitsAfter(desk.deps.db, story.id, 0);
    expect(commits.filter((each) => each.person === desk.people["Leyi Chen"].id && each.mode !== "edit")).toEqual([]);
    expect((await writer.call(readStory, { params: { storyId: story.id } })).stage).toBe("draft");
    expect(desk.log.filter((line) => line.event === "copy.notStored")).toEqual([]);
  });
});
