import { describe, expect, test } from "vitest";
import type { QueryIn } from "#contract/endpoint.ts";
import { readNextToSub } from "#contract/queue.ts";
import { countStories, listStories, type Story } from "#contract/stories.ts";
import type { PersonName } from "../support/newsroom.ts";
import { change } from "./asked.ts";
import { aNewsdesk, type Newsdesk } from "./newsdesk.ts";

const zone = "Europe/London";

/** The queue of somebody as the desk lists it: slugs, in its order. */
async function queueOf(
  desk: Newsdesk,
  name: PersonName,
  more: Partial<QueryIn<typeof listStories>> = {},
): Promise<(string | null)[]> {
  const query = { queue: desk.people[name].id, sort: "due" as const, ...more };
  return (await (await desk.as(name)).call(listStories, { query })).items.map(({ slug }) => slug);
}

/** What comes next for somebody, in short. */
async function nextFor(desk: Newsdesk, name: PersonName, after?: Story) {
  const query = after === undefined ? {} : { after: after.id };
  const { next, others } = await (await desk.as(name)).call(readNextToSub, { query });
  return next === null ? null : { slug: next.story.slug, because: next.because, isMine: next.isMine, others };
}

interface Waiting {
  readonly slug: string;
  readonly due?: string;
  readonly offset?: string;
  readonly priority?: number;
}

/** A filed story that is due at a local time of London's. */
async function waiting(desk: Newsdesk, { slug, due, offset, priority = 2 }: Waiting): Promise<Story> {
  const story = await desk.filed({ slug });
  const when = due === undefined ? null : { local: due, zone, ...(offset === undefined ? {} : { offset }) };
  return change(desk, "Duty Editor", story, { due: when, priority });
}

describe("the subs' queue", () => {
  test("has what is filed and what this sub has, and nothing that another has or that is not to be subbed", async () => {
    const desk = await aNewsdesk();
    await desk.draft({ slug: "a-draft" });
    await desk.ready({ slug: "a-ready" });
    await desk.filed({ slug: "a-filed" });
    await desk.inSubbing({ slug: "fionas" });
    const other = await desk.filed({ slug: "adas" });
    await desk.make("Ada Brown", other, "claim");
    expect(await queueOf(desk, "Fiona Patterson")).toEqual(["a-filed", "fionas"]);
    expect(await queueOf(desk, "Ada Brown")).toEqual(["a-filed", "adas"]);
    const fiona = await desk.as("Fiona Patterson");
    expect((await fiona.call(countStories, {})).queue).toBe(2);
    const { items } = await (await desk.as("Ada Brown")).call(listStories, {
      query: { queue: desk.people["Fiona Patterson"].id, sort: "due" },
    });
    expect(items.map(({ slug }) => slug)).toEqual(["a-filed", "fionas"]);
  });

  test("is by due time: late, then to come, then without; of those due at one time by priority, then the oldest", async () => {
    const desk = await aNewsdesk();
    await waiting(desk, { slug: "none-first" });
    await waiting(desk, { slug: "none-now", priority: 1 });
    await waiting(desk, { slug: "none-later", priority: 3 });
    await waiting(desk, { slug: "at-ten-3", due: "2026-11-23T22:00", priority: 3 });
    await waiting(desk, { slug: "at-ten-1", due: "2026-11-23T22:00", priority: 1 });
    await waiting(desk, { slug: "tomorrow", due: "2026-11-24T09:00", priority: 1 });
    await waiting(desk, { slug: "late", due: "2026-11-23T21:30", priority: 3 });
    await waiting(desk, { slug: "none-second" });
    const all = ["late", "at-ten-1", "at-ten-3", "tomorrow", "none-now", "none-first", "none-second", "none-later"];
    expect(await queueOf(desk, "Fiona Patterson")).toEqual(all);
    const fiona = await desk.as("Fiona Patterson");
    const query = { queue: desk.people["Fiona Patterson"].id, sort: "due" as const, limit: "3" };
    const found: (string | null)[] = [];
    let cursor: string | undefined;
    do {
      const page = await fiona.call(listStories, { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } });
      found.push(...page.items.map(({ slug }) => slug));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(found).toEqual(all);
  });

  test("is by the moment that is meant, where a clock shows a time twice", async () => {
    const desk = await aNewsdesk();
    desk.clock.set("2026-10-24T20:00:00.000Z");
    await waiting(desk, { slug: "second-half-past-one", due: "2026-10-25T01:30", offset: "+00:00" });
    await waiting(desk, { slug: "quarter-past-after", due: "2026-10-25T01:15", offset: "+00:00" });
    await waiting(desk, { slug: "first-half-past-one", due: "2026-10-25T01:30", offset: "+01:00" });
    await waiting(desk, { slug: "at-two", due: "2026-10-25T02:00" });
    const order = ["first-half-past-one", "quarter-past-after", "second-half-past-one", "at-two"];
    expect(await queueOf(desk, "Fiona Patterson")).toEqual(order);
  });

  test("D-03 is narrowed by desk too", async () => {
    const desk = await aNewsdesk();
    await desk.filed({ slug: "home" });
    expect(await queueOf(desk, "Fiona Patterson", { desk: "politics" })).toEqual([]);
    expect(await queueOf(desk, "Fiona Patterson", { desk: "home-news" })).toEqual(["home"]);
  });
});

