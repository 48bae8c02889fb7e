import { describe, expect, test } from "vitest";
import { VersionId } from "#contract/fields.ts";
import { keepUnsent, listVersions, readHistory, readVersion } from "#contract/history.ts";
import type { Story } from "#contract/stories.ts";
import { schema } from "#document/schema.ts";
import { putSuggestions } from "#server/core/repos/suggestions.ts";
import { aCopy, usualCopy } from "#tests/builders/copy.ts";
import type { PersonName } from "../support/newsroom.ts";
import { openSuggestion } from "./given.ts";
import { aNewsdesk, type Newsdesk } from "./newsdesk.ts";

const anId = () => VersionId.parse(crypto.randomUUID());
const herCopy: unknown = aCopy({ ...usualCopy, paragraphs: ["The ferry is late.", "The pier is shut."] }).toJSON();

async function keep(desk: Newsdesk, story: Story, name: PersonName, given: { id?: VersionId; copy?: unknown } = {}) {
  const { id = anId(), copy = herCopy } = given;
  return (await desk.as(name)).call(keepUnsent, { params: { storyId: story.id }, body: { id, copy } });
}

const versionsOf = async (desk: Newsdesk, story: Story) =>
  (await (await desk.as("Leyi Chen")).call(listVersions, { params: { storyId: story.id } })).items;

describe("work that the live copy does not take any more", () => {
  test("L-04 is kept as a named version that can be read, and the live copy is untouched", async () => {
    const desk = await aNewsdesk();
    const story = await desk.published();
    const before = (await desk.copyOf(story)).toJSON() as unknown;
    const version = await keep(desk, story, "Fiona Patterson");
    expect(version).toMatchObject({ name: "Fiona Patterson, offline, 21:40", cause: "kept", by: "Fiona Patterson" });
    const params = { storyId: story.id, number: String(version.number) };
    expect((await (await desk.as("Leyi Chen")).call(readVersion, { params })).copy).toEqual(herCopy);
    expect((await desk.copyOf(story)).toJSON()).toEqual(before);
    const { items } = await (await desk.as("Leyi Chen")).call(readHistory, { params: { storyId: story.id } });
    expect(items[0]?.says).toBe(
      "Fiona Patterson came back with work that the copy did not take; it is kept as a version",
    );
  });

  test("is kept once, however often it is sent", async () => {
    const desk = await aNewsdesk();
    const story = await desk.published();
    const id = anId();
    const first = await keep(desk, story, "Fiona Patterson", { id });
    const count = (await versionsOf(desk, story)).length;
    expect(await keep(desk, story, "Fiona Patterson", { id })).toEqual(first);
    expect(await versionsOf(desk, story)).toHaveLength(count);
  });

  test.each(["Leyi Chen", "Fiona Patterson", "Duty Editor"] as const)(
    "is kept for %s, who can have been at work on it",
    async (name) => {
      const desk = await aNewsdesk();
      expect((await keep(desk, await desk.published(), name)).by).toBe(name);
    },
  );

  test.each(["Mina Sato", "Desk Admin"] as const)("is not kept for %s, who never can", async (name) => {
    const desk = await aNewsdesk();
    const story = await desk.published();
    const body = { id: anId(), copy: herCopy };
    const refused = await (await desk.as(name)).refused(keepUnsent, { params: { storyId: story.id }, body });
    expect(refused.code).toBe("copy/mode");
  });

  test("may hold suggestions of others that stand in the copy, as it was read", async () => {
    const desk = await aNewsdesk();
    const story = await desk.inSubbing();
    await openSuggestion(desk, story, "Leyi Chen", "s1");
    const by = desk.people["Leyi Chen"].id;
    const made = { madeSeq: 1, madeAt: desk.clock.now().toISOString(), changedBy: null, settled: null };
    await putSuggestions(desk.deps.db, story.id, [{ id: "s1", by, words: { insertion: " s1" }, ...made }]);
    const copy = (await desk.copyOf(story)).toJSON() as unknown;
    expect((await keep(desk, story, "Fiona Patterson", { copy })).cause).toBe("kept");
  });

  test.each([
    ["nothing", null],
    ["a text", "words"],
    ["a node that there is not", { type: "doc", content: [{ type: "script" }] }],
    ["a copy without its fields", { type: "doc", content: [] }],
    ["a link to a script", badLink()],
  ])("is refused where it is %s", async (_, copy) => {
    const desk = await aNewsdesk();
    const story = await desk.published();
    const body = { id: anId(), copy };
    const fiona = await desk.as("Fiona Patterson");
    expect((await fiona.refused(keepUnsent, { params: { storyId: story.id }, body })).code).toBe("copy/invalid");
  });

  test("is taken twenty times an hour, then a little later", async () => {
    const desk = await aNewsdesk();
    const story = await desk.published();
    for (let times = 0; times < 20; times++) await keep(desk, story, "Fiona Patterson");
    const asked = { params: { storyId: story.id }, body: { id: anId(), copy: herCopy } };
    const refused = await (await desk.as("Fiona Patterson")).refused(keepUnsent, asked);
    expect(refused.code).toBe("request/tooMany");
    expect(refused.headers.get("retry-after")).toBe("600");
    desk.clock.advance({ hours: 2 });
    expect((await (await desk.as("Fiona Patterson")).call(keepUnsent, asked)).cause).toBe("kept");
  });
});

function badLink(): unknown {
  const text = { type: "text", text: "here", marks: [{ type: "link", attrs: { href: "javascript:alert(1)" } }] };
  return {
    ...schema.nodeFromJSON(herCopy).toJSON(),
    content: [{ type: "headline" }, { type: "body", content: [{ type: "paragraph", content: [text] }] }],
  };
}
