import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { launchChromium } from "#tests/browser/chromium.ts";
import { copyOn, fieldText, newStory, saved, saveStateIs, signedIn, stageOn, typeInBody } from "./people.ts";
import { type Site, startMock } from "./site.ts";

describe("the panel of the newsroom in the browser", () => {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    browser = await launchChromium();
    site = await startMock(browser);
  });
  afterEach(async () => {
    for (const page of site.pages()) await page.close();
  });
  afterAll(async () => {
    await site?.stop();
    await browser?.close();
  });

  test("puts the newsroom back to its first state in every tab, and takes that back once", async () => {
    const page = await signedIn(site, "Leyi Chen");
    const other = await signedIn(site, "Sam Okafor");
    const first = await storyCount(page);
    const address = await newStory(page, "to-be-reset");
    await expect.poll(() => storyCount(other)).toBe(first + 1);

    await press(page, "Reset the newsroom");
    for (const tab of [page, other]) await tab.getByRole("button", { name: "Continue as Leyi Chen" }).waitFor();
    await other.getByRole("button", { name: "Continue as Leyi Chen" }).click();
    await expect.poll(() => storyCount(other)).toBe(first);

    await press(other, "Undo the reset");
    await expect.poll(() => storyCount(page)).toBe(first + 1);
    await page.goto(`${site.address}${address}`);
    await copyOn(page).waitFor();
    expect(await panel(page).getByRole("button", { name: "Undo the reset" }).count()).toBe(0);
  });

  test("keeps what is typed while nothing answers, and sends it when something does", async () => {
    const page = await signedIn(site, "Leyi Chen");
    const address = await newStory(page, "typed-offline");
    await page.goto(`${site.address}${address}`);
    await copyOn(page).waitFor();
    await fault(page, "offline");
    await saveStateIs(page, "Offline: kept on this device");
    await typeInBody(page, "Typed while offline.");
    await saveStateIs(page, "Offline: kept on this device");
    await fault(page, null);
    await saved(page);
    const other = await signedIn(site, "Leyi Chen", address);
    await expect.poll(() => fieldText(other, "body")).toBe("Typed while offline.");
  });

  test("keeps what is typed while everything is slow, and calls it saved only once it is", async () => {
    const page = await signedIn(site, "Leyi Chen");
    const address = await newStory(page, "typed-slowly");
    await page.goto(`${site.address}${address}`);
    await copyOn(page).waitFor();
    await saved(page);
    await fault(page, "slow");
    await typeInBody(page, "Typed while slow.");
    await saveStateIs(page, "Saving…");
    const other = await signedIn(site, "Leyi Chen", address);
    await saved(page);
    await expect.poll(() => fieldText(other, "body")).toBe("Typed while slow.");
  });

  test.each([
    ["error", "Something failed"],
    ["conflict", "The story has moved on meanwhile"],
  ])("keeps a typed reason when a change meets the fault %s, and takes it afterwards", async (name, says) => {
    const page = await signedIn(site, "Leyi Chen");
    await page.goto(`${site.address}${await newStory(page, `refused-by-${name}`)}`);
    await fault(page, name);
    const dialog = page.getByRole("dialog");
    await page.getByRole("button", { name: "Spike", exact: true }).click();
    await dialog.getByLabel("Reason").fill("There is no story in it");
    await dialog.getByRole("button", { name: /^Spike/ }).click();
    await dialog.getByText(says).first().waitFor();
    expect(await dialog.getByLabel("Reason").inputValue()).toBe("There is no story in it");
    await fault(page, null);
    await dialog.getByRole("button", { name: /^Spike/ }).click();
    await dialog.waitFor({ state: "hidden" });
    await expect.poll(() => stageOn(page)).toContain("Spiked");
  });

  test("makes the newsroom anew, and says so, where what the browser kept cannot be read", async () => {
    const page = await signedIn(site, "Leyi Chen");
    await page.close();
    const bare = await site.newPage();
    await bare.goto(`${site.address}/favicon.svg`);
    await expect.poll(() => bare.evaluate(breakDatabase)).toBe("broken");
    await bare.close();
    const after = await signedIn(site, "Leyi Chen");
    await panel(after).getByText("could not be read").waitFor();
    expect(await storyCount(after)).toBeGreaterThan(10);
  });
});

function panel(page: Page) {
  return page.locator("details.mockPanel");
}

async function opened(page: Page): Promise<void> {
  const isOpen = await panel(page).evaluate((details) => details.hasAttribute("open"));
  if (!isOpen) await panel(page).locator("summary").click();
}

async function press(page: Page, name: string): Promise<void> {
  await opened(page);
  await panel(page).getByRole("button", { name }).click();
}

async function fault(page: Page, name: string | null): Promise<void> {
  await opened(page);
  await panel(page)
    .getByLabel("Fault")
    .selectOption(name ?? "");
}

/** How many stories the desk has, spiked ones apart. */
function storyCount(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const response = await fetch("/api/stories?limit=100");
    const list: { items?: unknown[] } = await response.json();
    return list.items?.length ?? 0;
  });
}

/** Empties the list of the database's files, as a browser might lose it. */
async function breakDatabase(): Promise<string> {
  const root = await navigator.storage.getDirectory();
  for await (const [name, entry] of root.entries()) {
    if (!(entry instanceof FileSystemDirectoryHandle) || !name.startsWith("stet-newsroom-")) continue;
    try {
      const writer = await (await entry.getFileHandle("state.txt")).createWritable();
      await writer.close();
    } catch {
      return "held";
    }
  }
  return "broken";
}
