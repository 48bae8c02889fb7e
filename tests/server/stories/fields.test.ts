import { describe, expect, test } from "vitest";
import { readHistory } from "#contract/history.ts";
import { changeStory, createStory, listStories, readStory, type Story } from "#contract/stories.ts";
import type { BodyIn } from "#contract/endpoint.ts";
import type { PersonName } from "../support/newsroom.ts";
import { aNewsdesk, type Newsdesk } from "./newsdesk.ts";

const nowhere = "01890000-0000-7000-8000-000000000000";
type Change = BodyIn<typeof changeStory>;

async function change(desk: Newsdesk, name: PersonName, story: Story, body: Change): Promise<Story> {
  return (await desk.as(name)).call(changeStory, { params: { storyId: story.id }, body, ifMatch: story.revision });
}
async function refusedChange(desk: Newsdesk, name: PersonName, story: Story, body: Change, ifMatch?: number | null) {
  const revision = ifMatch === null ? {} : { ifMatch: ifMatch ?? story.revision };
  return (await desk.as(name)).refused(changeStory, { params: { storyId: story.id }, body, ...revision });
}

describe("starting a story", () => {
  test("gives its writer a draft with blank copy, which credits them", async () => {
    const desk = await aNewsdesk();
    const story = await (await desk.as("Leyi Chen")).call(createStory, { body: {} });
    expect(story).toMatchObject({
      stage: "draft",
      slug: null,
      headline: "",
      words: 0,
      priority: 2,
      line: "Words: Leyi Chen",
      writers: [{ name: "Leyi Chen" }],
      abilities: { copy: "edit" },
    });
  });

  test("W-19 as a commission puts it among its writer's, with brief, due time, length and priority", async () => {
    const desk = await aNewsdesk();
    const due = { local: "2026-11-24T09:30", zone: "Europe/London" };
    const body = { for: desk.people["Leyi Chen"].id, brief: "Who voted?", due, length: 450, priority: 1 };
    const story = await (await desk.as("Duty Editor")).call(createStory, { body });
    expect(story.due).toEqual({ instant: "2026-11-24T09:30:00.000Z", ...due });
    const query = { person: desk.people["Leyi Chen"].id };
    const { items } = await (await desk.as("Leyi Chen")).call(listStories, { query });
    expect(items).toMatchObject([{ id: story.id, stage: "draft", words: 0, length: 450, priority: 1 }]);
    const read = await (await desk.as("Leyi Chen")).call(readStory, { params: { storyId: story.id } });
    expect(read).toMatchObject({
      brief: "Who voted?",
      abilities: { copy: "edit" },
      createdBy: { name: "Duty Editor" },
    });
    const { items: log } = await (await desk.as("Leyi Chen")).call(readHistory, { params: { storyId: story.id } });
    expect(log.map((entry) => entry.says)).toEqual(["Duty Editor commissioned it from Leyi Chen"]);
  });

  test("is refused to who neither writes, subs nor edits, and for others to all but editors", async () => {
    const desk = await aNewsdesk();
    for (const name of ["Desk Lawyer", "Desk Admin"] as const)
      expect(await (await desk.as(name)).refused(createStory, { body: {} })).toMatchObject({
        status: 403,
        code: "story/createForbidden",
      });
    const body = { for: desk.people["Mina Sato"].id };
    expect(await (await desk.as("Leyi Chen")).refused(createStory, { body })).toMatchObject({
      status: 403,
      code: "story/commissionForbidden",
    });
  });

  test("is refused for somebody or a desk that there is not, or who does not write", async () => {
    const desk = await aNewsdesk();
    const editor = await desk.as("Duty Editor");
    const unknown = await editor.refused(createStory, { body: { for: nowhere } });
    expect(unknown.code).toBe("person/unknown");
    expect((await editor.refused(createStory, { body: { desk: nowhere } })).code).toBe("desk/unknown");
    const lawyer = await editor.refused(createStory, { body: { for: desk.people["Desk Lawyer"].id } });
    expect(lawyer.problem.errors).toEqual([{ pointer: "/for", detail: "Desk Lawyer does not write stories" }]);
  });

  test("is refused under a slug that cannot be, or at a time that no clock shows", async () => {
    const desk = await aNewsdesk();
    const leyi = await desk.as("Leyi Chen");
    const slug = await leyi.refused(createStory, { body: { slug: "Night Ferry" } });
    expect(slug).toMatchObject({ status: 422, problem: { errors: [{ pointer: "/slug" }] } });
    const due = { local: "2027-03-28T01:30", zone: "Europe/London" };
    const time = await leyi.refused(createStory, { body: { due } });
    expect(time.problem.errors).toEqual([
      { pointer: "/due", detail: "Clocks go forward at 01:00 that night; choose 00:59 or 02:00" },
    ]);
  });
});

