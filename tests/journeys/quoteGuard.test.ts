import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { faultsIn } from "./axe.ts";
import { aNewsroom } from "./newsroom.ts";
import {
  copyOn,
  fieldText,
  makeTransition,
  drafting,
  opened,
  saved,
  signedIn,
  typeHeadline,
  typeInBody,
} from "./people.ts";

const site = aNewsroom();

/** Selects words of the copy, as by dragging over them. */
async function select(page: Page, words: string): Promise<void> {
  await copyOn(page).evaluate((copy, wanted) => {
    const texts = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const at = text.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      (copy as HTMLElement).focus();
      getSelection()?.setBaseAndExtent(text, at, text, at + wanted.length);
      return;
    }
    throw new Error(`“${wanted}” is not in the copy`);
  }, words);
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe(words);
}

const statuses = (page: Page) => page.getByRole("status").allInnerTexts();
const isInCopy = (page: Page) => copyOn(page).evaluate((copy) => copy.contains(document.activeElement));

const flagged = "You changed a quotation: “We will run all …” now reads “We may run all …”.";

describe("a writer who changes a quotation, and the sub who accepts it", () => {
  test("S-07: both are told, the sub gives a reason by keys alone, and the history keeps it", async () => {
    const { page: leyi, path } = await drafting(site(), "Leyi Chen", "night-ferry-quotes");
    const address = site().address + path;
    await opened(leyi, address);
    await typeHeadline(leyi, "Ferry to run all night");
    await typeInBody(leyi, '"We will run all night," said the board. It meets on Monday.');
    await saved(leyi);
    // Writing a quotation is no change of one.
    expect(await leyi.getByRole("group", { name: "Quote guard" }).count()).toBe(0);
    await makeTransition(leyi, "File");
    const fiona = await signedIn(site(), "Fiona Patterson", path);
    await makeTransition(fiona, "Claim");

    await select(leyi, "will");
    await leyi.keyboard.type("may");
    await expect.poll(() => statuses(leyi)).toContain(`${flagged} Escape goes on.`);
    expect(await isInCopy(leyi)).toBe(true);
    expect(await leyi.locator(".quoteChanged").allInnerTexts()).toEqual(["may"]);
    expect(await faultsIn(leyi, "main")).toEqual([]);
    await leyi.keyboard.press("Escape");
    await leyi.getByRole("group", { name: "Quote guard" }).waitFor({ state: "detached" });
    expect(await isInCopy(leyi)).toBe(true);
    await saved(leyi);

    await fiona.getByRole("tab", { name: /Suggestions/ }).click();
    await fiona.getByText("Inside a quotation.").waitFor();
    await fiona.getByRole("button", { name: /^Replace “will” with “may”, suggested by/ }).press("Enter");
    await expect.poll(() => isInCopy(fiona)).toBe(true);
    await fiona.getByRole("tab", { name: "History" }).click();
    await copyOn(fiona).focus();
    await fiona.keyboard.press("Control+Enter");
    const reason = fiona.getByRole("textbox", { name: "Why may the words change?" });
    await expect.poll(() => reason.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await faultsIn(fiona, "aside form")).toEqual([]);
    await fiona.keyboard.press("Enter");
    await fiona.getByText("Say why first").waitFor();
    expect(await fieldText(leyi, "body")).toContain("will");
    await fiona.keyboard.type("The board said “may”: it is on the tape.");
    await fiona.keyboard.press("Enter");
    await expect
      .poll(() => fieldText(leyi, "body"))
      .toBe("“We may run all night,” said the board. It meets on Monday.");
    await expect.poll(() => isInCopy(fiona)).toBe(true);

    await fiona.getByRole("tab", { name: "History" }).click();
    const entry = (says: string) => fiona.getByRole("listitem").filter({ hasText: says });
    const accepted = entry("Fiona Patterson accepted a suggestion by Leyi Chen, past the quote guard’s warning");
    await accepted.getByText("The board said “may”: it is on the tape.").waitFor();
    expect(await accepted.locator("del, ins").allInnerTexts()).toEqual(["“We will run all …”", "“We may run all …”"]);
    await entry("Leyi Chen was shown the quote guard’s warning: a quotation changed").waitFor();

    await fiona.keyboard.press("Control+Shift+Backspace");
    await fiona.getByRole("tab", { name: /Suggestions/ }).click();
    await fiona.getByText("Inside a quotation.").waitFor();
  });
});
