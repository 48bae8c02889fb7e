import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { copyOn, fieldText, newStory, saved, saveStateIs, signedIn, stageOn, typeInBody } from "./people.ts";
import { panelOf, storyCount, switchFault } from "./panel.ts";
import { type Site, startMock } from "./site.ts";

describe("the panel of the newsroom in the browser", () => {
  let site: Site;
  // Its tab has the newsroom, so that it need not be opened anew for each test.
  let leader: Page;
  beforeAll(async () => {
    site = await startMock();
    leader = await signedIn(site, "Sam Okafor");
  });
  afterEach(async () => {
    for (const page of site.pages()) if (page !== leader) await page.close();
  });
  afterAll(async () => {
    await site?.stop();
  });

  test("keeps what is typed while nothing answers, and sends it when something does", async () => {
    const page = await signedIn(site, "Leyi Chen");
    const address = await newStory(page, "typed-offline");
    await page.goto(`${site.address}${address}`);
    await copyOn(page).waitFor();
    await switchFault(page, "offline");
    await saveStateIs(page, "Offline: kept on this device");
    await typeInBody(page, "Typed while offline.");
    await saveStateIs(page, "Offline: kept on this device");
    await switchFault(page, null);
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
    await switchFault(page, "slow");
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
    await switchFault(page, name);
    const dialog = page.getByRole("dialog");
    await page.getByRole("button", { name: "Spike", exact: true }).click();
    await dialog.getByLabel("Reason").fill("There is no story in it");
    await dialog.getByRole("button", { name: /^Spike/ }).click();
    await dialog.getByText(says).first().waitFor();
    expect(await dialog.getByLabel("Reason").inputValue()).toBe("There is no story in it");
    await switchFault(page, null);
    await dialog.getByRole("button", { name: /^Spike/ }).click();
    await dialog.waitFor({ state: "hidden" });
    await expect.poll(() => stageOn(page)).toContain("Spiked");
  });

  test("makes the newsroom anew, and says so, where what the browser kept cannot be read", async () => {
    await leader.close();
    const bare = await site.newPage();
    await bare.goto(`${site.address}/favicon.svg`);
    await expect.poll(() => bare.evaluate(breakDatabase)).toBe("broken");
    await bare.close();
    const after = await signedIn(site, "Leyi Chen");
    await panelOf(after).getByText("could not be read").waitFor();
    expect(await storyCount(after)).toBeGreaterThan(10);
  });
});

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
