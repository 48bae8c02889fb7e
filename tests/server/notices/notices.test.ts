import { describe, expect, test } from "vitest";
import { addNote, answerNote } from "#contract/notes.ts";
import { listNotices, markNotices, type Notice, readAllNotices } from "#contract/notices.ts";
import type { Story } from "#contract/stories.ts";
import type { PersonName } from "../support/newsroom.ts";
import { aCopyDesk, type CopyDesk } from "../live/copyDesk.ts";
import { aNewsdesk, type Newsdesk } from "../stories/newsdesk.ts";

/** Has Fiona Patterson name people in a note on a story. */
async function named(desk: Newsdesk, story: Story, body: string, who: readonly PersonName[] = ["Leyi Chen"]) {
  const mentions = who.map((name) => desk.people[name].id);
  const note = { kind: "note" as const, body, mentions };
  return (await desk.as("Fiona Patterson")).call(addNote, { params: { storyId: story.id }, body: note });
}

const told = async (desk: Newsdesk, name: PersonName, query: { cursor?: string; limit?: string } = {}) =>
  (await desk.as(name)).call(listNotices, { query });
const says = (items: readonly Notice[]) => items.map((each) => each.says.replace(/^.*?: /, ""));

describe("notices", () => {
  test("are a person's own, newest first, with how many are unread, a page at a time", async () => {
    const desk = await aNewsdesk();
    const story = await desk.draft();
    for (const words of ["One", "Two", "Three"]) {
      await named(desk, story, words);
      desk.clock.advance({ minutes: 1 });
    }
    const first = await told(desk, "Leyi Chen", { limit: "2" });
    expect([says(first.items), first.unread]).toEqual([
      ["Fiona Patterson writes: Three", "Fiona Patterson writes: Two"],
      3,
    ]);
    // What comes meanwhile stands above, and moves nothing of the next page.
    await named(desk, story, "Four");
    const second = await told(desk, "Leyi Chen", { limit: "2", cursor: first.next ?? "" });
    expect([says(second.items), second.next, second.unread]).toEqual([["Fiona Patterson writes: One"], null, 4]);
    expect(await told(desk, "Fiona Patterson")).toEqual({ items: [], next: null, unread: 0 });
    expect((await desk.nobody.send("GET", "/api/notices")).status).toBe(401);
  });

  test("lead to the note, or to the story", async () => {
    const desk = await aNewsdesk();
    const story = await desk.inSubbing();
    const { id } = await named(desk, story, "Look here");
    await desk.make("Fiona Patterson", story, "return", { note: "Who said this?" });
    const { items } = await told(desk, "Leyi Chen");
    expect(items.find(({ cause }) => cause === "note.note")).toMatchObject({
      storyId: story.id,
      place: { kind: "note", noteId: id },
    });
    expect(items.find(({ cause }) => cause === "story.returned")).toMatchObject({ place: { kind: "story" } });
  });

  test("V-01 of a publication are told to each writer, and lead to as filed against as published", async () => {
    const desk = await aNewsdesk();
    const story = await desk.published();
    const { items } = await told(desk, "Leyi Chen");
    expect(items).toMatchObject([
      {
        cause: "story.published",
        says: "night-ferry: Duty Editor published it as edition 1",
        storyId: story.id,
        place: { kind: "readback", from: 1, to: 3 },
      },
    ]);
    const compared = await (await desk.as("Leyi Chen")).send("GET", `/api/stories/${story.id}/readback?from=1&to=3`);
    expect(await compared.json()).toMatchObject({ from: { name: "As filed" }, to: { name: "As published" } });
  });

  test("are marked as read and as unread again, and keep when they were first read", async () => {
    const desk = await aNewsdesk();
    const story = await desk.draft();
    await named(desk, story, "One");
    await named(desk, story, "Two");
    const leyi = await desk.as("Leyi Chen");
    const [two, one] = (await told(desk, "Leyi Chen")).items.map(({ id }) => id);
    if (one === undefined || two === undefined) throw new Error("two are told");
    const readAt = desk.clock.now().toISOString();
    expect(await leyi.call(markNotices, { body: { ids: [one], isRead: true } })).toEqual({ unread: 1 });
    desk.clock.advance({ hours: 1 });
    expect(await leyi.call(markNotices, { body: { ids: [one, two], isRead: true } })).toEqual({ unread: 0 });
    expect((await told(desk, "Leyi Chen")).items.map((each) => each.readAt)).toEqual([
      desk.clock.now().toISOString(),
      readAt,
    ]);
    expect(await leyi.call(markNotices, { body: { ids: [two], isRead: false } })).toEqual({ unread: 1 });
  });

  test("that came after the newest that was seen stay unread when all are marked as read", async () => {
    const desk = await aNewsdesk();
    const story = await desk.draft();
    await named(desk, story, "One");
    desk.clock.advance({ minutes: 1 });
    await named(desk, story, "Two");
    const [seen, before] = (await told(desk, "Leyi Chen")).items.map(({ id }) => id);
    desk.clock.advance({ minutes: 1 });
    await named(desk, story, "Three", ["Leyi Chen", "Ada Brown"]);
    if (seen === undefined) throw new Error("two are told");
    const leyi = await desk.as("Leyi Chen");
    expect(await leyi.call(readAllNotices, { body: { upTo: seen } })).toEqual({ ids: [seen, before], unread: 1 });
    expect((await told(desk, "Ada Brown")).unread).toBe(1);
  });

  test("of somebody else are as unknown as none, to read, to mark and to go on from", async () => {
    const desk = await aNewsdesk();
    const story = await desk.draft();
    await named(desk, story, "One");
    const [hers] = (await told(desk, "Leyi Chen")).items;
    if (hers === undefined) throw new Error("one is told");
    const ada = await desk.as("Ada Brown");
    const codes = [
      await ada.refused(markNotices, { body: { ids: [hers.id], isRead: true } }),
      await ada.refused(readAllNotices, { body: { upTo: hers.id } }),
      await ada.refused(listNotices, { query: { cursor: hers.id } }),
    ].map(({ code }) => code);
    expect(codes).toEqual(["notice/unknown", "notice/unknown", "cursor/invalid"]);
    expect((await told(desk, "Leyi Chen")).items[0]?.readAt).toBeNull();
  });
});

