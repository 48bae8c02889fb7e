import { describe, expect, test } from "vitest";
import { countStories, createStory, listStories } from "#contract/stories.ts";
import type { QueryIn } from "#contract/endpoint.ts";
import { StoryId } from "#contract/fields.ts";
import { inTransaction } from "#server/core/transaction.ts";
import { jobContext } from "#server/core/jobs/jobContext.ts";
import { writeListing } from "#server/core/useCases/stories/writeListing.ts";
import { usualCopy } from "#tests/builders/copy.ts";
import { aNewsdesk, type Newsdesk } from "./newsdesk.ts";

type Query = QueryIn<typeof listStories>;

async function slugs(desk: Newsdesk, query: Query): Promise<(string | null)[]> {
  const { items } = await (await desk.as("Fiona Patterson")).call(listStories, { query });
  return items.map((story) => story.slug);
}

/** Starts stories without copy, a minute apart. */
async function start(desk: Newsdesk, ...names: readonly string[]): Promise<void> {
  const leyi = await desk.as("Leyi Chen");
  for (const slug of names) {
    desk.clock.advance({ minutes: 1 });
    await leyi.call(createStory, { body: { slug } });
  }
}

describe("the list", () => {
  test("D-02 has for each story its stage, who has it since when, its words, and whether it is held or embargoed", async () => {
    const desk = await aNewsdesk();
    const story = await desk.inSubbing();
    const { items } = await (await desk.as("Fiona Patterson")).call(listStories, { query: {} });
    expect(items).toEqual([
      {
        id: story.id,
        slug: "night-ferry",
        headline: usualCopy.headline,
        desk: { id: desk.desks["home-news"], slug: "home-news", name: "Home news" },
        stage: "subbing",
        revision: 3,
        words: story.words,
        length: null,
        priority: 2,
        due: null,
        embargo: null,
        publishAt: null,
        writers: [{ id: desk.people["Leyi Chen"].id, name: "Leyi Chen" }],
        sub: { id: desk.people["Fiona Patterson"].id, name: "Fiona Patterson", since: "2026-11-23T21:40:00.000Z" },
        isHeld: false,
        reopenedKind: null,
        edition: null,
        changedAt: "2026-11-23T21:40:00.000Z",
      },
    ]);
    expect(story.words).toBeGreaterThan(20);
  });

  test("D-03 is narrowed by desk, stage and person together", async () => {
    const desk = await aNewsdesk();
    await desk.inSubbing({ slug: "subbed" });
    await desk.filed({ slug: "filed" });
    const mina = await desk.as("Mina Sato");
    await mina.call(createStory, { body: { slug: "politics", desk: desk.desks.politics } });
    const leyi = desk.people["Leyi Chen"].id;
    expect(await slugs(desk, { stage: "filed,subbing", desk: "home-news,sport", person: leyi })).toEqual([
      "filed",
      "subbed",
    ]);
    expect(await slugs(desk, { stage: "filed" })).toEqual(["filed"]);
    expect(await slugs(desk, { desk: "politics" })).toEqual(["politics"]);
    expect(await slugs(desk, { desk: "nowhere" })).toEqual([]);
    expect(await slugs(desk, { person: desk.people["Fiona Patterson"].id })).toEqual(["subbed"]);
  });

  test.each([
    ["ferry", "a word of the headline"],
    ["night-ferry", "the slug"],
    ["CAFÉ", "a word of the body, in other letters"],
    ["cafe", "the same without its accent"],
    ["café ferry", "two words in two places"],
    ["it's", "an apostrophe as the keyboard has it"],
    ["100%", "a sign that means something to the database"],
  ])("D-04 finds %s: %s", async (q) => {
    const desk = await aNewsdesk();
    await desk.draft({ slug: "another", copy: { headline: "Elsewhere", paragraphs: ["Nothing of the kind."] } });
    const paragraphs = ["The cafe\u0301 at the pier is 100% full, and it’s raining."];
    await desk.filed({ copy: { headline: "Night ferry", paragraphs } });
    expect(await slugs(desk, { q })).toEqual(["night-ferry"]);
  });

  test.each(["c_fe", "%", "ferry' or 1=1"])("D-04 takes %s to the letter", async (q) => {
    const desk = await aNewsdesk();
    await desk.filed();
    expect(await slugs(desk, { q })).toEqual([]);
  });

  test("shows the copy as it was last listed, and the time of the last commit", async () => {
    const desk = await aNewsdesk();
    const draft = await desk.draft();
    desk.clock.advance({ minutes: 5 });
    await desk.type("Leyi Chen", draft, { headline: "Another headline", paragraphs: ["Four words of text."] });
    const doc = await desk.copyOf(draft);
    await inTransaction(jobContext(desk.deps), (tx) => writeListing(tx, StoryId.parse(draft.id), doc));
    const { items } = await (await desk.as("Leyi Chen")).call(listStories, { query: { q: "another headline" } });
    expect(items).toMatchObject([{ headline: "Another headline", words: 4, changedAt: "2026-11-23T21:45:00.000Z" }]);
  });
});

