import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { changeStory, createStory, holdStory } from "#contract/stories.ts";
import { aNewsdesk, type Newsdesk } from "#tests/server/stories/newsdesk.ts";
import { usualNow } from "#tests/server/support/clock.ts";
import { address, answerFromTheServer, faulty, open, standBetween } from "../app/wholeDesk.tsx";
import { faultsIn } from "../ui/axe.ts";

answerFromTheServer();

// The desk says how late something is by this machine's clock, which stands where the newsroom's does.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse(usualNow) });
});
afterEach(() => {
  vi.useRealTimers();
});

const row = async (headline: string) => {
  const link = await screen.findByRole("link", { name: headline });
  const found = link.closest("li");
  if (found === null) throw new Error(`${headline} stands in no row`);
  return found;
};
const under = async (stage: RegExp) => screen.findByRole("region", { name: stage });
const headlines = (place: HTMLElement) =>
  within(place)
    .getAllByRole("link")
    .filter((link) => link.getAttribute("href")?.startsWith("/stories/") === true)
    .map((link) => link.textContent);

async function named(desk: Newsdesk, slug: string, headline: string) {
  return desk.filed({ slug, copy: { headline, paragraphs: ["One paragraph of it."] } });
}

describe("the list", () => {
  test("stands under its stages, in their order, and is in order for axe", async () => {
    const desk = await aNewsdesk();
    await desk.published({ slug: "lough", copy: { headline: "Lough ferry", paragraphs: ["Text."] } });
    await named(desk, "lido", "Lido to close");
    await desk.draft({ slug: "choir" });
    const { container } = await open(desk, { as: "Fiona Patterson", at: "/" });
    await row("Lough ferry");
    const heads = screen.getAllByRole("heading", { level: 2 }).map((head) => head.textContent);
    expect(heads.filter((head) => /^(Draft|Filed|Published)/.test(head ?? ""))).toEqual([
      "Draft 1",
      "Filed 1 waiting for a sub",
      "Published 1",
    ]);
    expect(headlines(await under(/^Filed/))).toEqual(["Lido to close"]);
    expect(await faultsIn(container)).toEqual([]);
  });

  test("says in one row who has a story and for how long, its words, and whether it is held or embargoed", async () => {
    const desk = await aNewsdesk();
    const copy = { headline: "Lido to close", paragraphs: ["It has no roof, and never had one."] };
    const story = await desk.inSubbing({ slug: "lido", copy });
    const editor = await desk.as("Duty Editor");
    const params = { storyId: story.id };
    const changed = await editor.call(changeStory, {
      params,
      ifMatch: story.revision,
      body: { length: 5, embargo: { local: "2026-11-24T06:00", zone: "Europe/London" } },
    });
    await editor.call(holdStory, { params: { storyId: changed.id }, body: { reason: "The firm answers by six." } });
    vi.setSystemTime(Date.parse(usualNow) + 19 * 60_000);
    await open(desk, { as: "Leyi Chen", at: "/" });
    const words = (await row("Lido to close")).textContent;
    expect(words).toContain("Leyi Chen");
    expect(words).toContain("Fiona Pattersonfor 19 min");
    expect(words).toContain("3 over");
    expect(words).toContain("Legal hold");
    expect(words).toContain("Embargo to Tue 06:00");
  });

  test("P-07: says that an embargo has passed", async () => {
    const desk = await aNewsdesk();
    const story = await desk.inSubbing();
    const body = { embargo: { local: "2026-11-23T22:00", zone: "Europe/London" } };
    const params = { storyId: story.id };
    await (await desk.as("Duty Editor")).call(changeStory, { params, ifMatch: story.revision, body });
    vi.setSystemTime(Date.parse("2026-11-23T22:05:00Z"));
    await open(desk, { as: "Fiona Patterson", at: "/" });
    expect(await screen.findByText(/Embargo passed\s22:00/)).toBeTruthy();
  });

  test("leads to a live edition beside the desk", async () => {
    const desk = await aNewsdesk();
    const { edition } = await desk.published({ slug: "lough" });
    await open(desk, { as: "Leyi Chen", at: "/" });
    const link = await screen.findByRole("link", { name: /^Live: Edition 1/ });
    expect(link.getAttribute("href")).toBe(edition?.path);
    expect(link.getAttribute("target")).toBe("_blank");
  });

  test("W-19: shows a commission among its writer's own, as a draft without text, late once its time has passed", async () => {
    const desk = await aNewsdesk();
    const body = {
      slug: "choir-profile",
      for: desk.people["Leyi Chen"].id,
      brief: "The choir that sings at low tide",
      due: { local: "2026-11-23T22:00", zone: "Europe/London" },
      length: 450,
      priority: 1,
    };
    await (await desk.as("Duty Editor")).call(createStory, { body });
    vi.setSystemTime(Date.parse("2026-11-23T22:19:00Z"));
    await open(desk, { as: "Leyi Chen", at: `/?person=${desk.people["Leyi Chen"].id}` });
    await screen.findByRole("heading", { name: "My stories" });
    const words = (await row("choir-profile")).textContent;
    expect(words).toContain("Late 19 min");
    expect(words).toContain("0 / 450");
    expect(words).toContain("Priority 1");
    expect(headlines(await under(/^Draft/))).toEqual(["choir-profile"]);
  });

  test("says that there is nothing yet, and what to do", async () => {
    await open(await aNewsdesk(), { as: "Leyi Chen", at: "/" });
    await screen.findByText("No stories yet");
    expect(screen.getAllByRole("button", { name: "New story" }).length).toBeGreaterThan(0);
  });

  test("that cannot be loaded says so, and is asked for again by a press", async () => {
    const desk = await aNewsdesk();
    await named(desk, "lido", "Lido to close");
    standBetween((request) => (request.url.includes("/api/stories?") ? faulty() : null));
    const { person } = await open(desk, { as: "Leyi Chen", at: "/" });
    await screen.findByText("The stories could not be loaded");
    standBetween(null);
    await person.click(screen.getByRole("button", { name: "Try again" }));
    expect(await row("Lido to close")).toBeTruthy();
  });
});

