import { describe, expect, test } from "vitest";
import { z } from "zod";
import { holdStory } from "#contract/stories.ts";
import { sql } from "#server/core/db.ts";
import { publishScheduled } from "#server/core/jobs/publishScheduled.ts";
import { takeJob } from "#server/core/repos/jobs.ts";
import { history, page, read, refused, said } from "./asked.ts";
import { aNewsdesk } from "./newsdesk.ts";

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
    expect(await read(desk, "Duty Editor", story)).toMatchObject({
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
    expect((await read(desk, "Duty Editor", story)).stage).toBe("ready");
  });

  test("P-09 falls back under a hold, and tells with every condition that failed", async () => {
    const desk = await aNewsdesk();
    const story = await desk.make("Bo Adeyemi", await desk.ready(), "schedule", { at });
    const lawyer = await desk.as("Desk Lawyer");
    await lawyer.call(holdStory, { params: { storyId: story.id }, body: { reason: "A letter came" } });
    desk.clock.set(six);
    await desk.runJobs();
    expect(await read(desk, "Duty Editor", story)).toMatchObject({ stage: "ready", publishAt: null, edition: null });
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

  test("that was moved while its job was being taken goes out at the new time alone", async () => {
    const desk = await aNewsdesk();
    const story = await desk.make("Duty Editor", await desk.ready(), "schedule", { at });
    desk.clock.set(six);
    const taking = { kinds: ["publish"], now: six, leaseSeconds: 60 };
    const job = await takeJob(desk.deps.db, taking);
    if (job === null) throw new Error("there was no job to take");
    const back = await desk.make("Duty Editor", story, "unschedule");
    await desk.make("Duty Editor", back, "schedule", { at: { ...at, local: "2026-11-24T07:00" } });
    await publishScheduled(desk.deps, job);
    expect(await read(desk, "Duty Editor", story)).toMatchObject({ stage: "scheduled" });
    desk.clock.set("2026-11-24T07:00:00Z");
    await desk.runJobs();
    expect(await read(desk, "Duty Editor", story)).toMatchObject({
      stage: "published",
      edition: { number: 1, at: "2026-11-24T07:00:00.000Z" },
    });
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
    expect(await read(desk, "Duty Editor", story)).toMatchObject({ stage: "published" });
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
    expect((await read(desk, "Duty Editor", story)).stage).toBe("scheduled");
    expect(desk.log.map((line) => line.event)).toContain("job.failed");
    await desk.deps.db.run(sql`delete from addresses where path = ${taken}`);
    desk.clock.advance({ minutes: 2 });
    await desk.runJobs();
    expect((await read(desk, "Duty Editor", story)).edition?.number).toBe(1);
  });
});