describe("the order", () => {
  test("is by stage as the desk has them, then priority, then the last change", async () => {
    const desk = await aNewsdesk();
    await desk.ready({ slug: "ready" });
    await desk.filed({ slug: "filed" });
    await start(desk, "first", "second");
    await (await desk.as("Leyi Chen")).call(createStory, { body: { slug: "now", priority: 1 } });
    expect(await slugs(desk, {})).toEqual(["now", "second", "first", "filed", "ready"]);
  });

  test("is by due time with those that have none last, or by the last change", async () => {
    const desk = await aNewsdesk();
    const leyi = await desk.as("Leyi Chen");
    await start(desk, "none");
    for (const [slug, local] of [
      ["late", "2026-11-25T09:00"],
      ["soon", "2026-11-24T09:00"],
    ] as const)
      await leyi.call(createStory, { body: { slug, due: { local, zone: "Europe/London" } } });
    await start(desk, "last");
    expect(await slugs(desk, { sort: "due" })).toEqual(["soon", "late", "none", "last"]);
    expect((await slugs(desk, { sort: "changed" }))[0]).toBe("last");
  });
});

describe("pages", () => {
  const names = ["a1", "b2", "c3", "d4", "e5"];

  test.each(["stage", "due", "changed"] as const)("by %s go through every story once", async (sort) => {
    const desk = await aNewsdesk();
    await start(desk, ...names);
    const fiona = await desk.as("Fiona Patterson");
    const seen: (string | null)[] = [];
    let cursor: string | null = null;
    do {
      const query: Query = { sort, limit: "2", ...(cursor !== null && { cursor }) };
      const page: { items: { slug: string | null }[]; next: string | null } = await fiona.call(listStories, { query });
      seen.push(...page.items.map((story) => story.slug));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen).toHaveLength(names.length);
    expect(new Set(seen)).toEqual(new Set(names));
  });

  test("show a story that changed meanwhile once or not at all", async () => {
    const desk = await aNewsdesk();
    await start(desk, ...names);
    const fiona = await desk.as("Fiona Patterson");
    const first = await fiona.call(listStories, { query: { limit: "2" } });
    desk.clock.advance({ minutes: 1 });
    const [seen] = first.items;
    if (seen === undefined) throw new Error("the first page is empty");
    await desk.make("Leyi Chen", seen, "spike", { reason: "Overtaken" });
    const rest = await fiona.call(listStories, { query: { limit: "100", cursor: first.next ?? "" } });
    const all = [...first.items, ...rest.items].map((story) => story.slug);
    expect(all.length).toBe(new Set(all).size);
    expect(all).toContain(seen.slug);
  });

  test("are refused with a cursor that was cut, forged or another list's", async () => {
    const desk = await aNewsdesk();
    await start(desk, ...names);
    const fiona = await desk.as("Fiona Patterson");
    const { next } = await fiona.call(listStories, { query: { limit: "2" } });
    const cursor = next ?? "";
    const [place = "", code = ""] = cursor.split(".");
    const other = btoa(atob(place.replaceAll("-", "+").replaceAll("_", "/")).replace("2026", "2020"));
    for (const query of [
      { cursor: cursor.slice(0, -1) },
      { cursor: place },
      { cursor: `${other.replaceAll("=", "")}.${code}` },
      { cursor: "" },
      { cursor, stage: "draft" },
      { cursor, sort: "changed" as const },
    ])
      expect(await fiona.refused(listStories, { query })).toMatchObject({ status: 400, code: "cursor/invalid" });
    for (const path of ["limit=0", "limit=101", "limit=1e3", "stage=nowhere", "sort=words", `q=${"x".repeat(201)}`])
      expect((await fiona.send("GET", `/api/stories?${path}`)).status).toBe(400);
  });
});

test("the counts are of each stage and desk, and of mine", async () => {
  const desk = await aNewsdesk();
  await desk.inSubbing({ slug: "subbed" });
  await start(desk, "one", "two");
  const spiked = await desk.draft({ slug: "spiked" });
  await desk.make("Leyi Chen", spiked, "spike", { reason: "Overtaken" });
  const counts = await (await desk.as("Fiona Patterson")).call(countStories, {});
  expect(counts.stages).toMatchObject({ draft: 2, filed: 0, subbing: 1, spiked: 1 });
  expect(counts.desks).toEqual([
    { slug: "home-news", stories: 3 },
    { slug: "politics", stories: 0 },
    { slug: "culture", stories: 0 },
    { slug: "sport", stories: 0 },
  ]);
  expect(counts.mine).toBe(1);
  expect((await (await desk.as("Leyi Chen")).call(countStories, {})).mine).toBe(3);
});
