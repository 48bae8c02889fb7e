import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { aNewsroom, subbing, writing } from "./newsroom.ts";
import {
  copyOn,
  fieldText,
  makeTransition,
  opened,
  saved,
  saveStateIs,
  signedIn,
  storedText,
  typeHeadline,
  typeInBody,
} from "./people.ts";

/** Row 66, W-15: Leyi Chen types in her draft while the duty editor files it, after which she may only suggest in it. */
describe("words that are on their way while the story moves on", () => {
  const site = aNewsroom();

  async function typingInADraft(slug: string) {
    const { network, page, path } = await writing(site(), slug);
    await typeHeadline(page, "Ferry stops at ten");
    await typeInBody(page, "Stored.");
    await saved(page);
    const editor = await signedIn(site(), "Duty Editor", path);
    return { network, page, path, editor };
  }

  test("become her suggestion, with what she typed behind them, where they had not arrived", async () => {
    const { network, page, path, editor } = await typingInADraft("not-arrived");
    network.holds("what is sent");
    await page.keyboard.insertText(" Under way");
    await saveStateIs(page, "Saving…");
    await page.keyboard.insertText(" and behind it.");
    await makeTransition(editor, "File");
    // The mode is there before the commit's answer; what is under way may still be taken.
    await page.getByText("You can suggest here, not edit").waitFor();
    network.holds(null);
    await saved(page);
    for (const each of [page, editor]) {
      await expect.poll(() => suggestedIn(each)).toBe(" Under way and behind it.");
      expect(await fieldText(each, "body")).toBe("Stored. Under way and behind it.");
    }
    await page.reload();
    await expect.poll(() => suggestedIn(page)).toBe(" Under way and behind it.");
    expect(await page.getByRole("region", { name: "Words that found no place" }).count()).toBe(0);
    expect(await storedText(editor, path)).toMatch(/Stored\. Under way and behind it\.$/);
  });

  test("are in the copy, once, where only the answer had not come, and what she typed behind them is suggested", async () => {
    const { network, page, path, editor } = await typingInADraft("unanswered");
    network.holds("answers");
    await page.keyboard.insertText(" Under way.");
    await saveStateIs(page, "Saving…");
    await expect.poll(() => fieldText(editor, "body")).toBe("Stored. Under way.");
    await page.keyboard.insertText(" Behind it.");
    await makeTransition(editor, "File");
    network.holds(null);
    for (const each of [page, editor]) {
      await expect.poll(() => suggestedIn(each)).toBe(" Behind it.");
      expect(await fieldText(each, "body")).toBe("Stored. Under way. Behind it.");
    }
    expect(await storedText(editor, path)).toMatch(/Stored\. Under way\. Behind it\.$/);
  });
});

/** Fiona Patterson's words on a story that was passed while she was offline; the duty editor's page has it open. */
describe("work offline on a story that was passed meanwhile", () => {
  const site = aNewsroom();

  const askedOn = (page: Page) => page.getByRole("region", { name: "What you wrote offline" });
  const trayOn = (page: Page) => page.getByRole("region", { name: "Words that found no place" });

  async function passedMeanwhile(slug: string) {
    const { network, page, path } = await subbing(site(), slug, "The pier is closed.");
    await page.getByRole("button", { name: "Edit instead" }).click();
    network.is("cut");
    await saveStateIs(page, "Offline: kept on this device");
    await typeInBody(page, " It opens in May.");
    const editor = await signedIn(site(), "Duty Editor", path);
    await makeTransition(editor, "Pass to editor");
    expect(await fieldText(editor, "body")).toBe("The pier is closed.");
    network.is("open");
    await askedOn(page).waitFor();
    return { network, page, path, editor };
  }

  test("L-03 waits for her word, also over a reload, and goes as her suggestions once she says so", async () => {
    const { page, path, editor } = await passedMeanwhile("passed-suggested");
    await expect.poll(() => askedOn(page).innerText()).toContain("Duty Editor passed it");
    await saveStateIs(page, "Kept on this device");
    // Shown as what it would be, and nobody else's yet.
    expect(await suggestedIn(page)).toBe(" It opens in May.");
    expect(await storedText(editor, path)).toMatch(/The pier is closed\.$/);

    await page.reload();
    await askedOn(page).waitFor();
    expect(await suggestedIn(page)).toBe(" It opens in May.");
    expect(await storedText(editor, path)).toMatch(/The pier is closed\.$/);
    expect(await fieldText(editor, "body")).toBe("The pier is closed.");

    await askedOn(page).getByRole("button", { name: "Suggest it" }).click();
    await saved(page);
    await askedOn(page).waitFor({ state: "detached" });
    expect(await focusedIn(page)).toBe("Story copy");
    for (const each of [page, editor]) await expect.poll(() => suggestedIn(each)).toBe(" It opens in May.");
    expect(await trayOn(page).count()).toBe(0);
  });

  test("L-03 is let go only when she says so, and its words can still be had", async () => {
    const { page, path, editor } = await passedMeanwhile("passed-let-go");
    await askedOn(page).getByRole("button", { name: "Let it go" }).click();
    await saved(page);
    for (const each of [page, editor]) await expect.poll(() => fieldText(each, "body")).toBe("The pier is closed.");
    await page.getByRole("button", { name: "Keep its words" }).click();
    await trayOn(page)
      .getByRole("button", { name: /found no place/ })
      .click();
    expect(await trayOn(page).getByLabel("Your words", { exact: true }).innerText()).toBe("It opens in May.");
    expect(await storedText(editor, path)).toMatch(/The pier is closed\.$/);
  });

  test("L-03 is asked about also where it was suggested when it was written, and where its tab was closed", async () => {
    const { network, page, path } = await subbing(site(), "passed-closed", "The pier is closed.");
    await page.getByRole("button", { name: "Edit instead" }).waitFor();
    network.is("cut");
    await saveStateIs(page, "Offline: kept on this device");
    await typeInBody(page, " It opens in May.");
    const second = await page.context().newPage();
    const editor = await signedIn(site(), "Duty Editor", path);
    await makeTransition(editor, "Pass to editor");
    await page.close();
    network.is("open");
    await opened(second, network.address + path);
    await askedOn(second).waitFor();
    expect(await storedText(editor, path)).toMatch(/The pier is closed\.$/);
    await askedOn(second).getByRole("button", { name: "Suggest it" }).click();
    await saved(second);
    for (const each of [second, editor]) await expect.poll(() => suggestedIn(each)).toBe(" It opens in May.");
  });
});

/** The words of the copy that are a suggestion, as this page shows them. */
async function suggestedIn(page: Page): Promise<string> {
  return (await copyOn(page).locator("ins").allInnerTexts()).join("");
}

async function focusedIn(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? null);
}
