import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readHistory, readVersion } from "#contract/history.ts";
import { changeStory, holdStory, readStory, type Story } from "#contract/stories.ts";
import { makeTransition } from "#contract/transitions.ts";
import { sql } from "#server/core/db.ts";
import { usualCopy } from "#tests/builders/copy.ts";
import type { PersonName } from "../support/newsroom.ts";
import { openSuggestion } from "./given.ts";
import { aNewsdesk, type Newsdesk } from "./newsdesk.ts";
import { refused, said } from "./refused.ts";

const path = "/news/2026/11/23/night-ferry";
const page = async (desk: Newsdesk, at = path) => desk.nobody.send("GET", at);
const textOf = async (desk: Newsdesk, at = path) => (await page(desk, at)).text();
const reread = async (desk: Newsdesk, story: Story) =>
  (await desk.as("Duty Editor")).call(readStory, { params: { storyId: story.id } });
const history = async (desk: Newsdesk, story: Story) =>
  (await (await desk.as("Duty Editor")).call(readHistory, { params: { storyId: story.id } })).items;
const correcting = { kind: "correction", reason: "Wrong day" } as const;

/** Changes a story's fields as somebody, on its newest revision. */
async function change(desk: Newsdesk, name: PersonName, story: Story, body: object): Promise<Story> {
  const { revision } = await reread(desk, story);
  return (await desk.as(name)).call(changeStory, { params: { storyId: story.id }, body, ifMatch: revision });
}

