import { describe, expect, test } from "vitest";
import { readHistory } from "#contract/history.ts";
import { holdStory, liftHold, readStory } from "#contract/stories.ts";
import { aNewsdesk } from "./newsdesk.ts";

const nowhere = { storyId: "01890000-0000-7000-8000-000000000000" };
const body = { reason: "A letter came" };

describe("a legal hold", () => {
  test.each(["Leyi Chen", "Fiona Patterson", "Duty Editor", "Desk Lawyer"] as const)(
    "is put on by anyone on the story, an editor or a lawyer: %s",
    async (name) => {
      const desk = await aNewsdesk();
      const story = await desk.inSubbing();
      const held = await (await desk.as(name)).call(holdStory, { params: { storyId: story.id }, body });
      expect(held).toMatchObject({ isHeld: true, hold: { by: name, reason: "A letter came" } });
      const { items } = await (await desk.as(name)).call(readHistory, { params: { storyId: story.id } });
      expect(items[0]).toMatchObject({ says: `${name} put on a legal hold`, words: "A letter came" });
    },
  );

  test("is refused to others, and where one is on already, naming who put it on", async () => {
    const desk = await aNewsdesk();
    const story = await desk.inSubbing();
    const params = { storyId: story.id };
    for (const name of ["Mina Sato", "Ada Brown", "Desk Admin"] as const)
      expect((await (await desk.as(name)).refused(holdStory, { params, body })).code).toBe("hold/forbidden");
    await (await desk.as("Leyi Chen")).call(holdStory, { params, body });
    const again = await (await desk.as("Desk Lawyer")).refused(holdStory, { params, body });
    expect(again).toMatchObject({ status: 409, code: "hold/already" });
    expect(again.problem.detail).toBe("Legal hold is on already: Leyi Chen put it on at 21:40.");
    expect((await (await desk.as("Mina Sato")).refused(holdStory, { params, body })).status).toBe(403);
  });

  test("A-04 is taken off by an editor or a lawyer with a reason, and by nobody else on the story", async () => {
    const desk = await aNewsdesk();
    const story = await desk.inSubbing();
    const params = { storyId: story.id };
    await (await desk.as("Leyi Chen")).call(holdStory, { params, body });
    for (const name of ["Leyi Chen", "Fiona Patterson"] as const) {
      const refusal = await (await desk.as(name)).refused(liftHold, { params, body });
      expect(refusal).toMatchObject({ status: 403, code: "hold/liftForbidden" });
      expect(refusal.problem.detail).toContain("An editor or a lawyer must take it off");
    }
    const editor = await desk.as("Duty Editor");
    const blank = await editor.refused(liftHold, { params, body: { reason: " \n" } });
    expect(blank).toMatchObject({ status: 422, problem: { errors: [{ pointer: "/reason" }] } });
    const lifted = await editor.call(liftHold, { params, body: { reason: "They took it back" } });
    expect(lifted).toMatchObject({ isHeld: false, hold: null });
    const { items } = await editor.call(readHistory, { params });
    expect(items[0]).toMatchObject({ says: "Duty Editor took off the legal hold", words: "They took it back" });
    expect((await editor.refused(liftHold, { params, body })).code).toBe("hold/none");
  });

  test("raises the revision, so that somebody who read the story before must read it again to publish", async () => {
    const desk = await aNewsdesk();
    const story = await desk.ready();
    const lawyer = await desk.as("Desk Lawyer");
    await lawyer.call(holdStory, { params: { storyId: story.id }, body });
    const now = await lawyer.call(readStory, { params: { storyId: story.id } });
    expect(now.revision).toBe(story.revision + 1);
  });

  test("is of a story that there is", async () => {
    const desk = await aNewsdesk();
    const editor = await desk.as("Duty Editor");
    expect((await editor.refused(holdStory, { params: nowhere, body })).code).toBe("story/unknown");
    expect((await editor.refused(liftHold, { params: nowhere, body })).code).toBe("story/unknown");
  });
});