describe("D-01: what others do", () => {
  test("moves a row to its stage with its sub's name, and leaves focus where it was", async () => {
    const desk = await aNewsdesk();
    await named(desk, "orchard", "Blight reaches the orchards");
    const lido = await named(desk, "lido", "Lido to close");
    await open(desk, { as: "Leyi Chen", at: "/" });
    const mine = within(await row("Blight reaches the orchards")).getByRole("link");
    mine.focus();
    await desk.make("Fiona Patterson", lido, "claim");
    await waitFor(async () => expect(headlines(await under(/^Subbing/))).toEqual(["Lido to close"]), { timeout: 2000 });
    expect((await row("Lido to close")).textContent).toContain("Fiona Patterson");
    expect(document.activeElement?.textContent).toBe("Blight reaches the orchards");
  });

  test("takes focus along with the row that has it", async () => {
    const desk = await aNewsdesk();
    const lido = await named(desk, "lido", "Lido to close");
    await named(desk, "orchard", "Blight reaches the orchards");
    await open(desk, { as: "Leyi Chen", at: "/" });
    within(await row("Lido to close"))
      .getByRole("link")
      .focus();
    await desk.make("Fiona Patterson", lido, "claim");
    await under(/^Subbing/);
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Lido to close"));
  });

  test("gives focus to the row in its place when a story goes from the list", async () => {
    const desk = await aNewsdesk();
    const lido = await named(desk, "lido", "Lido to close");
    await named(desk, "orchard", "Blight reaches the orchards");
    await open(desk, { as: "Leyi Chen", at: "/?stage=filed" });
    within(await row("Lido to close"))
      .getByRole("link")
      .focus();
    await desk.make("Fiona Patterson", lido, "claim");
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Blight reaches the orchards"));
  });
});

