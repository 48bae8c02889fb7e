import { describe, expect, test } from "vitest";
import { changeStory, type Story } from "#contract/stories.ts";
import { usualCopy } from "#tests/builders/copy.ts";
import { change, page, refused, said, usualPath, wordsOf } from "./asked.ts";
import { aNewsdesk, type Newsdesk } from "./newsdesk.ts";

const bytesOf = async (desk: Newsdesk, at: string) => (await page(desk, at)).text();

const correcting = { kind: "correction", reason: "Wrong day" } as const;

describe("a correction", () => {
  test("P-12 leaves edition 1 as it is until it is published, and is not without a note to readers", async () => {
    const desk = await aNewsdesk();
    const published = await desk.published();
    const before = await bytesOf(desk, usualPath);
    const story = await desk.make("Fiona Patterson", published, "reopen", correcting);
    expect(story).toMatchObject({ stage: "subbing", sub: { name: "Fiona Patterson" }, reopenedKind: "correction" });
    await desk.add("Fiona Patterson", story, " It was Tuesday.");
    expect(await bytesOf(desk, usualPath)).toBe(before);
    const passed = await desk.make("Fiona Patterson", story, "pass");
    expect(said(await refused(desk, "Duty Editor", passed, { transition: "publish" }))).toEqual(["Say what was wrong"]);
  });

  test("P-13 is refused to a second editor, who is told who reopened it, as what and why", async () => {
    const desk = await aNewsdesk();
    const published = await desk.published();
    await desk.make("Fiona Patterson", published, "reopen", correcting);
    const body = { transition: "reopen", kind: "update", reason: "More is known", edition: 1 } as const;
    const refusal = await refused(desk, "Bo Adeyemi", published, body);
    expect(refusal.status).toBe(409);
    expect(said(refusal)[0]).toContain("Fiona Patterson reopened it as a correction: Wrong day");
  });

  test("P-13 of an edition that is no longer the newest is refused", async () => {
    const desk = await aNewsdesk();
    const published = await desk.published();
    const story = await desk.make("Fiona Patterson", published, "reopen", correcting);
    const passed = await desk.make("Fiona Patterson", story, "pass");
    desk.clock.set("2026-11-23T22:10:00Z");
    await desk.make("Duty Editor", passed, "publish", { note: "It was Tuesday, not Monday." });
    const body = { transition: "reopen", kind: "update", reason: "More is known", edition: 1 } as const;
    const refusal = await refused(desk, "Bo Adeyemi", published, body);
    expect(refusal.status).toBe(409);
    expect(said(refusal)).toEqual(["Edition 2 came out at 22:10; read it first"]);
  });

  test("P-14 says on the page what changed, when, and the note; the last one given stands", async () => {
    const desk = await aNewsdesk();
    const asking = { ...correcting, note: "The day was wrong." };
    const story = await desk.make("Fiona Patterson", await desk.published(), "reopen", asking);
    await desk.add("Fiona Patterson", story, " It was Tuesday.");
    const passed = await desk.make("Fiona Patterson", story, "pass");
    desk.clock.set("2026-11-23T22:10:00Z");
    const note = "An earlier version said Monday. It was Tuesday.";
    const again = await desk.make("Duty Editor", passed, "publish", { note });
    expect(again).toMatchObject({ edition: { number: 2, path: usualPath }, reopened: null, readerNote: null });
    const text = await wordsOf(desk, usualPath);
    expect(text).toContain(`Correction, 23 November 2026, 10.10pm: ${note}`);
    expect(text).toContain("Published 23 November 2026, 9.40pm. Corrected 23 November 2026, 10.10pm");
  });
});