/** The frames that say there is news of notices, so far. */
const ofNotices = (frames: readonly { readonly type: string }[]) =>
  frames.filter((frame) => frame.type === "desk" && "topic" in frame && frame.topic === "notices");

describe("whoever is told", { timeout: 20_000 }, () => {
  const heardWithinMs = 2000;

  test.each([
    ["W-09 of a story that goes back to its writer", "return", "Leyi Chen"],
    ["W-11 of a story that is sent back to its sub", "sendBack", "Fiona Patterson"],
  ] as const)(
    "%s hears of it with the note's words on every open desk within two seconds, and nobody else does",
    async (_, transition, who) => {
      const desk = await aCopyDesk();
      const there = desk.another({});
      const [story, by] =
        transition === "return"
          ? ([await desk.inSubbing(), "Fiona Patterson"] as const)
          : ([await desk.ready(), "Duty Editor"] as const);
      const here = await desk.tab(who);
      const elsewhere = await desk.tab(who, { app: there });
      const stranger = await desk.tab("Ada Brown");
      await desk.make(by, story, transition, { note: "Who said this?" });
      const from = performance.now();
      for (const tab of [here, elsewhere])
        expect(await tab.next("desk", ({ topic }) => topic === "notices")).toMatchObject({ storyId: null });
      expect(performance.now() - from).toBeLessThan(heardWithinMs);
      await stranger.next("desk", ({ storyId }) => storyId === story.id);
      expect(ofNotices(stranger.frames)).toEqual([]);
      expect((await told(desk, who)).items[0]?.says).toMatch(/: Who said this\?$/);
    },
  );

  test("hears nothing of what a refused request would have told", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const before = (await told(desk, "Leyi Chen")).items.length;
    const answer = await (await desk.as("Fiona Patterson")).send("POST", `/api/stories/${story.id}/notes`, {
      body: {
        kind: "note",
        body: "Look",
        mentions: [desk.people["Leyi Chen"].id, "01890000-0000-7000-8000-000000000000"],
      },
    });
    expect(answer.status).toBe(404);
    expect((await told(desk, "Leyi Chen")).items).toHaveLength(before);
  });

  test("is whoever a note was given to, and whoever's it is, when it is answered", async () => {
    const desk = await aCopyDesk();
    const story = await desk.inSubbing();
    const { id } = await given(desk, story);
    const params = { storyId: story.id, noteId: id };
    await (await desk.as("Ada Brown")).call(answerNote, { params, body: { body: "The board did." } });
    for (const name of ["Fiona Patterson", "Leyi Chen"] as const)
      expect(says((await told(desk, name)).items)[0]).toBe("Ada Brown answers: The board did.");
    expect((await told(desk, "Ada Brown")).items).toEqual([]);
  });

  test("A-06 reads script as it was typed, and gets it as JSON", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>";
    await named(desk, story, hostile);
    const answer = await (await desk.as("Leyi Chen")).send("GET", "/api/notices");
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(says((await told(desk, "Leyi Chen")).items)).toEqual([`Fiona Patterson writes: ${hostile}`]);
  });
});

/** A query of Fiona Patterson's that is given to Leyi Chen. */
async function given(desk: CopyDesk, story: Story) {
  const query = { kind: "query" as const, body: "Who said this?", assignTo: desk.people["Leyi Chen"].id };
  return (await desk.as("Fiona Patterson")).call(addNote, { params: { storyId: story.id }, body: query });
}
