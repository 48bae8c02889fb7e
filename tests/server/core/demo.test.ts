import { describe, expect, test } from "vitest";
import { listDesks } from "#contract/desks.ts";
import { readNewsroom } from "#contract/session.ts";
import { listStories, readStory } from "#contract/stories.ts";
import { readHistory } from "#contract/history.ts";
import { stages } from "#domain/stage.ts";
import { verifyAuditChain } from "#server/core/audit.ts";
import { addDemo, clearUnfinishedDemo } from "#server/node/demo.ts";
import { demoStories } from "#server/core/demo/newsroom.ts";
import * as people from "#server/core/repos/people.ts";
import { type Caller, caller } from "../support/caller.ts";
import { anApp } from "../support/app.ts";

describe("the demonstration newsroom", () => {
  test("shows every stage, made by people in the order of time, with a log that holds", {
    timeout: 60_000,
  }, async () => {
    const { deps, app, clock } = await anApp({ settings: { isDemo: true } });
    await deps.db.exec("truncate people, desks cascade");
    await addDemo(deps);
    const leyi = await pressed(app, "Leyi Chen");
    const { items } = await leyi.call(listStories, { query: { limit: "100" } });
    expect(new Set(items.map((story) => story.slug))).toEqual(new Set(demoStories.map((story) => story.slug)));
    expect(new Set(items.map((story) => story.stage))).toEqual(new Set(stages));
    expect((await leyi.call(listDesks, {})).items.every((desk) => desk.onDuty !== null)).toBe(true);
    const corrected = items.find((story) => story.slug === "lido-heat");
    expect(corrected?.edition).toMatchObject({ number: 2, isLive: true });
    const page = await app.fetch(new Request(`http://localhost:3000${corrected?.edition?.path}`));
    const text = (await page.text()).replace(/<[^>]+>/g, "");
    expect(text).toContain("Words: Leyi Chen | Subbing: Fiona Patterson and Sam Okafor");
    for (const { id } of items.slice(0, 3)) {
      await leyi.call(readStory, { params: { storyId: id } });
      const { items: entries } = await leyi.call(readHistory, { params: { storyId: id } });
      expect(entries.every((entry) => Date.parse(entry.at) <= clock.now().getTime())).toBe(true);
    }
    expect(await verifyAuditChain(deps.db)).toBeNull();
    expect(await clearUnfinishedDemo(deps)).toBe(false);
  });

  test("that was begun and not finished is cleared away, to be made anew", async () => {
    const { deps } = await anApp({ settings: { isDemo: true } });
    await deps.db.exec("insert into demo_newsroom (begun_at) values (now())");
    expect(await clearUnfinishedDemo(deps)).toBe(true);
    expect(await people.areThereAny(deps.db)).toBe(false);
    expect(await clearUnfinishedDemo(deps)).toBe(false);
  });
});

/** Signed in with one press. */
async function pressed(app: Parameters<typeof caller>[0], name: string): Promise<Caller> {
  const nobody = caller(app, null);
  const newsroom = await nobody.call(readNewsroom, {});
  const demoPerson = newsroom.people.find((person) => person.name === name)?.id;
  const answer = await nobody.send("POST", "/api/session", { body: { demoPerson } });
  return caller(app, /^[^;]+/.exec(answer.headers.get("set-cookie") ?? "")?.[0] ?? null);
}
