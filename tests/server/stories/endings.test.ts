import { describe, expect, test } from "vitest";
import { readVersion } from "#contract/history.ts";
import { read, refused, said, versions } from "./asked.ts";
import { aNewsdesk, type Newsdesk } from "./newsdesk.ts";

describe("spiking", () => {
  test("W-12 is a writer's for their own draft, with a reason, and makes it read-only to all", async () => {
    const desk = await aNewsdesk();
    const filed = await desk.filed();
    const refusal = await refused(desk, "Leyi Chen", filed, { transition: "spike", reason: "No" });
    expect(refusal.status).toBe(403);
    expect(said(refusal)).toEqual(["You can spike your own draft; ask an editor for a filed story"]);
    const draft = await desk.make("Leyi Chen", filed, "recall");
    expect(said(await refused(desk, "Leyi Chen", draft, { transition: "spike" }))).toEqual(["Give a reason"]);
    expect((await desk.make("Leyi Chen", draft, "spike", { reason: "Overtaken" })).stage).toBe("spiked");
    expect((await read(desk, "Duty Editor", draft)).abilities.copy).toBe("read");
  });

  test("W-13 is refused for a story that was published, and readers keep it", async () => {
    const desk = await aNewsdesk();
    const published = await desk.published();
    const asking = { kind: "correction", reason: "Wrong day" } as const;
    const story = await desk.make("Fiona Patterson", published, "reopen", asking);
    const refusal = await refused(desk, "Duty Editor", story, { transition: "spike", reason: "No" });
    expect(refusal.status).toBe(422);
    expect(said(refusal)).toEqual(["It has been published; withdraw it instead"]);
    expect((await read(desk, "Duty Editor", story)).edition).toMatchObject({ number: 1, isLive: true });
  });

  test("W-14 is taken back under a free slug in one step, when somebody has the old one", async () => {
    const desk = await aNewsdesk();
    const spiked = await desk.make("Leyi Chen", await desk.draft(), "spike", { reason: "Overtaken" });
    await desk.draft({ slug: "night-ferry", by: "Mina Sato" });
    const refusal = await refused(desk, "Duty Editor", spiked, { transition: "unspike" });
    expect(said(refusal)).toEqual(["The slug night-ferry is in use; choose another"]);
    const wrong = await refused(desk, "Duty Editor", spiked, { transition: "unspike", slug: "Night Ferry" });
    expect(wrong).toMatchObject({ status: 422, code: "request/invalid", problem: { errors: [{ pointer: "/slug" }] } });
    const story = await desk.make("Duty Editor", spiked, "unspike", { slug: "night-ferry-2" });
    expect(story).toMatchObject({ stage: "draft", slug: "night-ferry-2" });
  });
});

describe("withdrawing and abandoning", () => {
  const reopened = async (desk: Newsdesk) =>
    desk.make("Fiona Patterson", await desk.published(), "reopen", { kind: "correction", reason: "Wrong day" });

  test("W-16 works from any stage of a reopened story, keeps the work as a version, and tells its sub", async () => {
    const desk = await aNewsdesk();
    const story = await reopened(desk);
    await desk.add("Fiona Patterson", story, " It was Tuesday.");
    const work: unknown = (await desk.copyOf(story)).toJSON();
    const withdrawn = await desk.make("Duty Editor", story, "withdraw", { reason: "We could not stand it up." });
    expect(withdrawn).toMatchObject({
      stage: "withdrawn",
      withdrawnReason: "We could not stand it up.",
      reopened: null,
      edition: { isLive: false },
    });
    const [kept] = await versions(desk, story);
    expect(kept).toMatchObject({ name: "Work when withdrawn", cause: "kept" });
    const params = { storyId: story.id, number: String(kept?.number) };
    expect((await (await desk.as("Duty Editor")).call(readVersion, { params })).copy).toEqual(work);
    expect(await desk.notices("Fiona Patterson")).toEqual([
      "night-ferry: Duty Editor withdrew it: We could not stand it up.",
    ]);
  });

  test.each(["draft", "filed", "ready"] as const)("W-16 works from %s of a reopened story", async (stage) => {
    const desk = await aNewsdesk();
    const story = await reopened(desk);
    const steps = {
      draft: () => desk.make("Fiona Patterson", story, "return", { note: "Which day?" }),
      filed: () => desk.make("Fiona Patterson", story, "release"),
      ready: () => desk.make("Fiona Patterson", story, "pass"),
    };
    const there = await steps[stage]();
    expect(there.stage).toBe(stage);
    expect((await desk.make("Duty Editor", there, "withdraw", { reason: "Wrong" })).stage).toBe("withdrawn");
  });

  test("W-17 puts the copy and credits back to the live edition's and keeps the work; a writer may not", async () => {
    const desk = await aNewsdesk();
    const published = await desk.published();
    const before: unknown = (await desk.copyOf(published)).toJSON();
    const story = await desk.make("Ada Brown", published, "reopen", { kind: "update", reason: "More is known" });
    expect(story.line).toBe("Words: Leyi Chen | Subbing: Fiona Patterson and Ada Brown");
    await desk.add("Ada Brown", story, " More to come.");
    const asking = { reason: "Nothing came" };
    const refusal = await refused(desk, "Leyi Chen", story, { transition: "abandon", ...asking });
    expect(refusal.status).toBe(403);
    const abandoned = await desk.make("Ada Brown", story, "abandon", asking);
    expect(abandoned).toMatchObject({
      stage: "published",
      reopened: null,
      line: "Words: Leyi Chen | Subbing: Fiona Patterson",
      edition: { number: 1, isLive: true },
    });
    expect((await desk.copyOf(story)).toJSON()).toEqual(before);
    expect((await versions(desk, story))[0]).toMatchObject({ name: "Work when abandoned", cause: "kept" });
  });

  test("is refused where there is nothing to withdraw or to abandon", async () => {
    const desk = await aNewsdesk();
    const story = await desk.inSubbing();
    const nothing = await refused(desk, "Duty Editor", story, { transition: "withdraw", reason: "No" });
    expect(said(nothing)).toEqual(["It has not been published, so there is nothing to withdraw"]);
    const none = await refused(desk, "Duty Editor", story, { transition: "abandon", reason: "No" });
    expect(said(none)).toEqual(["It has not been reopened, so there is no reopening to abandon"]);
  });
});
