import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Kept, kept, keptWithoutServer } from "#domain/storage.ts";
import { fieldText, newStory, saved, signedIn, typeHeadline, typeInBody } from "./people.ts";
import { type Site, startMock } from "./site.ts";

/** The ways in which a tab goes: its person closes it, or its process dies. */
const ends = ["is closed", "crashes"] as const;

describe("the newsroom in the browser", () => {
  let site: Site;
  beforeAll(async () => {
    site = await startMock();
  });
  afterEach(async () => {
    for (const page of site.pages()) await page.close();
  });
  afterAll(async () => {
    await site?.stop();
  });

  test("keeps every letter, once, while the tab that leads goes and another goes on typing", async () => {
    let leader = await signedIn(site, "Sam Okafor");
    const address = await newStory(await signedIn(site, "Leyi Chen"), "handed-over");
    let typed = "";
    for (const [round, end] of ends.entries()) {
      const writer = await signedIn(site, "Leyi Chen", address);
      await expect.poll(() => fieldText(writer, "body")).toBe(typed);
      const [before, after] = [letters(0x4e00 + round * 100, 20), letters(0x4e32 + round * 100, 20)];
      await typeInBody(writer, before);
      await Promise.all([gone(leader, end), writer.keyboard.type(after, { delay: 40 })]);
      await saved(writer);
      typed += before + after;
      expect(await fieldText(writer, "body")).toBe(typed);
      leader = writer;
    }
    const reader = await signedIn(site, "Leyi Chen", address);
    await expect.poll(() => fieldText(reader, "body")).toBe(typed);
  });

  test("makes what was asked for once, whoever leads in the middle of it", async () => {
    let leader = await signedIn(site, "Sam Okafor");
    const answered: string[] = [];
    for (const [round, end] of ends.entries()) {
      const asker = await signedIn(site, "Leyi Chen");
      await asker.exposeFunction("answered", (row: string) => answered.push(row));
      const until = answered.length + 20;
      const asking = asker.evaluate(askForStories, `round-${round}`);
      await expect.poll(() => answered.length).toBeGreaterThan(until - 15);
      await gone(leader, end);
      await expect.poll(() => answered.length).toBeGreaterThan(until);
      await asker.evaluate(() => document.body.setAttribute("data-enough", ""));
      await asking;
      leader = asker;
    }
    expect(answered.filter((row) => !row.startsWith("201 "))).toEqual([]);
    const slugs = answered.map((row) => row.slice("201 ".length));
    expect((await slugsOf(leader, "round-")).sort()).toEqual([...slugs].sort());
  });

  test("says that it is reconnecting while nobody leads, and stops saying so", async () => {
    const leader = await signedIn(site, "Sam Okafor");
    // A page that is next in the line to lead, and does not.
    const idle = await site.newPage();
    await idle.goto(`${site.address}/favicon.svg`);
    await idle.evaluate(() => void navigator.locks.request("stet-mock:leader", () => new Promise(() => {})));
    const asker = await signedIn(site, "Leyi Chen");
    await leader.close();
    const asked = newStory(asker, "asked-of-nobody");
    const reconnecting = asker.getByRole("status").filter({ hasText: "Reconnecting…" });
    await reconnecting.waitFor();
    await idle.close();
    expect(await asked).toMatch(/^\/stories\/.+/);
    await reconnecting.waitFor({ state: "hidden" });
  });

  test("has the story where it was after a reload, also past the service worker, and keeps nothing that is not listed", async () => {
    const page = await signedIn(site, "Leyi Chen");
    await page.goto(`${site.address}${await newStory(page, "loaded-anew")}`);
    await typeHeadline(page, "Loaded anew");
    await typeInBody(page, "Every word of it.");
    await saved(page);
    await page.reload();
    await expect.poll(() => fieldText(page, "body")).toBe("Every word of it.");
    const devtools = await page.context().newCDPSession(page);
    await Promise.all([page.waitForEvent("load"), devtools.send("Page.reload", { ignoreCache: true })]);
    await expect.poll(() => fieldText(page, "headline")).toBe("Loaded anew");
    expect(await page.evaluate(() => navigator.serviceWorker.controller === null)).toBe(false);
    // As the page on cookies has it.
    const names = await keptBy(page);
    const listed: readonly Kept[] = [...Object.values(kept), ...Object.values(keptWithoutServer)];
    const isListed = (name: string) =>
      listed.some((each) => (each.isStart ? name.startsWith(each.name) : name === each.name));
    expect(names.length).toBeGreaterThan(4);
    expect(names.filter((name) => !isListed(name))).toEqual([]);
  });
});

/** The names of everything that a page's browser keeps for its site. */
function keptBy(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const files: string[] = [];
    for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name);
    const workers = await navigator.serviceWorker.getRegistrations();
    return [
      ...document.cookie.split(";").flatMap((cookie) => cookie.split("=")[0]?.trim() || []),
      ...Object.keys(localStorage),
      ...Object.keys(sessionStorage),
      ...(await indexedDB.databases()).map(({ name }) => name ?? ""),
      ...(await caches.keys()),
      ...workers.map(({ active }) => new URL(active?.scriptURL ?? "").pathname.slice(1)),
      ...files,
    ];
  });
}

/** Letters of a script in which no two are alike, so that one lost or doubled is seen. */
function letters(first: number, count: number): string {
  return Array.from({ length: count }, (_, at) => String.fromCodePoint(first + at)).join("");
}

async function gone(page: Page, end: (typeof ends)[number]): Promise<void> {
  if (end === "is closed") return page.close();
  const crashed = page.waitForEvent("crash");
  const devtools = await page.context().newCDPSession(page);
  // Nobody is left to answer it.
  devtools.send("Page.crash").catch(() => {});
  await crashed;
  await page.close();
}

/** Starts one story after another until it is told that it is enough, each by the rules by which the desk asks. */
async function askForStories(prefix: string): Promise<void> {
  const { answered: tell } = window as { answered?: (line: string) => Promise<void> };
  if (tell === undefined) throw new Error("Nobody hears what was answered");
  for (let number = 1; !document.body.hasAttribute("data-enough"); number++) {
    const slug = `${prefix}-${number}`;
    const request = {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
      body: JSON.stringify({ slug }),
    };
    let answer: Response | null = null;
    while (answer === null) {
      answer = await fetch("/api/stories", request).catch(() => null);
      if (answer === null) await new Promise((resume) => setTimeout(resume, 200));
    }
    await tell(`${answer.status} ${slug}`);
  }
}

/** The slugs of all stories that a search finds. */
function slugsOf(page: Page, search: string): Promise<string[]> {
  return page.evaluate(async (wanted) => {
    const found: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const response = await fetch(`/api/stories?q=${wanted}&limit=50${cursor === "" ? "" : `&cursor=${cursor}`}`);
      const list = (await response.json()) as { items: { slug: string }[]; next: string | null };
      found.push(...list.items.map((story) => story.slug));
      cursor = list.next;
    }
    return found;
  }, search);
}