describe("the next story", () => {
  test("is the first of the queue, with what puts it there and how many more there are", async () => {
    const desk = await aNewsdesk();
    expect(await nextFor(desk, "Fiona Patterson")).toBeNull();
    await waiting(desk, { slug: "some-day" });
    const some = { isMine: false, others: 0 };
    expect(await nextFor(desk, "Fiona Patterson")).toEqual({ ...some, slug: "some-day", because: "waiting" });
    await waiting(desk, { slug: "now", priority: 1 });
    expect(await nextFor(desk, "Fiona Patterson")).toEqual({ ...some, slug: "now", because: "priority", others: 1 });
    await waiting(desk, { slug: "at-ten", due: "2026-11-23T22:00" });
    expect(await nextFor(desk, "Fiona Patterson")).toEqual({ ...some, slug: "at-ten", because: "due", others: 2 });
    desk.clock.advance({ minutes: 30 });
    expect(await nextFor(desk, "Fiona Patterson")).toEqual({ ...some, slug: "at-ten", because: "late", others: 2 });
  });

  test("follows the story that one is on, goes on from the top behind the last, and is never that story", async () => {
    const desk = await aNewsdesk();
    const first = await waiting(desk, { slug: "first", due: "2026-11-23T22:00" });
    expect(await nextFor(desk, "Fiona Patterson", first)).toBeNull();
    const second = await waiting(desk, { slug: "second", due: "2026-11-23T23:00" });
    const third = await waiting(desk, { slug: "third" });
    const mine = await desk.make("Fiona Patterson", second, "claim");
    expect(await nextFor(desk, "Fiona Patterson", first)).toMatchObject({ slug: "second", isMine: true, others: 1 });
    expect(await nextFor(desk, "Fiona Patterson", mine)).toMatchObject({ slug: "third", isMine: false });
    expect(await nextFor(desk, "Fiona Patterson", third)).toMatchObject({ slug: "first" });
  });

  test("is the first of all once the story is out of the queue: passed, returned, or another's", async () => {
    const desk = await aNewsdesk();
    const early = await waiting(desk, { slug: "early", due: "2026-11-23T20:00" });
    const passed = await desk.ready({ slug: "passed" });
    await waiting(desk, { slug: "later" });
    expect(await nextFor(desk, "Fiona Patterson", passed)).toMatchObject({ slug: "early", others: 1 });
    await desk.make("Ada Brown", early, "claim");
    expect(await nextFor(desk, "Fiona Patterson", early)).toMatchObject({ slug: "later", others: 0 });
  });

  test("is never one's own copy, which another sub must take", async () => {
    const desk = await aNewsdesk();
    await desk.filed({ slug: "leyis" });
    expect(await nextFor(desk, "Leyi Chen")).toBeNull();
    expect(await nextFor(desk, "Fiona Patterson")).toMatchObject({ slug: "leyis" });
  });
});
