import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { faultsIn } from "./axe.ts";
import { aNewsroom } from "./newsroom.ts";
import { copyOn, makeTransition, drafting, saved, signedIn, typeHeadline, typeInBody } from "./people.ts";

const site = aNewsroom();

const tab = (page: Page, name: string) => page.getByRole("tab", { name: new RegExp(`^${name}`) });
const bell = (page: Page) => page.getByRole("button", { name: /^Notices, / }).first();
/** How many notices the bell says are unread; none where it says so in a word. */
const unread = async (page: Page) =>
  Number(/(\d+) unread/.exec((await bell(page).getAttribute("aria-label")) ?? "")?.[1] ?? 0);
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? "");
const isInCopy = (page: Page) => copyOn(page).evaluate((copy) => copy.contains(document.activeElement));

/** A filed story of Leyi Chen's with a lead picture, that Fiona Patterson has claimed and has open. */
async function subbed(slug: string) {
  const { page: leyi, path: address } = await drafting(site(), "Leyi Chen", slug);
  await leyi.goto(`${site().address}${address}`);
  await typeHeadline(leyi, "Ferry to run till dawn");
  await typeInBody(leyi, "The ferry will run all night from Monday.");
  const file = join(tmpdir(), `ferry-${process.pid}.png`);
  await sharp({ create: { width: 800, height: 450, channels: 3, background: "#37424f" } })
    .png()
    .toFile(file);
  await copyOn(leyi).locator('[data-field="lead"] input[type="file"]').setInputFiles(file);
  const alt = copyOn(leyi).locator('[data-field="lead"] textarea');
  await alt.fill("A ferry at night");
  await alt.blur();
  await saved(leyi);
  await makeTransition(leyi, "File");
  await leyi.goto(`${site().address}/`);
  await bell(leyi).waitFor();
  const fiona = await signedIn(site(), "Fiona Patterson", address);
  await makeTransition(fiona, "Claim");
  await fiona.locator('[aria-label="Story copy"][contenteditable="true"]').waitFor();
  return { leyi, fiona, address };
}

/** Waits until the field for a note has the focus. */
async function writesNote(page: Page): Promise<void> {
  const field = page.getByRole("textbox", { name: "What it says" });
  await expect.poll(() => field.evaluate((box) => box === document.activeElement)).toBe(true);
}

describe("a sub and a writer, who talk in notes", () => {
  test("on a suggestion, by keys alone, with the writer told on an open desk and led to it", async () => {
    const { leyi, fiona } = await subbed("night-ferry-notes");
    const before = await unread(leyi);
    await copyOn(fiona).locator('[data-field="body"] p').last().click();
    await fiona.keyboard.press("Control+End");
    await fiona.keyboard.type(" It costs £2.");
    await tab(fiona, "Suggestions").click();
    await fiona.getByRole("button", { name: /^Insert “It costs £2.”, suggested by/ }).waitFor();
    await copyOn(fiona).locator("ins", { hasText: "costs" }).click();
    await fiona.keyboard.press("Control+Alt+m");
    await writesNote(fiona);
    await fiona.keyboard.type("Is it still £2, @ley");
    await fiona.getByRole("option", { name: "Leyi Chen Writer" }).waitFor();
    expect(await faultsIn(fiona, "aside")).toEqual([]);
    await fiona.keyboard.press("Enter");
    // The keys that settle a card are those of the text while one writes in it.
    await fiona.keyboard.type("at night?x");
    await fiona.keyboard.press("Backspace");
    await fiona.keyboard.press("Control+Enter");
    await fiona.getByRole("list", { name: /^Notes on: Insert/ }).waitFor();
    // It was begun in the copy, and there one goes on.
    await expect.poll(() => isInCopy(fiona)).toBe(true);
    expect(await copyOn(fiona).locator("ins", { hasText: "costs" }).count()).toBe(1);

    const says = "night-ferry-notes: Fiona Patterson writes: Is it still £2, @Leyi Chen at night?";
    await leyi.getByRole("status").filter({ hasText: says }).waitFor();
    await expect.poll(() => unread(leyi)).toBe(before + 1);
    await leyi.keyboard.press("Control+Alt+n");
    await leyi.getByRole("dialog", { name: "Notices" }).waitFor();
    await leyi.getByRole("link", { name: says }).waitFor();
    expect(await faultsIn(leyi, "[role=dialog]")).toEqual([]);
    await leyi.keyboard.press("Tab");
    await leyi.keyboard.press("Enter");
    await expect.poll(() => new URL(leyi.url()).search).toBe("?panel=suggestions");
    await expect.poll(() => focused(leyi)).toContain("Is it still £2, @Leyi Chen at night?");
    await expect.poll(() => unread(leyi)).toBe(before);

    const answer = leyi.getByRole("list", { name: /^Notes on: Insert/ }).getByRole("textbox", { name: "Answer" });
    await answer.fill("It is £3 after midnight.");
    await answer.press("Control+Enter");
    await fiona.getByText("It is £3 after midnight.", { exact: true }).waitFor();
  });

  test("on a picture, which keeps its note when it goes and has it again by undo", async () => {
    const { fiona } = await subbed("night-ferry-picture");
    await copyOn(fiona).locator('[data-field="lead"] img').hover();
    await fiona.getByRole("button", { name: "Write a note on this picture" }).click();
    await writesNote(fiona);
    await fiona.keyboard.type("Whose is it?");
    await fiona.keyboard.press("Control+Enter");
    const thread = fiona.getByRole("list", { name: "Open", exact: true }).getByRole("listitem");
    await thread.getByText("A ferry at night").waitFor();
    await expect.poll(() => focused(fiona)).toContain("Whose is it?");
    await copyOn(fiona).locator("figure.notePicture").waitFor();
    expect(await faultsIn(fiona, "aside")).toEqual([]);
    await copyOn(fiona).locator('[data-field="lead"] img').hover();
    await copyOn(fiona).getByRole("button", { name: "Remove" }).click();
    await thread.getByText("This picture is no longer in the copy").waitFor();
    await thread.getByText("A ferry at night").waitFor();
    await copyOn(fiona).locator('[data-field="body"] p').last().click();
    await fiona.keyboard.press("Control+z");
    await thread.getByText("This picture is no longer in the copy").waitFor({ state: "detached" });
    await copyOn(fiona).locator("figure.notePicture").waitFor();
  });
});
