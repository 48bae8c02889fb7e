import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium } from "#tests/browser/chromium.ts";
import { copyOn, fieldText, makeTransition, newStory, saved, signedIn, stageOn, typeInBody } from "./people.ts";
import { type Site, startMock } from "./site.ts";

type Step = readonly [who: string, transition: string, stage: string, fill?: (dialog: Locator) => Promise<void>];

const leyi = "Leyi Chen";
const fiona = "Fiona Patterson";
const editor = "Duty Editor";
const reason = (dialog: Locator) => dialog.getByLabel("Reason").fill("As agreed at conference");
const noteTo = (whom: string) => (dialog: Locator) => dialog.getByLabel(`Note to the ${whom}`).fill("Check the dates");
const kindAndReason = async (dialog: Locator) => {
  await dialog.getByLabel("Update").check();
  await reason(dialog);
};
const tomorrow = async (dialog: Locator) => {
  await dialog.getByLabel("Day").fill(new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10));
  await dialog.getByLabel("Time").fill("06:00");
};

/** Every transition that a person makes, one after another on one story: who, the button, the stage it leads to. */
const steps: readonly Step[] = [
  [leyi, "Spike", "Spiked", reason],
  [leyi, "Unspike", "Draft"],
  [leyi, "File", "Filed"],
  [leyi, "Recall", "Draft"],
  [leyi, "File", "Filed"],
  [fiona, "Claim", "Subbing"],
  [fiona, "Release", "Filed"],
  [fiona, "Claim", "Subbing"],
  [fiona, "Return to writer", "Draft", noteTo("writer")],
  [leyi, "File", "Filed"],
  [fiona, "Claim", "Subbing"],
  [fiona, "Pass to editor", "Ready"],
  [editor, "Send back", "Subbing", noteTo("sub")],
  [fiona, "Pass to editor", "Ready"],
  [editor, "Schedule", "Scheduled", tomorrow],
  [editor, "Unschedule", "Ready"],
  [editor, "Publish", "Published"],
  [editor, "Reopen", "Subbing", kindAndReason],
  [editor, "Abandon", "Published", reason],
  [editor, "Withdraw", "Withdrawn", reason],
  [editor, "Restore", "Ready", kindAndReason],
];

describe("the newsroom in the browser", () => {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    browser = await launchChromium();
    site = await startMock(browser);
  });
  afterAll(async () => {
    await site?.stop();
    await browser?.close();
  });

  // Each step is made in a tab of its own, the only one: between two of them the newsroom is closed and opened again.
  test("L-05 has the story where it was after each transition, with its tab closed and opened again", async () => {
    const first = await signedIn(site, leyi);
    const address = await newStory(first, "all-the-way");
    await first.goto(`${site.address}${address}`);
    await copyOn(first).locator('[data-field="headline"]').click();
    await first.keyboard.type("All the way and back");
    await typeInBody(first, "One paragraph that goes the whole way.");
    await saved(first);
    await first.close();
    let stage = "Draft";
    for (const [who, transition, next, fill] of steps) {
      const page = await signedIn(site, who, address);
      await expect.poll(() => stageOn(page), { message: `before ${transition}` }).toContain(stage);
      await makeTransition(page, transition, fill);
      await expect.poll(() => stageOn(page), { message: `after ${transition}` }).toContain(next);
      await page.close();
      stage = next;
    }
    const last = await signedIn(site, leyi, address);
    expect(await stageOn(last)).toContain("Ready");
    expect(await fieldText(last, "body")).toBe("One paragraph that goes the whole way.");
  }, 300_000);
});