describe("withdrawing", () => {
  const reason = "We could not stand up a central claim in it.";

  test("P-15 answers 410 with the reason and no copy, whatever the asker holds", async () => {
    const desk = await aNewsdesk();
    const story = await desk.published();
    const tag = (await page(desk, usualPath)).headers.get("etag") ?? "";
    await desk.make("Duty Editor", story, "withdraw", { reason });
    const conditions: Record<string, string>[] = [
      {},
      { "if-none-match": tag },
      { "if-modified-since": "Tue, 24 Nov 2026 00:00:00 GMT" },
      { range: "bytes=0-99" },
    ];
    for (const headers of conditions) {
      const answer = await desk.nobody.send("GET", usualPath, { headers });
      expect(answer.status).toBe(410);
      const html = await answer.text();
      expect(html).toContain(reason);
      expect(html).not.toContain("Ferry");
    }
    expect(await bytesOf(desk, "/news")).not.toContain("night-ferry");
  });

  test("P-15 takes the story's older addresses and its pictures with it", async () => {
    const desk = await aNewsdesk();
    const image = await desk.addPicture();
    const lead = { image, alt: "A ferry at night", caption: "The last crossing", credit: "Ann Bee" };
    const published = await desk.published({ copy: { ...usualCopy, lead } });
    const picture = `/pictures/${image}/small.webp`;
    expect((await page(desk, picture)).status).toBe(200);
    const moved = await republishedAs(desk, published, "night-boat");
    expect((await page(desk, usualPath)).status).toBe(301);
    await desk.make("Duty Editor", moved, "withdraw", { reason });
    for (const at of [usualPath, "/news/2026/11/23/night-boat"]) expect((await page(desk, at)).status).toBe(410);
    expect((await page(desk, picture)).status).toBe(404);
  });

  test("P-16 and restoring publishes the next edition at the old address, with its absence on record", async () => {
    const desk = await aNewsdesk();
    const withdrawn = await desk.make("Duty Editor", await desk.published(), "withdraw", { reason });
    desk.clock.set("2026-11-23T22:10:00Z");
    const asking = { kind: "correction", reason: "It stands up now", note: "One figure was wrong." } as const;
    const restored = await desk.make("Duty Editor", withdrawn, "restore", asking);
    expect(restored).toMatchObject({ stage: "ready", withdrawnReason: null, edition: { isLive: false } });
    expect((await page(desk, usualPath)).status).toBe(410);
    desk.clock.set("2026-11-23T22:20:00Z");
    const story = await desk.make("Duty Editor", restored, "publish");
    expect(story.edition).toMatchObject({ number: 2, path: usualPath, isLive: true });
    const text = await wordsOf(desk, usualPath);
    expect(text).toContain("Edition 2, 23 November 2026, 10.20pm");
    expect(text).toContain("Withdrawn from 23 November 2026, 9.40pm to 23 November 2026, 10.20pm");
  });
});

/** Reopens a story and publishes it under another slug. */
async function republishedAs(desk: Newsdesk, published: Story, slug: string): Promise<Story> {
  const reopened = await desk.make("Fiona Patterson", published, "reopen", { kind: "update", reason: "A better name" });
  const renamed = await change(desk, "Fiona Patterson", reopened, { slug });
  return desk.make("Duty Editor", await desk.make("Fiona Patterson", renamed, "pass"), "publish");
}

describe("another slug", () => {
  test("P-17 moves the address for good, and keeps the old slug from others", async () => {
    const desk = await aNewsdesk();
    const published = await desk.published();
    const story = await republishedAs(desk, published, "night-boat");
    const moved = await page(desk, usualPath);
    expect([moved.status, moved.headers.get("location")]).toEqual([301, "/news/2026/11/23/night-boat"]);
    const other = await desk.draft({ slug: "another", by: "Mina Sato" });
    const mina = await desk.as("Mina Sato");
    const refusal = await mina.refused(changeStory, {
      params: { storyId: other.id },
      body: { slug: "night-ferry" },
      ifMatch: other.revision,
    });
    expect(refusal).toMatchObject({
      status: 422,
      code: "story/slugTaken",
      problem: { story: { id: story.id, slug: "night-boat" } },
    });
    const back = await republishedAs(desk, story, "night-ferry");
    expect(back.edition?.path).toBe(usualPath);
    expect((await page(desk, usualPath)).status).toBe(200);
    expect((await page(desk, "/news/2026/11/23/night-boat")).headers.get("location")).toBe(usualPath);
  });
});
