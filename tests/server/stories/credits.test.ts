import { describe, expect, test } from "vitest";
import { z } from "zod";
import { setCredits } from "#contract/credits.ts";
import type { BodyIn } from "#contract/endpoint.ts";
import { readContent, readHistory } from "#contract/history.ts";
import { removePerson } from "#contract/people.ts";
import { readStory, type Story } from "#contract/stories.ts";
import { sql } from "#server/core/db.ts";
import type { PersonName } from "../support/newsroom.ts";
import { aNewsdesk, type Newsdesk } from "./newsdesk.ts";
import { refused, said } from "./asked.ts";

const nowhere = "01890000-0000-7000-8000-000000000000";
type Credits = BodyIn<typeof setCredits>["credits"];

async function set(desk: Newsdesk, name: PersonName, story: Story, credits: Credits) {
  return (await desk.as(name)).call(setCredits, { params: { storyId: story.id }, body: { credits } });
}
const reread = async (desk: Newsdesk, story: Story) =>
  (await desk.as("Duty Editor")).call(readStory, { params: { storyId: story.id } });
const textOf = async (desk: Newsdesk, path = "/news/2026/11/23/night-ferry") =>
  (await (await desk.nobody.send("GET", path)).text()).replace(/<[^>]+>/g, "");

describe("the line", () => {
  test("K-01 is the same on the desk, the readers' page and in every export", async () => {
    const desk = await aNewsdesk();
    const story = await desk.published();
    const line = "Words: Leyi Chen | Subbing: Fiona Patterson";
    expect(story.line).toBe(line);
    expect(await textOf(desk)).toContain(line);
    const leyi = await desk.as("Leyi Chen");
    for (const format of ["json", "text", "html", "markdown"] as const) {
      const content = await leyi.call(readContent, { params: { storyId: story.id }, query: { format } });
      expect(content.replaceAll("\\|", "|").replaceAll("&#124;", "|")).toContain(line);
    }
  });

  test("K-02 joins three names without a serial comma, and leaves roles without people out", async () => {
    const desk = await aNewsdesk();
    const story = await desk.inSubbing();
    const credits = await set(desk, "Fiona Patterson", story, [
      { role: "subbing", people: [{ personId: desk.people["Fiona Patterson"].id }] },
      { role: "pictures", people: [] },
      { role: "words", people: [{ name: "A" }, { name: "B" }, { name: "C" }] },
    ]);
    expect(credits.line).toBe("Words: A, B and C | Subbing: Fiona Patterson");
    expect((await reread(desk, story)).line).toBe(credits.line);
  });

  test("K-04 keeps each name's own direction beside others on the readers' page", async () => {
    const desk = await aNewsdesk();
    const story = await desk.ready();
    await set(desk, "Duty Editor", story, [
      { role: "words", people: [{ name: "ليلى حداد" }, { personId: desk.people["Leyi Chen"].id }] },
      { role: "subbing", people: [{ personId: desk.people["Fiona Patterson"].id }] },
    ]);
    await desk.make("Duty Editor", await reread(desk, story), "publish");
    const html = await (await desk.nobody.send("GET", "/news/2026/11/23/night-ferry")).text();
    expect(html).toContain(
      '<p data-field="credits">Words: <bdi>ليلى حداد</bdi> and <bdi>Leyi Chen</bdi> | Subbing: <bdi>Fiona Patterson</bdi></p>',
    );
  });

  test("is the newsroom's where the only byline is withheld, and the page names nobody", async () => {
    const desk = await aNewsdesk();
    const story = await desk.ready();
    await set(desk, "Duty Editor", story, [
      { role: "words", people: [{ personId: desk.people["Leyi Chen"].id, withheld: true }] },
      { role: "subbing", people: [{ personId: desk.people["Fiona Patterson"].id }] },
    ]);
    const published = await desk.make("Duty Editor", await reread(desk, story), "publish");
    expect(published.line).toBe("Words: The Daily Desk | Subbing: Fiona Patterson");
    const html = await (await desk.nobody.send("GET", "/news/2026/11/23/night-ferry")).text();
    expect(html).not.toContain("Leyi");
    expect(html).not.toContain(desk.people["Leyi Chen"].id);
  });
});