describe("publishing", () => {
  test("P-01 makes edition 1, which readers have at its address with the same credits as the desk", async () => {
    const desk = await aNewsdesk();
    const story = await desk.published();
    expect(story.edition).toEqual({ number: 1, at: "2026-11-23T21:40:00.000Z", isLive: true, path });
    const answer = await page(desk);
    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(html).toContain("Ferry to run till dawn after crews win vote");
    expect(html.replace(/<[^>]+>/g, "")).toContain(story.line);
    expect(await textOf(desk, "/news")).toContain(`href="${path}"`);
  });

  test("keeps a version as published, equal to what was passed", async () => {
    const desk = await aNewsdesk();
    const story = await desk.published();
    const params = { storyId: story.id, number: "3" };
    const version = await (await desk.as("Leyi Chen")).call(readVersion, { params });
    expect(version).toMatchObject({ name: "As published", cause: "published", by: "Duty Editor" });
    expect(version.copy).toEqual((await desk.copyOf(story)).toJSON());
  });

  test("P-02 is refused with all that is unmet, and says that the hold cannot be overridden", async () => {
    const desk = await aNewsdesk();
    const lead = { image: "01890000-0000-7000-8000-000000000001", alt: "", caption: "A ferry", credit: "" };
    const story = await desk.ready({ copy: { ...usualCopy, lead } });
    await openSuggestion(desk, story, "Leyi Chen", "one");
    await change(desk, "Duty Editor", story, { slug: null });
    const editor = await desk.as("Duty Editor");
    await editor.call(holdStory, { params: { storyId: story.id }, body: { reason: "A letter came" } });
    const refusal = await refused(desk, "Duty Editor", await reread(desk, story), { transition: "publish" });
    expect(refusal.status).toBe(422);
    expect(said(refusal)).toEqual([
      "A picture has no alt text: lead picture",
      "A picture has no credit: lead picture",
      "1 open suggestion",
      "It has no slug",
      "Legal hold is on, put on by Duty Editor",
    ]);
    expect(refusal.problem.unmet?.at(-1)?.overridable).toBe(false);
    expect((await page(desk)).status).toBe(404);
  });

  test("P-03 needs another editor than its only writer, or an override that stands in the history", async () => {
    const desk = await aNewsdesk();
    const draft = await desk.draft({ by: "Writing Editor" });
    const filed = await desk.make("Writing Editor", draft, "file");
    const claimed = await desk.make("Fiona Patterson", filed, "claim");
    const story = await desk.make("Fiona Patterson", claimed, "pass");
    const refusal = await refused(desk, "Writing Editor", story, { transition: "publish" });
    expect(refusal.problem.unmet).toMatchObject([
      { code: "only-writer", sentence: "You are its only writer", overridable: true },
    ]);
    const reason = "Nobody else is in, and it must go";
    await desk.make("Writing Editor", story, "publish", { overrides: ["only-writer"], reason });
    expect((await history(desk, story))[0]).toMatchObject({
      says: "Writing Editor published it as edition 1, overriding that they are its only writer",
      words: reason,
      overrides: ["only-writer"],
    });
  });

  test("P-04 on an older revision is refused with what changed and who did it", async () => {
    const desk = await aNewsdesk();
    const story = await desk.ready();
    await desk.make("Bo Adeyemi", story, "sendBack", { note: "The headline is too long" });
    const refusal = await refused(desk, "Duty Editor", story, { transition: "publish" });
    expect(refusal).toMatchObject({ status: 412, code: "request/stale" });
    expect(refusal.problem.detail).toContain("The story has changed since you opened it");
    expect(refusal.problem.changes).toEqual([
      { at: "2026-11-23T21:40:00.000Z", by: "Bo Adeyemi", says: "Bo Adeyemi sent it back to the sub" },
    ]);
    expect(refusal.headers.get("etag")).toBe(`"${story.revision + 1}"`);
    expect((await page(desk)).status).toBe(404);
  });

  test.each(["publish", "schedule", "restore"] as const)(
    "%s without saying which revision was read is refused",
    async (transition) => {
      const desk = await aNewsdesk();
      const story = await desk.ready();
      const editor = await desk.as("Duty Editor");
      const refusal = await editor.refused(makeTransition, { params: { storyId: story.id }, body: { transition } });
      expect(refusal).toMatchObject({ status: 428, code: "request/noPrecondition" });
    },
  );

  test("P-05 twice with one key makes one edition, and answers alike", async () => {
    const desk = await aNewsdesk();
    const story = await desk.ready();
    const editor = await desk.as("Duty Editor");
    const ask = () =>
      editor.send("POST", `/api/stories/${story.id}/transitions`, {
        body: { transition: "publish" },
        headers: { "if-match": `"${story.revision}"`, "idempotency-key": "once" },
      });
    const [first, second] = await Promise.all([ask(), ask()]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(await first.json()).toEqual(await second.json());
    expect((await reread(desk, story)).edition?.number).toBe(1);
    expect((await history(desk, story)).filter((entry) => entry.action === "story.published")).toHaveLength(1);
  });

  test("freezes the edition: no statement changes or deletes it", async () => {
    const desk = await aNewsdesk();
    await desk.published();
    for (const statement of [sql`update editions set line = 'x'`, sql`delete from editions`, sql`delete from versions`])
      await expect(desk.deps.db.run(statement)).rejects.toThrow(/frozen/);
  });
});

describe("an embargo", () => {
  const embargo = { local: "2026-11-23T22:00", zone: "Europe/London" };

  test("P-06 holds to the second, by the server's clock, and cannot be overridden", async () => {
    const desk = await aNewsdesk();
    const story = await change(desk, "Duty Editor", await desk.ready(), { embargo });
    desk.clock.set("2026-11-23T21:59:59Z");
    const asking = { transition: "publish", overrides: ["embargoed"], reason: "Now" } as const;
    const refusal = await refused(desk, "Duty Editor", story, asking);
    expect(refusal.problem.unmet).toMatchObject([{ sentence: "Embargoed until 22:00", overridable: false }]);
    desk.clock.set("2026-11-23T22:00:00Z");
    expect((await desk.make("Duty Editor", story, "publish")).stage).toBe("published");
  });

  test("P-07 that passes publishes nothing by itself", async () => {
    const desk = await aNewsdesk();
    const story = await change(desk, "Duty Editor", await desk.ready(), { embargo });
    desk.clock.set("2026-11-23T22:30:00Z");
    await desk.runJobs();
    expect((await reread(desk, story)).stage).toBe("ready");
    expect((await page(desk)).status).toBe(404);
  });

  test("P-08 is before any schedule, and a schedule is for a time to come", async () => {
    const desk = await aNewsdesk();
    const story = await change(desk, "Duty Editor", await desk.ready(), { embargo });
    const at = (local: string) => ({ transition: "schedule", at: { local, zone: "Europe/London" } }) as const;
    expect(said(await refused(desk, "Duty Editor", story, at("2026-11-23T21:50")))).toEqual([
      "It cannot go before the embargo, 22:00",
    ]);
    expect(said(await refused(desk, "Duty Editor", story, at("2026-11-23T21:40")))).toContain("Choose a time to come");
    const impossible = await refused(desk, "Duty Editor", story, at("2027-03-28T01:30"));
    expect(impossible).toMatchObject({
      status: 422,
      problem: {
        detail: "Clocks go forward at 01:00 that night; choose 00:59 or 02:00",
        errors: [{ pointer: "/at" }],
      },
    });
  });
});

describe("a correction", () => {
  test("P-12 leaves edition 1 as it is until it is published, and is not without a note to readers", async () => {
    const desk = await aNewsdesk();
    const published = await desk.published();
    const before = await textOf(desk);
    const story = await desk.make("Fiona Patterson", published, "reopen", correcting);
    expect(story).toMatchObject({ stage: "subbing", sub: { name: "Fiona Patterson" }, reopenedKind: "correction" });
    await desk.add("Fiona Patterson", story, " It was Tuesday.");
    expect(await textOf(desk)).toBe(before);
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
    expect(again).toMatchObject({ edition: { number: 2, path }, reopened: null, readerNote: null });
    const text = (await textOf(desk)).replace(/<[^>]+>/g, "");
    expect(text).toContain(`Correction, 23 November 2026, 10.10pm: ${note}`);
    expect(text).toContain("Published 23 November 2026, 9.40pm. Corrected 23 November 2026, 10.10pm");
  });
});

describe("withdrawing", () => {
  const reason = "We could not stand up a central claim in it.";

  test("P-15 answers 410 with the reason and no copy, whatever the asker holds", async () => {
    const desk = await aNewsdesk();
    const story = await desk.published();
    const tag = (await page(desk)).headers.get("etag") ?? "";
    await desk.make("Duty Editor", story, "withdraw", { reason });
    const conditions: Record<string, string>[] = [
      {},
      { "if-none-match": tag },
      { "if-modified-since": "Tue, 24 Nov 2026 00:00:00 GMT" },
      { range: "bytes=0-99" },
    ];
    for (const headers of conditions) {
      const answer = await desk.nobody.send("GET", path, { headers });
      expect(answer.status).toBe(410);
      const html = await answer.text();
      expect(html).toContain(reason);
      expect(html).not.toContain("Ferry");
    }
    expect(await textOf(desk, "/news")).not.toContain("night-ferry");
  });

  test("P-15 takes the story's older addresses and its pictures with it", async () => {
    const desk = await aNewsdesk();
    const image = await desk.addPicture();
    const lead = { image, alt: "A ferry at night", caption: "The last crossing", credit: "Ann Bee" };
    const published = await desk.published({ copy: { ...usualCopy, lead } });
    const picture = `/pictures/${image}/small.webp`;
    expect((await page(desk, picture)).status).toBe(200);
    const moved = await republishedAs(desk, published, "night-boat");
    expect((await page(desk, path)).status).toBe(301);
    await desk.make("Duty Editor", moved, "withdraw", { reason });
    for (const at of [path, "/news/2026/11/23/night-boat"]) expect((await page(desk, at)).status).toBe(410);
    expect((await page(desk, picture)).status).toBe(404);
  });

  test("P-16 and restoring publishes the next edition at the old address, with its absence on record", async () => {
    const desk = await aNewsdesk();
    const withdrawn = await desk.make("Duty Editor", await desk.published(), "withdraw", { reason });
    desk.clock.set("2026-11-23T22:10:00Z");
    const asking = { kind: "correction", reason: "It stands up now", note: "One figure was wrong." } as const;
    const restored = await desk.make("Duty Editor", withdrawn, "restore", asking);
    expect(restored).toMatchObject({ stage: "ready", withdrawnReason: null, edition: { isLive: false } });
    expect((await page(desk)).status).toBe(410);
    desk.clock.set("2026-11-23T22:20:00Z");
    const story = await desk.make("Duty Editor", restored, "publish");
    expect(story.edition).toMatchObject({ number: 2, path, isLive: true });
    const text = (await textOf(desk)).replace(/<[^>]+>/g, "");
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
    const moved = await page(desk);
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
    expect(back.edition?.path).toBe(path);
    expect((await page(desk)).status).toBe(200);
    expect((await page(desk, "/news/2026/11/23/night-boat")).headers.get("location")).toBe(path);
  });
});

describe("a schedule", () => {
  const at = { local: "2026-11-24T06:00", zone: "Europe/London" };
  const six = "2026-11-24T06:00:00.000Z";

  test("locks the copy, and publishes at its time in the name of who scheduled it", async () => {
    const desk = await aNewsdesk();
    const story = await desk.make("Duty Editor", await desk.ready(), "schedule", { at });
    expect(story).toMatchObject({
      stage: "scheduled",
      publishAt: { instant: six, ...at },
      abilities: { copy: "read" },
    });
    desk.clock.set("2026-11-24T05:59:59.999Z");
    expect(await desk.runJobs()).toBe(0);
    desk.clock.set(six);
    await desk.runJobs();
    expect(await reread(desk, story)).toMatchObject({
      stage: "published",
      publishAt: null,
      edition: { number: 1, at: six },
    });
    expect((await page(desk, "/news/2026/11/24/night-ferry")).status).toBe(200);
    expect((await history(desk, story))[0]).toMatchObject({
      by: "Stet",
      says: "Published as edition 1, as Duty Editor had scheduled for 06:00",
    });
  });

  test("P-11 refuses every other transition with the time, and offers an editor to unschedule", async () => {
    const desk = await aNewsdesk();
    const story = await desk.make("Duty Editor", await desk.ready(), "schedule", { at });
    const refusal = await refused(desk, "Duty Editor", story, { transition: "publish" });
    expect(refusal.status).toBe(409);
    expect(said(refusal)).toEqual(["Locked: it publishes at 06:00 on 24 November"]);
    expect(story.abilities.transitions).toMatchObject([{ transition: "unschedule", allowed: true }]);
    const back = await desk.make("Duty Editor", story, "unschedule");
    expect(back).toMatchObject({ stage: "ready", publishAt: null });
    desk.clock.set(six);
    await desk.runJobs();
    expect((await reread(desk, story)).stage).toBe("ready");
  });

  test("P-09 falls back under a hold, and tells with every condition that failed", async () => {
    const desk = await aNewsdesk();
    const story = await desk.make("Bo Adeyemi", await desk.ready(), "schedule", { at });
    const lawyer = await desk.as("Desk Lawyer");
    await lawyer.call(holdStory, { params: { storyId: story.id }, body: { reason: "A letter came" } });
    desk.clock.set(six);
    await desk.runJobs();
    expect(await reread(desk, story)).toMatchObject({ stage: "ready", publishAt: null, edition: null });
    const says = "It did not go out at 06:00: Legal hold is on, put on by Desk Lawyer";
    expect((await history(desk, story))[0]).toMatchObject({ by: "Stet", says, from: "scheduled", to: "ready" });
    for (const name of ["Bo Adeyemi", "Duty Editor"] as const)
      expect(await desk.notices(name)).toEqual([`night-ferry: ${says}`]);
    expect((await page(desk, "/news/2026/11/24/night-ferry")).status).toBe(404);
  });

  test("falls back when whoever set it is no longer an editor", async () => {
    const desk = await aNewsdesk();
    const story = await desk.make("Bo Adeyemi", await desk.ready(), "schedule", { at });
    await desk.deps.db.run(sql`update people set roles = array['sub'] where id = ${desk.people["Bo Adeyemi"].id}`);
    desk.clock.set(six);
    await desk.runJobs();
    expect((await history(desk, story))[0]?.says).toBe(
      "It did not go out at 06:00: Only an editor can publish a story",
    );
  });

  test("P-10 missed while the server was down goes out once on starting, with the set time beside the true one", async () => {
    const desk = await aNewsdesk();
    const story = await desk.make("Duty Editor", await desk.ready(), "schedule", { at });
    desk.clock.set("2026-11-24T06:20:00Z");
    await Promise.all([desk.runJobs(), desk.runJobs()]);
    await desk.runJobs();
    const times = z.object({ published_at: z.date(), set_for: z.date() });
    const rows = await desk.deps.db.rows(
      times,
      sql`select published_at, set_for from editions where story_id = ${story.id}`,
    );
    expect(rows).toEqual([{ published_at: new Date("2026-11-24T06:20:00Z"), set_for: new Date(six) }]);
  });

  test("keeps the overrides it was given, and no others", async () => {
    const desk = await aNewsdesk();
    const draft = await desk.draft({ by: "Writing Editor" });
    const claimed = await desk.make("Fiona Patterson", await desk.make("Writing Editor", draft, "file"), "claim");
    const passed = await desk.make("Fiona Patterson", claimed, "pass");
    const asking = { at, overrides: ["only-writer" as const], reason: "Nobody else is in" };
    const story = await desk.make("Writing Editor", passed, "schedule", asking);
    desk.clock.set(six);
    await desk.runJobs();
    expect(await reread(desk, story)).toMatchObject({ stage: "published" });
    expect((await history(desk, story))[0]?.overrides).toEqual(["only-writer"]);
  });

  test("that fails inside is tried again, and goes out once", async () => {
    const desk = await aNewsdesk();
    const story = await desk.make("Duty Editor", await desk.ready(), "schedule", { at });
    const other = await desk.draft({ slug: "another", by: "Mina Sato" });
    const taken = "/news/2026/11/24/night-ferry";
    await desk.deps.db.run(
      sql`insert into addresses (path, story_id, answer, since) values (${taken}, ${other.id}, 'gone', now())`,
    );
    desk.clock.set(six);
    await desk.runJobs();
    expect((await reread(desk, story)).stage).toBe("scheduled");
    expect(desk.log.map((line) => line.event)).toContain("job.failed");
    await desk.deps.db.run(sql`delete from addresses where path = ${taken}`);
    desk.clock.advance({ minutes: 2 });
    await desk.runJobs();
    expect((await reread(desk, story)).edition?.number).toBe(1);
  });
});
