import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { CopyReply } from "#contract/live.ts";
import { schema } from "#document/schema.ts";
import { aNewsroom } from "./newsroom.ts";
import {
  copyOn,
  fieldText,
  makeTransition,
  drafting,
  opened,
  saved,
  comesIn,
  stageOn,
  typeHeadline,
} from "./people.ts";

describe("suggesting", () => {
  const site = aNewsroom();

  test("in a filed story is seen by its writer as a suggestion, and the server holds it as one", async () => {
    const { page: leyi, path } = await drafting(site(), "Leyi Chen", "night-ferry");
    await opened(leyi, site().address + path);
    await typeHeadline(leyi, "Ferry to run all night");
    await copyOn(leyi).locator('[data-field="body"] p').first().click();
    await leyi.keyboard.type("Ferries will commence on Friday.");
    await saved(leyi);
    await makeTransition(leyi, "File");
    await leyi.getByText("You can suggest here, not edit").waitFor();

    const fiona = await comesIn(site(), "Fiona Patterson");
    await opened(fiona, site().address + path);
    await copyOn(fiona)
      .getByText("commence")
      .dblclick({ position: await middleOf(fiona, "commence") });
    await fiona.keyboard.type("start");
    await saved(fiona);

    const ins = copyOn(leyi).locator("ins");
    await expect.poll(() => ins.allInnerTexts()).toEqual(["start"]);
    expect(await copyOn(leyi).locator("del").allInnerTexts()).toEqual(["commence"]);
    expect(await ins.getAttribute("aria-description")).toBe("Suggested by Fiona Patterson");
    expect(await fieldText(leyi, "body")).toBe("Ferries will commencestart on Friday.");
    expect(await storedMarks(leyi, path)).toEqual(["deletion commence", "insertion start"]);
  });

  test("S-01 is on in the subbing of whoever has claimed it, is switched by one key, and said in words", async () => {
    const { page: leyi, path } = await drafting(site(), "Leyi Chen", "morning-ferry");
    await opened(leyi, site().address + path);
    await typeHeadline(leyi, "Ferry at dawn");
    await copyOn(leyi).locator('[data-field="body"] p').first().click();
    await leyi.keyboard.type("It sails.");
    await saved(leyi);
    await makeTransition(leyi, "File");

    const fiona = await comesIn(site(), "Fiona Patterson");
    await opened(fiona, site().address + path);
    await makeTransition(fiona, "Claim");
    await expect.poll(() => stageOn(fiona)).toBe("Subbing");
    await fiona.getByText("Suggesting", { exact: true }).waitFor();
    // Also on a page that opens a story which she has already.
    await opened(fiona, site().address + path);
    await fiona.getByRole("button", { name: "Edit instead" }).waitFor();
    await copyOn(fiona).locator('[data-field="body"] p').first().click();
    await fiona.keyboard.press("End");
    await fiona.keyboard.type(" Late");
    await expect.poll(() => copyOn(fiona).locator("ins").allInnerTexts()).toEqual([" Late"]);
    await fiona.keyboard.press("Control+Shift+E");
    await fiona.getByText("Editing", { exact: true }).waitFor();
    await copyOn(fiona).locator('[data-field="body"] p').first().click();
    await fiona.keyboard.press("Home");
    await fiona.keyboard.type("Once ");
    await saved(fiona);
    expect(await storedMarks(fiona, path)).toEqual(["insertion  Late"]);
    expect(await fieldText(fiona, "body")).toBe("Once It sails. Late");
  });
});

/** Where a word's middle is, in the element that it stands in. */
function middleOf(page: Page, word: string): Promise<{ x: number; y: number }> {
  return page.evaluate((wanted) => {
    const paragraph = [...document.querySelectorAll('[data-field="body"] p')].find((each) =>
      each.textContent?.includes(wanted),
    );
    const text = paragraph?.firstChild;
    if (!paragraph || !text) return { x: 0, y: 0 };
    const range = document.createRange();
    const from = text.textContent?.indexOf(wanted) ?? 0;
    range.setStart(text, from);
    range.setEnd(text, from + wanted.length);
    const [word, whole] = [range.getBoundingClientRect(), paragraph.getBoundingClientRect()];
    return { x: word.x + word.width / 2 - whole.x, y: word.y + word.height / 2 - whole.y };
  }, word);
}

/** The words that the server holds under a suggestion's mark. */
async function storedMarks(page: Page, path: string): Promise<string[]> {
  const id = path.slice(path.lastIndexOf("/") + 1);
  const reply = await page.evaluate(
    async (of): Promise<unknown> => (await fetch(`/api/stories/${of}/copy`)).json(),
    id,
  );
  const found: string[] = [];
  schema.nodeFromJSON(CopyReply.parse(reply).doc).descendants((node) => {
    for (const { type } of node.marks) if (node.isText) found.push(`${type.name} ${node.text ?? ""}`);
  });
  return found;
}
