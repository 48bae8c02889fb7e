import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium } from "#tests/browser/chromium.ts";
import { type Site, startServer } from "./site.ts";

describe("two people in one draft", () => {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    browser = await launchChromium();
    site = await startServer(browser);
  });
  afterAll(async () => {
    await site?.stop();
    await browser?.close();
  });

  test("L-01 both see both, with names at the carets, and no letter is lost or doubled", async () => {
    const leyi = await signedIn(site, "Leyi Chen");
    const editor = await signedIn(site, "Duty Editor");
    const id = await leyi.evaluate(async () => {
      const response = await fetch("/api/stories", {
        method: "POST",
        headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
        body: JSON.stringify({ slug: "two-at-once" }),
      });
      const story: unknown = await response.json();
      return typeof story === "object" && story !== null && "id" in story ? String(story.id) : "";
    });
    for (const page of [leyi, editor]) {
      await page.goto(`${site.address}/stories/${id}`);
      await page.locator('[aria-label="Story copy"][contenteditable="true"]').waitFor();
    }
    await leyi.locator('[data-field="body"] p').first().click();
    await leyi.keyboard.type("The ferry ");
    await expect.poll(() => bodyOf(editor)).toContain("The ferry ");
    await editor.locator('[data-field="body"] p').first().click();
    await editor.keyboard.press("Home");

    const letters = (first: number) => Array.from({ length: 20 }, (_, n) => String.fromCodePoint(first + n));
    const [mine, theirs] = [letters(0x4e00), letters(0x5e00)];
    await Promise.all([
      leyi.keyboard.type(mine.join(""), { delay: 15 }),
      editor.keyboard.type(theirs.join(""), { delay: 15 }),
    ]);

    await expect.poll(() => bodyOf(editor)).toContain(mine.at(-1));
    await expect.poll(() => bodyOf(leyi)).toContain(theirs.at(-1));
    const body = await bodyOf(leyi);
    expect(await bodyOf(editor)).toBe(body);
    for (const letter of [...mine, ...theirs]) expect(`${letter} ${body.split(letter).length - 1}`).toBe(`${letter} 1`);
    expect(await leyi.locator(".remoteName").first().textContent()).toBe("Duty Editor");
    expect(await editor.locator(".remoteName").first().textContent()).toBe("Leyi Chen");
  });
});

async function signedIn(site: Site, name: string): Promise<Page> {
  const page = await site.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${site.address}/sign-in`);
  await page.getByRole("button", { name: `Continue as ${name}` }).click();
  await page.getByRole("button", { name: "New story" }).first().waitFor();
  return page;
}

/** The body without other people's names at their carets. */
function bodyOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const body = document.querySelector('[data-field="body"]')?.cloneNode(true);
    if (!(body instanceof Element)) return "";
    for (const caret of body.querySelectorAll(".remoteCaret")) caret.remove();
    return body.textContent ?? "";
  });
}
