import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { aNewsroom, subbing } from "./newsroom.ts";
import { fieldText, makeTransition, drafting, saved, saveStateIs, signedIn, storedText, typeInBody } from "./people.ts";

const site = aNewsroom();

const trayOn = (page: Page) => page.getByRole("region", { name: "Words that found no place" });
const barOn = (page: Page) => trayOn(page).getByRole("button", { name: /found no place/ });

describe("words whose paragraph somebody deleted meanwhile", () => {
  test("lie in a tray that says who, are there on another machine, and come back as paragraphs", async () => {
    const { page: leyi, path: address } = await drafting(site(), "Leyi Chen", "tide-table");
    await leyi.goto(`${site().address}${address}`);
    await typeInBody(leyi, "The first paragraph stays.");
    await leyi.keyboard.press("Enter");
    await leyi.keyboard.type("The second one goes.");
    await saved(leyi);
    const editor = await signedIn(site(), "Duty Editor", address);
    await expect.poll(() => fieldText(editor, "body")).toContain("The second one goes.");

    await leyi.context().setOffline(true);
    await saveStateIs(leyi, "Offline: kept on this device");
    await leyi.keyboard.press("ArrowLeft");
    await leyi.keyboard.press("ArrowLeft");
    await paste(leyi, "Tides turn at nine tonight.\n\nThe harbour shuts at ten.");
    await editor.locator('[data-field="body"] p').first().click();
    for (const keys of ["End", "Shift+ArrowDown", "Shift+End"]) await editor.keyboard.press(keys);
    // The copy reads the selection once the browser has told of it; no hand is as fast as these keys.
    await expect.poll(() => editor.evaluate(() => getSelection()?.toString())).toContain("The second one goes.");
    await editor.keyboard.press("Delete");
    await saved(editor);
    await expect.poll(() => fieldText(editor, "body")).toBe("The first paragraph stays.");

    await leyi.context().setOffline(false);
    await barOn(leyi).waitFor();
    expect(await fieldText(leyi, "body")).toBe("The first paragraph stays.");
    expect(await trayOn(leyi).innerText()).toContain("Duty Editor deleted the paragraph that you were in");
    expect(await editor.getByText("found no place").count()).toBe(0);

    const elsewhere = await signedIn(site(), "Leyi Chen", address);
    await barOn(elsewhere).click();
    expect(await trayOn(elsewhere).getByLabel("Your words", { exact: true }).innerText()).toBe(
      "Tides turn at nine tonight.\nThe harbour shuts at ten.",
    );
    await leyi.reload();
    await barOn(leyi).waitFor();
    await leyi.locator('[data-field="body"] p').first().click();
    await leyi.keyboard.press("End");
    await barOn(leyi).click();
    await trayOn(leyi).getByRole("button", { name: "Put back here" }).click();
    await trayOn(leyi).waitFor({ state: "detached" });
    await expect
      .poll(() => fieldText(editor, "body"))
      .toBe("The first paragraph stays.Tides turn at nine tonight.The harbour shuts at ten.");
    expect(await editor.locator('[data-field="body"] p').count()).toBe(2);
  });
});

