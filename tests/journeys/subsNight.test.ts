import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { faultsIn } from "./axe.ts";
import { aNewsroom } from "./newsroom.ts";
import {
  copyOn,
  fieldText,
  makeTransition,
  opened,
  saved,
  signedIn,
  stageOn,
  typeHeadline,
  typeInBody,
} from "./people.ts";
import { startServer } from "./site.ts";

interface Commissioned {
  readonly slug: string;
  /** The local day on which it was due, at ten: long ago, so that nothing else in the queue comes before it. */
  readonly day: string;
  readonly length: number;
}

/** Starts a story of the signed-in person's that is due, as the desk's own requests do, and gives its address. */
function newStoryDue(page: Page, { slug, day, length }: Commissioned): Promise<string> {
  return page.evaluate(
    async (body) => {
      const headers = { "content-type": "application/json", "idempotency-key": crypto.randomUUID() };
      const answer = await fetch("/api/stories", { method: "POST", headers, body: JSON.stringify(body) });
      return `/stories/${((await answer.json()) as { id: string }).id}`;
    },
    { slug, length, due: { local: `${day}T10:00`, zone: "Europe/London" } },
  );
}

/** Whether focus stands on something of the page, and can be seen there: in the copy it is the caret. */
function isFocusSeen(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement) || focused === document.body) return false;
    return focused.isContentEditable || focused.matches(":focus-visible");
  });
}

const isInCopy = (page: Page) => copyOn(page).evaluate((copy) => copy.contains(document.activeElement));
const said = (page: Page) => page.getByRole("status").allInnerTexts();
const goal = (page: Page) => page.locator("p", { hasText: /\d+ (over|under) \d+/ }).last();

/** Presses keys one after another, and looks after each that focus is where one can see it. */
async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await expect.poll(() => isFocusSeen(page), { message: `focus after ${key}` }).toBe(true);
  }
}