describe("changing credits", () => {
  test("K-03 can leave nobody in Words: the story keeps its writer, and neither pass nor publish goes through", async () => {
    const desk = await aNewsdesk();
    const story = await desk.inSubbing();
    const subbing = { role: "subbing" as const, people: [{ personId: desk.people["Fiona Patterson"].id }] };
    await set(desk, "Duty Editor", story, [subbing]);
    const now = await reread(desk, story);
    expect(now).toMatchObject({ line: "Subbing: Fiona Patterson", writers: [{ name: "Leyi Chen" }] });
    expect(said(await refused(desk, "Fiona Patterson", now, { transition: "pass" }))).toEqual(["No Words credit"]);
    expect(said(await refused(desk, "Duty Editor", now, { transition: "publish" }))).toContain("No Words credit");
    const { items } = await (await desk.as("Leyi Chen")).call(readHistory, { params: { storyId: story.id } });
    expect(items[0]).toMatchObject({ says: "Duty Editor changed the credits to: Subbing: Fiona Patterson" });
  });

  test("is its sub's and editors', and its writers' while it is a draft", async () => {
    const desk = await aNewsdesk();
    const draft = await desk.draft();
    await set(desk, "Leyi Chen", draft, [{ role: "words", people: [{ personId: desk.people["Leyi Chen"].id }] }]);
    const filed = await desk.make("Leyi Chen", await reread(desk, draft), "file");
    const params = { storyId: filed.id };
    for (const name of ["Leyi Chen", "Fiona Patterson", "Desk Admin"] as const)
      expect(await (await desk.as(name)).refused(setCredits, { params, body: { credits: [] } })).toMatchObject({
        status: 403,
        code: "credits/forbidden",
      });
  });

  test("is refused for a name that cannot be printed, somebody twice, a role twice, or nobody's id", async () => {
    const desk = await aNewsdesk();
    const story = await desk.inSubbing();
    const fiona = await desk.as("Fiona Patterson");
    const params = { storyId: story.id };
    const faults: [Credits, string][] = [
      [[{ role: "words", people: [{ name: "A | B" }] }], "/credits/0/people/0/name"],
      [[{ role: "words", people: [{ name: "A" }, { name: "A" }] }], "/credits/0/people/1"],
      [
        [
          { role: "words", people: [] },
          { role: "words", people: [] },
        ],
        "/credits/1/role",
      ],
    ];
    for (const [credits, pointer] of faults) {
      const refusal = await fiona.refused(setCredits, { params, body: { credits } });
      expect(refusal).toMatchObject({ status: 422, code: "request/invalid", problem: { errors: [{ pointer }] } });
    }
    const unknown = { credits: [{ role: "words" as const, people: [{ personId: nowhere }] }] };
    expect((await fiona.refused(setCredits, { params, body: unknown })).code).toBe("person/unknown");
    const nothing = await fiona.refused(setCredits, { params: { storyId: nowhere }, body: { credits: [] } });
    expect(nothing.code).toBe("story/unknown");
  });

  test("keeps what the work gave as the work's, so that a release still takes it", async () => {
    const desk = await aNewsdesk();
    const story = await desk.inSubbing();
    await set(desk, "Fiona Patterson", story, [
      { role: "words", people: [{ personId: desk.people["Leyi Chen"].id }, { name: "Ann Bee" }] },
      { role: "subbing", people: [{ personId: desk.people["Fiona Patterson"].id }] },
    ]);
    const released = await desk.make("Fiona Patterson", await reread(desk, story), "release");
    expect(released.line).toBe("Words: Leyi Chen and Ann Bee");
  });
});

describe("somebody who leaves", () => {
  test("K-05 stands by name wherever they stood, and nobody in their place", async () => {
    const desk = await aNewsdesk();
    const story = await desk.published();
    const admin = await desk.as("Desk Admin");
    await admin.call(removePerson, { params: { personId: desk.people["Fiona Patterson"].id } });
    expect(await textOf(desk)).toContain("Words: Leyi Chen | Subbing: Fiona Patterson");
    expect((await reread(desk, story)).line).toBe("Words: Leyi Chen | Subbing: Fiona Patterson");
    const { items } = await (await desk.as("Leyi Chen")).call(readHistory, { params: { storyId: story.id } });
    expect(items.map((entry) => entry.says)).toContain("Fiona Patterson passed it to the editor");
  });

  test("A-05 has their claims released, with their credit where something of theirs stands, and it is said", async () => {
    const desk = await aNewsdesk();
    const untouched = await desk.inSubbing({ slug: "untouched" });
    const changed = await desk.inSubbing({ slug: "changed" });
    await desk.add("Fiona Patterson", changed, ",");
    const admin = await desk.as("Desk Admin");
    const { released } = await admin.call(removePerson, { params: { personId: desk.people["Fiona Patterson"].id } });
    expect(released.map((story) => story.slug)).toEqual(["untouched", "changed"]);
    expect(await reread(desk, untouched)).toMatchObject({ stage: "filed", sub: null, line: "Words: Leyi Chen" });
    expect(await reread(desk, changed)).toMatchObject({
      stage: "filed",
      sub: null,
      line: "Words: Leyi Chen | Subbing: Fiona Patterson",
    });
    const { items } = await (await desk.as("Leyi Chen")).call(readHistory, { params: { storyId: changed.id } });
    expect(items[0]?.says).toBe("Desk Admin released it from Fiona Patterson");
    const epochs = await desk.deps.db.rows(z.object({ epoch: z.number() }), sql`select epoch from copies`);
    expect(epochs.every((copy) => copy.epoch > 3)).toBe(true);
  });
});