/** Pastes a plain text at the caret, as the browser tells of it. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((plain) => {
    const data = new DataTransfer();
    data.setData("text/plain", plain);
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    document.querySelector('[aria-label="Story copy"]')?.dispatchEvent(event);
  }, text);
}

describe("a story that was passed and published while its sub was offline", () => {
  test("L-04 her work is kept as a named version and in her tray, and neither readers nor the desk have any of it", async () => {
    const { network, page: fiona, path } = await subbing(site(), "pier-closed", "The pier is closed.");
    network.is("cut");
    await saveStateIs(fiona, "Offline: kept on this device");
    await typeInBody(fiona, " It opens again in May.");
    await fiona.keyboard.press("Enter");
    await fiona.keyboard.type("So the board says.");
    const editor = await signedIn(site(), "Duty Editor", path);
    await makeTransition(editor, "Pass to editor");
    await makeTransition(editor, "Publish");
    const published = await publishedText(editor);
    expect(published).toContain("The pier is closed.");

    network.is("open");
    await fiona.getByText(/Your work is kept as a version: Fiona Patterson, offline, \d\d:\d\d/).waitFor();
    await expect.poll(() => fieldText(fiona, "body")).toBe("The pier is closed.");
    await barOn(fiona).click();
    expect(await trayOn(fiona).getByLabel("Your words", { exact: true }).allInnerTexts()).toEqual([
      "It opens again in May.\nSo the board says.",
    ]);
    await expect.poll(() => trayOn(fiona).innerText()).toContain("Duty Editor published it");
    await fiona.getByRole("button", { name: "Open it" }).click();
    const version = fiona.getByRole("dialog", { name: /Fiona Patterson, offline/ });
    await expect
      .poll(() => version.getByLabel("The copy of this version").innerText())
      .toContain("The pier is closed. It opens again in May.\n\nSo the board says.");

    expect(await publishedText(editor)).toBe(published);
    expect(await fieldText(editor, "body")).toBe("The pier is closed.");
    expect(await storedText(editor, path)).not.toContain("in May");
  });
});

/** What a reader sees who follows the published story's link. */
async function publishedText(page: Page): Promise<string> {
  const address = await page.locator('a[href*="/news/"]').first().getAttribute("href");
  const reader = await site().newPage();
  await reader.goto(new URL(String(address), site().address).href);
  const text = await reader.locator("article").innerText();
  await reader.close();
  return text;
}

describe("a story that was spiked while its writer was offline", () => {
  test("L-04 her work is kept as a named version that she can read, and the live copy is untouched", async () => {
    const { page: leyi, path: address } = await drafting(site(), "Leyi Chen", "harbour-lights");
    await leyi.goto(`${site().address}${address}`);
    await typeInBody(leyi, "The lights come on at six.");
    await saved(leyi);

    await leyi.context().setOffline(true);
    await saveStateIs(leyi, "Offline: kept on this device");
    await leyi.keyboard.press("Enter");
    await leyi.keyboard.type("They went out again at half past.");
    await leyi.keyboard.press("Enter");
    await leyi.keyboard.type("Nobody knows why.");
    const editor = await signedIn(site(), "Duty Editor", address);
    await makeTransition(editor, "Spike", async (dialog) => {
      await dialog.getByRole("textbox").first().fill("No space tonight");
    });

    await leyi.context().setOffline(false);
    const toast = leyi.getByText(/Your work is kept as a version: Leyi Chen, offline, \d\d:\d\d/);
    await toast.waitFor();
    await expect.poll(() => fieldText(leyi, "body")).toBe("The lights come on at six.");
    expect(await fieldText(editor, "body")).toBe("The lights come on at six.");

    await leyi.getByRole("button", { name: "Open it" }).click();
    const version = leyi.getByRole("dialog", { name: /Leyi Chen, offline/ });
    await expect
      .poll(() => version.getByLabel("The copy of this version").innerText())
      .toContain("They went out again at half past.\n\nNobody knows why.");
    await version.getByRole("button", { name: "Close" }).click();

    await barOn(leyi).click();
    expect(await trayOn(leyi).getByLabel("Your words", { exact: true }).allInnerTexts()).toEqual([
      "They went out again at half past.\nNobody knows why.",
    ]);
    expect(await trayOn(leyi).innerText()).toContain("Duty Editor spiked it");

    const other = await signedIn(site(), "Leyi Chen", address);
    await barOn(other).click();
    expect(await trayOn(other).getByLabel("Your words", { exact: true }).allInnerTexts()).toHaveLength(1);
    expect(await editor.getByText("found no place").count()).toBe(0);
    await trayOn(other).getByRole("button", { name: "Let go" }).click();
    await trayOn(other).waitFor({ state: "hidden" });
    await leyi.reload();
    await leyi.getByRole("list", { name: "How it stands" }).waitFor();
    await trayOn(leyi).waitFor({ state: "hidden" });
    await other.getByRole("button", { name: "Undo" }).click();
    await trayOn(other).waitFor();
  });
});
