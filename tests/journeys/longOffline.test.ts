import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { aNewsroom, writing } from "./newsroom.ts";
import { copyOn, saved, saveStateIs, signedIn, storedText, typeInBody } from "./people.ts";

const paragraphs = 20;
const words = 3000;

describe("two hours offline", () => {
  const site = aNewsroom();

  test("row 68: 3,000 words typed while others edited come back whole, soon, and the page answers all the while", async () => {
    const { network, page, path } = await writing(site(), "two-hours");
    await typeInBody(page, "");
    for (let n = 0; n < paragraphs; n++) {
      if (n > 0) await page.keyboard.press("Enter");
      await page.keyboard.insertText(`Paragraph p${n}. `);
    }
    await saved(page);
    const editor = await signedIn(site(), "Duty Editor", path);

    network.is("cut");
    await saveStateIs(page, "Offline: kept on this device");
    await watchLongTasks(page);
    for (let n = 0; n < words; n++) {
      if (n % 50 === 0) await caretIn(page, (n / 50) % paragraphs);
      if (n % 300 === 299) await page.keyboard.press("Enter");
      if (n % 300 === 299) await page.keyboard.insertText("Next: ");
      await typeByLetter(page, `w${n} `);
    }
    for (let n = 0; n < paragraphs; n += 2) {
      await caretIn(editor, n);
      await editor.keyboard.press("Home");
      await editor.keyboard.insertText(`e${n} `);
    }
    await saved(editor);
    const typing = await longestTask(page);

    const backAt = Date.now();
    network.is("open");
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await saved(page);
    const tookMs = Date.now() - backAt;
    const merging = await longestTask(page);
    const text = `${await storedText(page, path)} ${await trayText(page)}`;
    const found = new Map<string, number>();
    for (const word of text.match(/\b[we]\d+\b/g) ?? []) found.set(word, (found.get(word) ?? 0) + 1);
    const typed = Array.from({ length: words }, (_, n) => `w${n}`);
    const edited = Array.from({ length: paragraphs / 2 }, (_, n) => `e${n * 2}`);
    expect([...typed, ...edited].filter((word) => found.get(word) !== 1)).toEqual([]);
    expect(Math.max(typing, merging)).toBeLessThan(1000);
    expect(tookMs).toBeLessThan(15_000);
  });
});

/** Puts the caret at the end of a paragraph that was there from the start. */
async function caretIn(page: Page, paragraph: number): Promise<void> {
  await copyOn(page)
    .locator('[data-field="body"] p', { hasText: `Paragraph p${paragraph}.` })
    .first()
    .click();
  await page.keyboard.press("End");
}

/** Types so that each letter is a change of its own, and faster than any hand. */
function typeByLetter(page: Page, letters: string): Promise<void> {
  return page.evaluate(async (all) => {
    for (const letter of all) {
      const { focusNode, focusOffset } = getSelection() ?? {};
      if (!(focusNode instanceof Text) || focusOffset === undefined) throw new Error("The caret is in no text");
      focusNode.insertData(focusOffset, letter);
      getSelection()?.collapse(focusNode, focusOffset + 1);
      await new Promise((resume) => setTimeout(resume));
    }
  }, letters);
}

function watchLongTasks(page: Page): Promise<void> {
  return page.evaluate(() => {
    new PerformanceObserver((list) => {
      const longest = Math.max(...list.getEntries().map(({ duration }) => duration));
      document.body.dataset["longest"] = String(Math.max(Number(document.body.dataset["longest"] ?? 0), longest));
    }).observe({ entryTypes: ["longtask"] });
  });
}

/** The longest task since it was asked last, in whole milliseconds; 0 = none was over fifty. */
function longestTask(page: Page): Promise<number> {
  return page.evaluate(() => {
    const longest = Number(document.body.dataset["longest"] ?? 0);
    delete document.body.dataset["longest"];
    return Math.round(longest);
  });
}

async function trayText(page: Page): Promise<string> {
  const found = await page.getByRole("region", { name: /of yours that found no place/ }).allInnerTexts();
  return found.join(" ");
}
