import { describe, expect, test } from "vitest";
import { readVersion } from "#contract/history.ts";
import { holdStory } from "#contract/stories.ts";
import { makeTransition, type TransitionRequest } from "#contract/transitions.ts";
import { sql } from "#server/core/db.ts";
import { usualCopy } from "#tests/builders/copy.ts";
import { change, history, page, read, refused, said, usualPath } from "./asked.ts";
import { openSuggestion } from "./given.ts";
import { aNewsdesk, type Newsdesk } from "./newsdesk.ts";

const bytesOf = async (desk: Newsdesk, at: string) => (await page(desk, at)).text();

describe("publishing", () => {
  test("P-01 makes edition 1, which readers have at its address with the same credits as the desk", async () => {
    const desk = await aNewsdesk();
    const story = await desk.published();
    expect(story.edition).toEqual({ number: 1, at: "2026-11-23T21:40:00.000Z", isLive: true, path: usualPath });
    const answer = await page(desk, usualPath);
    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(html).toContain("Ferry to run till dawn after crews win vote");
    expect(html.replace(/<[^>]+>/g, "")).toContain(story.line);
    expect(await bytesOf(desk, "/news")).toContain(`href="${usualPath}"`);
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
    const refusal = await refused(desk, "Duty Editor", await read(desk, "Duty Editor", story), {
      transition: "publish",
    });
    expect(refusal.status).toBe(422);
    expect(said(refusal)).toEqual([
      "A picture has no alt text: lead picture",
      "A picture has no credit: lead picture",
      "1 open suggestion",
      "It has no slug",
      "Legal hold is on, put on by Duty Editor",
    ]);
    expect(refusal.problem.unmet?.at(-1)?.overridable).toBe(false);
    expect((await page(desk, usualPath)).status).toBe(404);
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
    expect((await page(desk, usualPath)).status).toBe(404);
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
    expect((await read(desk, "Duty Editor", story)).edition?.number).toBe(1);
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
    const asking: TransitionRequest = { transition: "publish", overrides: ["embargoed"], reason: "Now" };
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
    expect((await read(desk, "Duty Editor", story)).stage).toBe("ready");
    expect((await page(desk, usualPath)).status).toBe(404);
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
        detail: "Clocks go forward at 01:00 that night; choose 00:59 or 02:00.",
        errors: [{ pointer: "/at" }],
      },
    });
  });
});