describe("a slug", () => {
  test("A-02 of an embargoed story is refused to others with a link to it, and says nothing to the signed-out", async () => {
    const desk = await aNewsdesk();
    const draft = await desk.draft({ slug: "night-ferry" });
    const story = await change(desk, "Duty Editor", draft, {
      embargo: { local: "2026-11-24T18:00", zone: "Europe/London" },
    });
    const refusal = await (await desk.as("Mina Sato")).refused(createStory, { body: { slug: "night-ferry" } });
    expect(refusal).toMatchObject({
      status: 422,
      code: "story/slugTaken",
      problem: { story: { id: story.id, slug: "night-ferry" }, errors: [{ pointer: "/slug" }] },
    });
    const answers = await Promise.all(
      ["night-ferry", "never-was"].map((slug) => desk.nobody.send("POST", "/api/stories", { body: { slug } })),
    );
    expect(answers.map((answer) => answer.status)).toEqual([401, 401]);
  });

  test("is one of two who want it at the same instant", async () => {
    const desk = await aNewsdesk();
    const writers = [await desk.as("Leyi Chen"), await desk.as("Mina Sato")];
    const answers = await Promise.all(
      writers.map((writer) => writer.send("POST", "/api/stories", { body: { slug: "night-ferry" } })),
    );
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201, 422]));
  });

  test("is free again once its story is spiked", async () => {
    const desk = await aNewsdesk();
    await desk.make("Leyi Chen", await desk.draft(), "spike", { reason: "Overtaken" });
    const story = await (await desk.as("Mina Sato")).call(createStory, { body: { slug: "night-ferry" } });
    expect(story.slug).toBe("night-ferry");
  });
});

describe("changing fields", () => {
  test("is whoever's who may edit the copy, and editors', and says in the history what changed", async () => {
    const desk = await aNewsdesk();
    const draft = await desk.draft();
    const body = { slug: "night-boat", desk: desk.desks.politics, length: 500, priority: 1, brief: "Who voted?" };
    const story = await change(desk, "Leyi Chen", draft, body);
    expect(story).toMatchObject({ slug: "night-boat", desk: { slug: "politics" }, length: 500, revision: 2 });
    const { items } = await (await desk.as("Leyi Chen")).call(readHistory, { params: { storyId: story.id } });
    expect(items[0]?.says).toBe(
      "Leyi Chen changed the slug from night-ferry to night-boat, the desk from Home news to Politics, the length from none to 500, the priority from 2 to 1 and the brief",
    );
    expect((await change(desk, "Leyi Chen", story, { slug: "night-boat" })).revision).toBe(2);
    const cleared = await change(desk, "Duty Editor", story, { slug: null, desk: null, length: null, brief: null });
    expect(cleared).toMatchObject({ slug: null, desk: null, length: null, brief: null });
  });

  test("is nobody else's", async () => {
    const desk = await aNewsdesk();
    const filed = await desk.filed();
    for (const name of ["Leyi Chen", "Fiona Patterson", "Desk Admin", "Desk Lawyer"] as const)
      expect(await refusedChange(desk, name, filed, { length: 1 })).toMatchObject({
        status: 403,
        code: "story/fieldsForbidden",
      });
  });

  test("an embargo is an editor's alone, until the story is scheduled", async () => {
    const desk = await aNewsdesk();
    const embargo = { local: "2026-11-24T05:00", zone: "Europe/London" };
    const draft = await desk.draft();
    const refusal = await refusedChange(desk, "Leyi Chen", draft, { embargo });
    expect(refusal).toMatchObject({ status: 403, problem: { detail: "Only an editor sets an embargo." } });
    const story = await change(desk, "Duty Editor", draft, { embargo });
    expect(story.embargo).toEqual({ instant: "2026-11-24T05:00:00.000Z", ...embargo });
    const ready = await desk.ready({ slug: "another" });
    const at = { local: "2026-11-24T06:00", zone: "Europe/London" };
    const scheduled = await desk.make("Duty Editor", ready, "schedule", { at });
    expect((await refusedChange(desk, "Duty Editor", scheduled, { embargo })).status).toBe(403);
  });

  test("on an older revision is refused with what changed, and without one altogether", async () => {
    const desk = await aNewsdesk();
    const draft = await desk.draft();
    await change(desk, "Duty Editor", draft, { priority: 1 });
    const stale = await refusedChange(desk, "Leyi Chen", draft, { length: 500 });
    expect(stale).toMatchObject({
      status: 412,
      code: "request/stale",
      problem: { changes: [{ by: "Duty Editor", says: "Duty Editor changed the priority from 2 to 1" }] },
    });
    expect(stale.headers.get("etag")).toBe('"2"');
    expect((await refusedChange(desk, "Leyi Chen", draft, { length: 500 }, null)).status).toBe(428);
    expect((await refusedChange(desk, "Mina Sato", draft, { length: 500 }, null)).status).toBe(403);
  });

  test("is refused for a desk, a story, a slug or a time that there is not", async () => {
    const desk = await aNewsdesk();
    const draft = await desk.draft();
    expect((await refusedChange(desk, "Leyi Chen", draft, { desk: nowhere })).code).toBe("desk/unknown");
    expect((await refusedChange(desk, "Leyi Chen", draft, { slug: "admin" })).code).toBe("request/invalid");
    const due = { local: "2026-10-25T01:30", zone: "Europe/London" };
    expect((await refusedChange(desk, "Leyi Chen", draft, { due })).problem.errors?.[0]?.pointer).toBe("/due");
    const leyi = await desk.as("Leyi Chen");
    const gone = await leyi.refused(changeStory, { params: { storyId: nowhere }, body: {}, ifMatch: 1 });
    expect(gone).toMatchObject({ status: 404, code: "story/unknown" });
    expect((await leyi.refused(readStory, { params: { storyId: nowhere } })).code).toBe("story/unknown");
  });
});
