import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { Story } from "#contract/stories.ts";
import { type Session, signedIn as session } from "#tests/setup/signedIn.ts";
import type { Site } from "./site.ts";

/** A page of somebody's own, signed in by one press; at the desk, or where `to` says. */
export async function signsIn(site: Site, name: string, to = "/"): Promise<Page> {
  const page = await site.newPage();
  page.setDefaultTimeout(45_000);
  await page.goto(`${site.address}/sign-in?to=${encodeURIComponent(to)}`);
  await page.getByRole("button", { name: `Continue as ${name}` }).click();
  await untilThere(page, to);
  return page;
}

/**
 * The same without the page for signing in, where there is a server: each journey begins so, and most are about
 * something else. `over` = by another address.
 */
export async function signedIn(site: Site, name: string, to = "/", over = site.address): Promise<Page> {
  if (site.kind === "mock") return signsIn(site, name, to);
  const page = await comesIn(site, name, over);
  await page.goto(over + to);
  await untilThere(page, to);
  return page;
}

/** A page of somebody's own on a server, at no address yet. */
export async function comesIn(site: Site, name: string, over = site.address): Promise<Page> {
  return pageOf(site, await session(site.address, name), over);
}

/** A page of somebody's own on a server, at no address yet, with a story that they have started and its path. */
export async function drafting(
  site: Site,
  name: string,
  slug: string,
  over = site.address,
): Promise<{ readonly page: Page; readonly path: string }> {
  const theirs = await session(site.address, name);
  const { id } = Story.parse(await theirs.ask("POST", "/api/stories", { slug }));
  return { page: await pageOf(site, theirs, over), path: `/stories/${id}` };
}

async function pageOf(site: Site, { cookie }: Session, address: string): Promise<Page> {
  const page = await site.newPage();
  page.setDefaultTimeout(45_000);
  const [name = "", value = ""] = cookie.split("=");
  await page.context().addCookies([{ name, value, url: address, httpOnly: true, sameSite: "Lax" }]);
  return page;
}

async function untilThere(page: Page, to: string): Promise<void> {
  if (to === "/") await page.getByRole("button", { name: "New story" }).first().waitFor();
  else await copyOn(page).waitFor();
}

/** The copy on a story's page. */
export function copyOn(page: Page): Locator {
  return page.locator('[aria-label="Story copy"]');
}

/** Waits until the page says of what was typed that all is saved. */
export async function saved(page: Page): Promise<void> {
  await saveStateIs(page, "Saved");
}

export async function saveStateIs(page: Page, words: string): Promise<void> {
  await expect
    .poll(() => page.getByRole("status").allInnerTexts(), { message: `a status of the page says ${words}` })
    .toContain(words);
}

/** Waits until a story that is on the page can be written in: what is typed before goes nowhere. */
async function writable(page: Page): Promise<void> {
  await page.locator('[aria-label="Story copy"][contenteditable="true"]').waitFor();
}

/** Puts the caret into the headline and types. */
export async function typeHeadline(page: Page, words: string): Promise<void> {
  await writable(page);
  await copyOn(page).locator('[data-field="headline"]').click();
  await page.keyboard.type(words);
}

/** Puts the caret at the end of the body and types. */
export async function typeInBody(page: Page, words: string): Promise<void> {
  await writable(page);
  await copyOn(page).locator('[data-field="body"] p').last().click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(words);
}

/** Opens a story where it can be written in. */
export async function opened(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await writable(page);
}

/** The copy that the server has, asked afresh, without its line of credits. */
export async function storedText(page: Page, path: string): Promise<string> {
  const text = await page.evaluate(
    async (id) => {
      const response = await fetch(`/api/stories/${id}/content?format=text`).catch(() => null);
      return response === null ? "" : response.text();
    },
    path.slice(path.lastIndexOf("/") + 1),
  );
  return text.replace(/\n\nWords: .*$/s, "").trim();
}

/** The text of a field of the copy, without other people's names at their carets. */
export function fieldText(page: Page, field: string): Promise<string> {
  return page.evaluate((name) => {
    const found = document.querySelector(`[data-field="${name}"]`)?.cloneNode(true);
    if (!(found instanceof Element)) return "";
    for (const caret of found.querySelectorAll(".remoteCaret")) caret.remove();
    return found.textContent ?? "";
  }, field);
}

/** The stage that a story's page shows. */
export function stageOn(page: Page): Promise<string> {
  return page.locator('[aria-label="Stage"] [aria-current="step"]').innerText();
}

/** Presses a transition's button and, where it asks for something, fills that in and sends it. Waits for the answer. */
export async function makeTransition(
  page: Page,
  name: string,
  fill?: (dialog: Locator) => Promise<void>,
): Promise<void> {
  const answered = page.waitForResponse((response) => response.url().endsWith("/transitions"));
  await page.getByRole("group", { name: "What you can do" }).getByRole("button", { name, exact: true }).click();
  if (fill !== undefined) {
    const dialog = page.getByRole("dialog");
    await fill(dialog);
    await dialog.getByRole("button", { name: new RegExp(`^${name}\\b`) }).click();
  }
  expect(`${name} ${(await answered).status()}`).toBe(`${name} 200`);
}

/** Starts a story of the signed-in person's as the desk's own requests do, and gives its address. */
export async function newStory(page: Page, slug: string): Promise<string> {
  const id = await page.evaluate(async (wanted) => {
    const response = await fetch("/api/stories", {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
      body: JSON.stringify({ slug: wanted }),
    });
    const story: unknown = await response.json();
    return typeof story === "object" && story !== null && "id" in story ? String(story.id) : "";
  }, slug);
  if (id === "") throw new Error("No story was made");
  return `/stories/${id}`;
}

/** Notes from the next key on whatever the page's status lines say. */
export function notesSaid(page: Page): Promise<void> {
  return page.evaluate(() => {
    const said: string[] = [];
    const note = () => {
      for (const each of document.querySelectorAll("[role=status]")) said.push(each.textContent ?? "");
      document.body.dataset["said"] = JSON.stringify(said);
    };
    document.addEventListener("beforeinput", () => {
      if (document.body.dataset["said"] !== undefined) return;
      document.body.dataset["said"] = "[]";
      // What stands there at the first letter is said of what was before it.
      setTimeout(() => new MutationObserver(note).observe(document.body, watched), 20);
    });
    const watched = { subtree: true, childList: true, characterData: true };
  });
}

/** What they have said since. */
export async function saidOn(page: Page): Promise<readonly string[]> {
  return JSON.parse(await page.evaluate(() => document.body.dataset["said"] ?? "[]")) as string[];
}

/** Waits until this browser's record holds the words, as a crash would find it. */
export async function keptHere(page: Page, words: string): Promise<void> {
  await expect.poll(() => keptIn(page)).toContain(words);
}

/** All that this browser keeps of unsent work, as JSON. */
export function keptIn(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((settle, fail) => {
      const request = indexedDB.open("stet-unsent");
      request.addEventListener("success", () => settle(request.result));
      request.addEventListener("error", () => fail(request.error));
    });
    const all = await new Promise<unknown>((settle) => {
      const request = database.transaction("work").objectStore("work").getAll();
      request.addEventListener("success", () => settle(request.result));
    });
    database.close();
    return JSON.stringify(all);
  });
}