describe("a sub's night, by keyboard alone", () => {
  const site = aNewsroom(startServer);

  test("U-01, W-10, S-09: finds the next story, claims and subs it, is shown what stands in the way, settles it, passes it and goes on", async () => {
    const leyi = await signedIn(site(), "Leyi Chen");
    const path = await newStoryDue(leyi, { slug: "night-ferry-first", day: "2024-01-02", length: 10 });
    const later = await newStoryDue(leyi, { slug: "late-bus-second", day: "2024-01-03", length: 50 });
    for (const address of [later, path]) {
      await opened(leyi, site().address + address);
      // Opened by its address, it has the focus and no ring round all of it.
      expect(await leyi.locator("main").evaluate((main) => main === document.activeElement)).toBe(true);
      expect(await leyi.locator("main").evaluate((main) => main.matches(":focus-visible"))).toBe(false);
      await typeHeadline(leyi, "Ferry to run");
      await typeInBody(
        leyi,
        "The ferry will run all night from Monday, the board said on Thursday after a long meeting.",
      );
      await saved(leyi);
      await makeTransition(leyi, "File");
      await leyi.getByText("You can suggest here, not edit").waitFor();
    }
    // A writer suggests in what they have filed, and asks.
    await copyOn(leyi).locator('[data-field="headline"]').click();
    await leyi.keyboard.press("End");
    await leyi.keyboard.type(" till dawn");
    await saved(leyi);
    await leyi.locator('[data-field="body"] p').last().click();
    await leyi.keyboard.press("Control+End");
    await leyi.keyboard.press("Control+Shift+ArrowLeft");
    await leyi.keyboard.press("Control+Shift+ArrowLeft");
    // Nobody waits until the note is there, and no letter of it goes into the copy.
    await leyi.keyboard.press("Control+Alt+m");
    await leyi.keyboard.type("How long was it?");
    expect(await leyi.getByRole("textbox", { name: "What it says" }).inputValue()).toBe("How long was it?");
    expect(await copyOn(leyi).innerText()).not.toContain("How");
    await expect.poll(() => leyi.locator("aside blockquote").allInnerTexts()).toEqual(["meeting."]);
    await leyi.getByRole("combobox", { name: "What it is" }).selectOption("query");
    await leyi.getByRole("button", { name: "Ask" }).click();
    await leyi.getByRole("list", { name: "Open" }).waitFor();

    const fiona = await signedIn(site(), "Fiona Patterson");
    await press(fiona, "q");
    await fiona.getByRole("heading", { name: "Subs’ queue", level: 1 }).waitFor();
    const rows = fiona.locator("[data-story]");
    await expect.poll(() => rows.first().innerText()).toContain("night-ferry-first");
    expect(await rows.nth(1).innerText()).toContain("late-bus-second");
    await press(fiona, "j", "c");
    await expect.poll(() => rows.first().innerText()).toContain("Fiona Patterson");
    await press(fiona, "Enter");
    await copyOn(fiona).and(fiona.locator('[contenteditable="true"]')).waitFor();
    await expect.poll(() => isFocusSeen(fiona)).toBe(true);

    // The walk: the headline's suggestion, then the query in the text, and round again.
    await expect.poll(() => fiona.getByRole("tab", { name: /Suggestions/ }).innerText()).toMatch(/1/);
    await expect.poll(() => fiona.getByRole("tab", { name: /Notes/ }).innerText()).toMatch(/1/);
    await expect.poll(() => fiona.locator("mark.queryMark").count()).toBeGreaterThan(0);
    await press(fiona, "F8");
    await expect.poll(() => said(fiona)).toContain("Insert “till dawn”, suggested by Leyi Chen");
    await press(fiona, "F8");
    await expect.poll(() => said(fiona)).toContain("Query by Leyi Chen: How long was it?");
    expect(await isInCopy(fiona)).toBe(true);
    await press(fiona, "F8");
    await expect.poll(() => said(fiona)).toContain("From the top again");
    await press(fiona, "Control+Enter");
    await expect.poll(() => said(fiona)).toContain("Accepted. The copy reads “till dawn”.");

    // The query is answered beside the copy.
    await press(fiona, "F8", "F2");
    await expect.poll(() => fiona.evaluate(() => document.activeElement?.textContent)).toMatch(/^Query/);
    await press(fiona, "Tab", "Tab");
    await fiona.keyboard.type("Three hours.");
    await press(fiona, "Control+Enter");
    await fiona.locator("aside p", { hasText: "Three hours." }).waitFor();
    await press(fiona, "Escape");
    expect(await isInCopy(fiona)).toBe(true);

    // Cut to length: what is over falls as words are struck.
    await expect.poll(() => goal(fiona).innerText()).toMatch(/^7 over 10/);
    await press(fiona, "F8", "ArrowUp", "Home");
    for (let words = 0; words < 3; words++) await press(fiona, "Control+Shift+ArrowRight");
    await expect.poll(() => fiona.evaluate(() => getSelection()?.toString())).toBe("The ferry will");
    await press(fiona, "Delete");
    await expect.poll(() => goal(fiona).innerText()).toMatch(/^4 over 10\s*3 cut so far/);
    await expect.poll(() => said(fiona)).toContain("4 words over 10. The suggestions take out 3.");
    await saved(fiona);

    // Passing lists what stands in the way, each a link to its place.
    const passing = fiona.getByRole("button", { name: "Pass to editor" }).first();
    await expect.poll(() => passing.getAttribute("aria-description")).toBe("2 things stand in the way");
    await press(fiona, "Control+Shift+Enter");
    const list = fiona.getByRole("dialog").getByRole("list", { name: "What stands in the way" });
    await list.waitFor();
    expect(await list.getByRole("link").allInnerTexts()).toEqual([
      "1 open suggestion",
      "1 query, answered by Fiona Patterson and still open",
    ]);
    expect(await faultsIn(fiona)).toEqual([]);
    await tabTo(fiona, "1 open suggestion");
    await press(fiona, "Enter");
    await expect.poll(() => isInCopy(fiona)).toBe(true);
    await expect.poll(() => said(fiona)).toContain("Delete “The ferry will”, suggested by Fiona Patterson");
    await press(fiona, "Control+Enter");
    await expect.poll(() => fiona.getByRole("tab", { name: /Suggestions/ }).innerText()).not.toMatch(/\d/);

    await press(fiona, "Control+Shift+Enter");
    await expect
      .poll(() => list.getByRole("link").allInnerTexts())
      .toEqual(["1 query, answered by Fiona Patterson and still open"]);
    await tabTo(fiona, "1 query, answered by Fiona Patterson and still open");
    await press(fiona, "Enter");
    await expect.poll(() => isInCopy(fiona)).toBe(true);
    await press(fiona, "Control+Enter");
    await expect.poll(() => said(fiona)).toContain("Resolved the query");
    await expect.poll(() => passing.getAttribute("aria-description")).toBeNull();
    await press(fiona, "Control+Shift+Enter");
    await expect.poll(() => stageOn(fiona)).toBe("Ready");
    await expect
      .poll(async () => (await said(fiona)).join("\n"))
      .toMatch(/Passed night-ferry-first\. Next: late-bus-second, late \d+ days\./);

    // On to the next, which is claimed at once.
    await press(fiona, "F9");
    await expect.poll(() => fiona.getByRole("heading", { name: "late-bus-second" }).count()).toBe(1);
    await expect.poll(() => isFocusSeen(fiona)).toBe(true);
    await expect
      .poll(async () => (await said(fiona)).join("\n"))
      .toMatch(/Next: late-bus-second, late \d+ days\. \d+ more/);
    await fiona
      .getByLabel("Just now")
      .getByRole("button", { name: /^Claim/ })
      .waitFor();
    await press(fiona, "Control+Shift+Enter");
    await expect.poll(() => stageOn(fiona)).toBe("Subbing");
    expect(await fieldText(fiona, "headline")).toBe("Ferry to run");
    expect(await fiona.getByRole("link", { name: "Subs’ queue" }).getAttribute("href")).toMatch(/^\/\?queue=/);
  });
});

/** Goes by Tab to a link of the open dialog. */
async function tabTo(page: Page, name: string): Promise<void> {
  const link = page.getByRole("dialog").getByRole("link", { name });
  for (let tabs = 0; tabs < 8; tabs++) {
    if (await link.evaluate((each) => each === document.activeElement)) return;
    await press(page, "Tab");
  }
  throw new Error(`Tab does not lead to ${name}`);
}
