import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { launchChromium } from "#tests/browser/chromium.ts";
import { aMortalServer } from "./mortalServer.ts";

const kills = 10;

test("R-01: nothing that the page called saved is lost by kill -9 in the middle of typing, and the editor goes on by itself", async () => {
  const folder = await mkdtemp(join(tmpdir(), "stet-kill-page-"));
  const server = await aMortalServer(folder);
  const browser = await launchChromium();
  onTestFinished(async () => {
    await browser.close();
    await server.kill();
    await rm(folder, { recursive: true, force: true });
  });
  await server.start();
  const page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(`${server.address}/sign-in`);
  await page.getByRole("button", { name: "Continue as Leyi Chen" }).click();
  await page.getByRole("button", { name: "New story" }).first().waitFor();
  const path = await newStory(page);
  await page.goto(`${server.address}${path}`);
  await page.locator('[aria-label="Story copy"][contenteditable="true"] [data-field="body"] p').first().click();

  let typed = 0;
  for (let round = 1; round <= kills; round++) {
    const until = typed + 20 + Math.floor(Math.random() * 20);
    while (typed < until) {
      await page.keyboard.type(`w${typed} `);
      typed += 1;
    }
    const saved = await savedWords(page);
    await server.kill();
    for (let more = 0; more < 3; more++, typed++) await page.keyboard.type(`w${typed} `);
    await server.start();
    await expect.poll(() => saveLine(page), { timeout: 30_000 }).toBe("Saved");
    const kept = await storedWords(page, path);
    expect(kept.slice(0, saved.length), `after kill ${round}`).toEqual(saved);
  }
  await expect.poll(() => saveLine(page), { timeout: 30_000 }).toBe("Saved");
  expect(await storedWords(page, path)).toEqual(Array.from({ length: typed }, (_, n) => `w${n}`));
});

/** The words in the page, when its line reads "Saved" before and after they were read; else none are claimed. */
async function savedWords(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const isSaved = () => [...document.querySelectorAll("[role=status]")].some((each) => each.textContent === "Saved");
    const words = document.querySelector('[data-field="body"]')?.textContent?.trim().split(/\s+/) ?? [];
    return isSaved() ? words : [];
  });
}

function saveLine(page: Page): Promise<string | undefined> {
  return page.evaluate(() =>
    [...document.querySelectorAll("[role=status]")]
      .map((each) => each.textContent ?? "")
      .find((text) => /^(Saved|Saving…|Offline: kept on this device)$/.test(text)),
  );
}

/** What the server has, asked afresh. */
async function storedWords(page: Page, path: string): Promise<readonly string[]> {
  const text = await page.evaluate(
    async (id) => {
      const response = await fetch(`/api/stories/${id}/content?format=text`);
      return response.text();
    },
    path.slice(path.lastIndexOf("/") + 1),
  );
  return text.match(/w\d+/g) ?? [];
}

async function newStory(page: Page): Promise<string> {
  const id = await page.evaluate(async () => {
    const response = await fetch("/api/stories", {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
      body: JSON.stringify({ slug: "kill-page" }),
    });
    const story: unknown = await response.json();
    return typeof story === "object" && story !== null && "id" in story ? String(story.id) : "";
  });
  return `/stories/${id}`;
}