describe("D-03: filters", () => {
  test("stand in the address, which shows the same list to whoever opens it", async () => {
    const desk = await aNewsdesk();
    await named(desk, "lido", "Lido to close");
    await desk.draft({ slug: "choir" });
    const writer = desk.people["Leyi Chen"].id;
    const wanted = `/?stage=filed&desk=home-news&person=${writer}&sort=due`;
    await open(desk, { as: "Fiona Patterson", at: wanted });
    const list = await screen.findByRole("list", { name: "Stories" });
    expect(headlines(list)).toEqual(["Lido to close"]);
    expect(screen.getByRole("button", { name: "Stage: Filed" })).toBeTruthy();
    expect(await screen.findByRole("button", { name: "Desk: Home news" })).toBeTruthy();
    expect(await screen.findByRole("button", { name: "Who: Leyi Chen" })).toBeTruthy();
    expect(address()).toBe(wanted);
  });

  test("chosen from their menus change the address and the list", async () => {
    const desk = await aNewsdesk();
    await named(desk, "lido", "Lido to close");
    await desk.draft({ slug: "choir" });
    const { person } = await open(desk, { as: "Fiona Patterson", at: "/" });
    await row("choir");
    await person.click(screen.getByRole("button", { name: "Stage: any" }));
    await person.click(await screen.findByRole("menuitemcheckbox", { name: "Filed" }));
    await waitFor(() => expect(screen.queryByRole("link", { name: "choir" })).toBeNull());
    expect(address()).toBe("/?stage=filed");
    expect(await row("Lido to close")).toBeTruthy();
  });

  test("that let nothing through say so, and are taken away by a press", async () => {
    const desk = await aNewsdesk();
    await named(desk, "lido", "Lido to close");
    const { person } = await open(desk, { as: "Fiona Patterson", at: "/?stage=spiked" });
    await screen.findByText("No stories here");
    await person.click(screen.getByRole("button", { name: "Show all stories" }));
    expect(await row("Lido to close")).toBeTruthy();
    expect(address()).toBe("/");
  });
});

describe("D-04: the search", () => {
  test("finds words of the body whatever their accents, and says how many stories match", async () => {
    const desk = await aNewsdesk();
    await desk.filed({ slug: "cafe", copy: { headline: "Harbour shops", paragraphs: ["The café opens at six."] } });
    await named(desk, "lido", "Lido to close");
    const { person } = await open(desk, { as: "Fiona Patterson", at: "/" });
    await row("Lido to close");
    await person.type(screen.getByRole("searchbox", { name: "Search stories" }), "cafe");
    await waitFor(() => expect(screen.queryByRole("link", { name: "Lido to close" })).toBeNull());
    expect(await row("Harbour shops")).toBeTruthy();
    expect(address()).toBe("/?q=cafe");
    expect(screen.getAllByRole("status").map((each) => each.textContent)).toContain("1 story matches “cafe”");
  });

  test("says that nothing was found", async () => {
    const desk = await aNewsdesk();
    await named(desk, "lido", "Lido to close");
    const { person } = await open(desk, { as: "Fiona Patterson", at: "/" });
    await row("Lido to close");
    await person.keyboard("/");
    expect(document.activeElement).toBe(screen.getByRole("searchbox"));
    await person.keyboard("eastkey");
    await screen.findByText("No story has “eastkey” in it");
    expect(screen.getAllByRole("status").map((each) => each.textContent)).toContain("0 stories match “eastkey”");
  });

  test("counts all matches, though a page of them is shown at a time", async () => {
    const desk = await aNewsdesk();
    const writer = await desk.as("Leyi Chen");
    const slugs = Array.from({ length: 55 }, (_, at) => `tide-table-${at}`);
    await Promise.all(slugs.map((slug) => writer.call(createStory, { body: { slug } })));
    const { person } = await open(desk, { as: "Fiona Patterson", at: "/?q=tide" });
    await screen.findByText("55 stories match “tide”");
    expect(headlines(await under(/^Draft/))).toHaveLength(50);
    await person.click(screen.getByRole("button", { name: "More stories" }));
    await waitFor(async () => expect(headlines(await under(/^Draft/))).toHaveLength(55));
    expect(screen.queryByRole("button", { name: "More stories" })).toBeNull();
  });
});
