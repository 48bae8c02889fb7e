import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import type { SignedInPerson } from "../stand/newsroom.ts";

declare global {
  /** How long each key took from its press to the frame that shows it. Only pages of the bench have it. */
  var paints: number[] | undefined;
}

/** An editor in a page of its own, with the caret in the middle of its copy. */
export interface TypedPage {
  readonly page: Page;
  /** Presses so many keys, one every `paceMs`, and gives how long each took to be painted. */
  press(count: number, paceMs: number): Promise<number[]>;
  close(): Promise<void>;
}

/** A browser context in which somebody is signed in at an address. */
export async function signedInContext(
  browser: Browser,
  address: string,
  { cookie }: SignedInPerson,
): Promise<BrowserContext> {
  const context = await browser.newContext();
  await context.addCookies([{ ...cookie, url: address }]);
  return context;
}

/** Opens an editor's page and puts the caret at the end of the paragraph in its middle. */
export async function openedForTyping(context: BrowserContext, address: string): Promise<TypedPage> {
  const { page, paragraphs } = await openedEditor(context, address);
  await paragraphs.nth(Math.floor((await paragraphs.count()) / 2)).click();
  await page.keyboard.press("End");
  await page.evaluate(measurePaints);
  return {
    page,
    press: (count, paceMs) => press(page, count, paceMs),
    close: () => context.close(),
  };
}

/** Opens an editor's page, and gives the paragraphs of its copy once they can be written in. */
export async function openedEditor(
  context: BrowserContext,
  address: string,
): Promise<{ readonly page: Page; readonly paragraphs: Locator }> {
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(address);
  const copy = page.locator('.ProseMirror[contenteditable="true"]');
  await copy.waitFor();
  return { page, paragraphs: copy.locator("p") };
}

/**
 * Runs in the page. A frame that is asked for at the key shows what the key did; a message that is posted in it comes
 * once the frame is drawn. Event Timing would say the same, and reports nothing without a screen. Counted from the
 * event's own stamp, so that a key that has to wait for the page's thread is as late as it is for a person.
 */
function measurePaints(): void {
  const taken: number[] = [];
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener("message", ({ data }) => taken.push(performance.now() - Number(data)));
  port1.start();
  addEventListener("keydown", ({ timeStamp }) => requestAnimationFrame(() => port2.postMessage(timeStamp)), {
    capture: true,
  });
  globalThis.paints = taken;
}

async function press(page: Page, count: number, paceMs: number): Promise<number[]> {
  const paints = () => page.evaluate(() => globalThis.paints ?? []);
  const before = (await paints()).length;
  await pressKeys(page, count, paceMs);
  return (await untilThereAre(before + count, paints)).slice(before);
}

const letters = "the tide came in over the stones ";

/** Presses so many keys, one every `paceMs`, each of which puts a letter or a space in. */
export async function pressKeys(page: Page, count: number, paceMs: number): Promise<void> {
  const startedAt = performance.now();
  for (let i = 0; i < count; i++) {
    const wait = startedAt + i * paceMs - performance.now();
    if (wait > 0) await new Promise((resume) => setTimeout(resume, wait));
    await page.keyboard.press(letters[i % letters.length] === " " ? "Space" : (letters[i % letters.length] ?? "a"));
  }
}

/** What a page has measured, once it is as much as was pressed. */
export async function untilThereAre(count: number, measured: () => Promise<number[]>): Promise<number[]> {
  for (let tries = 0; tries < 200; tries++) {
    const taken = await measured();
    if (taken.length >= count) return taken;
    await new Promise((resume) => setTimeout(resume, 25));
  }
  throw new Error("Some keys were never painted");
}
