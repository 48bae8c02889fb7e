import type { Page } from "playwright-core";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { aNewsroom, subbing } from "./newsroom.ts";
import { copyOn, drafting, opened, saved, storedText } from "./people.ts";

const site = aNewsroom();

const view = (page: Page, name: string) => page.getByRole("button", { name: `View: ${name}` });
const reading = (page: Page, name: string) => page.getByRole("document", { name: `Story copy, ${name}` });

/** Puts the caret before words of the copy, with the focus, and selects as many letters. */
async function select(page: Page, words: string): Promise<void> {
  await copyOn(page).getByText(words).first().click();
  await page.evaluate((wanted) => {
    const body = document.querySelector('[data-field="body"]');
    const walker = document.createTreeWalker(body ?? document, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(wanted) ?? -1;
      if (at >= 0) return getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
    }
  }, words);
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe(words);
}

describe("the views of a copy", () => {
  test("show a sub what they suggest with simple marks to write in, as it will read, and as it was filed", async () => {
    const { page, network, path } = await subbing(site(), "view-ferry", "Ferries will commence on Friday.");
    await page.getByText("Suggesting", { exact: true }).waitFor();
    await select(page, "commence");
    await page.keyboard.type("start");
    await saved(page);

    // With simple marks, chosen by key in the copy: what is struck is gone, and one types on where the caret was.
    await page.keyboard.press("Control+F9");
    await view(page, "Simple marks").waitFor();
    expect(await copyOn(page).locator('[data-field="body"]').innerText()).toBe("Ferries will start on Friday.");
    const bar = page.getByRole("toolbar", { name: "Suggestions in the copy" }).getByRole("button");
    expect(await bar.getAttribute("aria-label")).toBe("Replace “commence” with “start”, suggested by Fiona Patterson");
    await page.keyboard.type(" again");
    await saved(page);
    expect(await storedText(page, path)).toContain("Ferries will start again on Friday.");

    // The bar beside the paragraph leads to the suggestion's card.
    await bar.click();
    const card = page.getByRole("list", { name: "Open suggestions" }).getByRole("button", { name: /^Replace/ });
    await expect.poll(() => card.evaluate((button) => button === document.activeElement)).toBe(true);

    // As it will read, chosen from the menu; nothing is written in it.
    await view(page, "Simple marks").click();
    await page.getByRole("menuitemradio", { name: /As it will read/ }).click();
    await reading(page, "as it will read").waitFor();
    expect(await reading(page, "as it will read").locator('[data-field="body"]').innerText()).toBe(
      "Ferries will start again on Friday.",
    );
    await page.getByText(/^Read only: as if all suggestions were accepted/).waitFor();

    // The choice is there again when the page is loaded anew, for this person on this device.
    await page.goto(network.address + path);
    await reading(page, "as it will read").getByText("Ferries will start again on Friday.").waitFor();

    // As filed, by key; then the next suggestion, which goes back to all marks and says so.
    await page.keyboard.press("Alt+Shift+F9");
    await reading(page, "as filed").getByText("Ferries will commence on Friday.").waitFor();
    await page.getByText(/^Read only: filed by Leyi Chen/).waitFor();
    await reading(page, "as filed").click();
    await page.keyboard.press("F8");
    await view(page, "All marks").waitFor();
    await page.getByText("All marks are shown again").waitFor();
    await expect.poll(() => copyOn(page).evaluate((copy) => copy === document.activeElement)).toBe(true);
    expect(await copyOn(page).locator("del").allInnerTexts()).toEqual(["commence"]);
  });

  test("have no copy as filed of a story that never was, and say so", async () => {
    const { page: leyi, path } = await drafting(site(), "Leyi Chen", "unfiled-ferry");
    await opened(leyi, site().address + path);
    await view(leyi, "All marks").click();
    const filed = leyi.getByRole("menuitemradio", { name: /As filed/ });
    expect(await filed.innerText()).toContain("This story was never filed");
    expect(await filed.getAttribute("aria-disabled")).toBe("true");
  });

  test("leave the tools of the copy in one line on a laptop and two on a telephone", async () => {
    const { page } = await subbing(site(), "tool-ferry", "Ferries will sail on Friday.");
    const lines = () =>
      page
        .getByRole("toolbar", { name: "Copy tools" })
        .getByRole("button")
        .evaluateAll((tools) => new Set(tools.map((tool) => Math.round(tool.getBoundingClientRect().top))).size);
    for (const [width, height, most] of [
      [1440, 900, 1],
      [1024, 768, 1],
      [390, 844, 2],
    ] as const) {
      await page.setViewportSize({ width, height });
      expect({ width, lines: await lines() }).toEqual({ width, lines: most });
    }
  });
});

describe("the focus ring round the copy", () => {
  test("is whole, also above the line with the view and what typing does", async () => {
    const { page } = await subbing(site(), "ring-ferry", "Ferries will commence on Friday.");
    await page.keyboard.press("Shift");
    await page.locator("main").focus();
    const { x, y, width } = (await page.locator("main").boundingBox()) ?? { x: 0, y: 0, width: 0 };
    const top = await page.screenshot({ clip: { x, y: y + 1, width, height: 1 } });
    const { channels } = await sharp(top).removeAlpha().stats();
    // One colour from edge to edge: the ring's, and nothing else's.
    expect(width).toBeGreaterThan(400);
    expect(channels.map(({ min, max }) => max - min)).toEqual([0, 0, 0]);
    expect(channels[2]?.min).toBeGreaterThan((channels[0]?.max ?? 0) + 80);
  });
});
