import type { BrowserContext, Locator, Page } from "playwright-core";
import { openedEditor, pressKeys, untilThereAre } from "./typedPage.ts";

declare global {
  /** When each key was pressed, and when each letter that came was painted, counted from when the page was begun. */
  var pressedAt: number[] | undefined;
  var seenAt: number[] | undefined;
}

/** One person's page of a copy, and another person's of the same, who looks at where the first one types. */
export interface PagePair {
  /** Presses so many keys at the one, one every `paceMs`, and gives how long each took to be painted at the other. */
  press(count: number, paceMs: number): Promise<number[]>;
  close(): Promise<void>;
}

/** Where each of the two opens the copy; the contexts are different ones, so that both are in front. */
export interface PairPlaces {
  readonly typist: BrowserContext;
  readonly reader: BrowserContext;
  readonly address: string;
}

/**
 * Opens both pages. The one types at the end of the last paragraph, behind all that others write; the other has it on
 * the screen.
 */
export async function openedPair({ typist, reader, address }: PairPlaces): Promise<PagePair> {
  const [typed, read] = [await openedEditor(typist, address), await openedEditor(reader, address)];
  const faults: Error[] = [];
  for (const { page } of [typed, read]) page.on("pageerror", (fault) => faults.push(fault));
  await typed.paragraphs.last().click();
  await typed.page.keyboard.press("Control+End");
  await typed.page.evaluate(stampKeys);
  // The element itself, and not whatever is the last paragraph later.
  const looked = await read.paragraphs.last().elementHandle();
  if (looked === null) throw new Error("There is no paragraph to look at");
  await looked.evaluate((paragraph) => (paragraph as Element).scrollIntoView({ block: "center" }));
  await looked.evaluate(stampLetters);
  // What both pages' times are counted from, so that those of the one can be taken from those of the other.
  const apartMs = (await begunAt(read.page)) - (await begunAt(typed.page));
  const pressedAt = () => typed.page.evaluate(() => globalThis.pressedAt ?? []);
  const seenAt = () => read.page.evaluate(() => globalThis.seenAt ?? []);
  return {
    press: async (count, paceMs) => {
      const before = (await pressedAt()).length;
      await pressKeys(typed.page, count, paceMs);
      const seen = await untilThereAre(before + count, seenAt);
      const pressed = await pressedAt();
      // What a page could not play would be missing from what it draws, and make it look quick.
      if (faults.length > 0) throw new AggregateError(faults, "A page failed");
      for (const { paragraphs } of [typed, read]) await mustBeOnScreen(paragraphs.last());
      return seen.map((at, i) => apartMs + at - (pressed[i] ?? Number.NaN)).slice(before);
    },
    close: async () => {
      await typist.close();
      await reader.close();
    },
  };
}

/**
 * When a page was begun, which its `performance.now` counts from, in milliseconds on the machine's steady clock. All of
 * the browser's processes have that one, and it is told to the microsecond; `now` itself goes in steps of a tenth of a
 * millisecond. `performance.timeOrigin` is the same on the clock that tells the date, which each process reads for
 * itself once, so that two pages can differ by as long as one had to wait in the middle of it.
 */
async function begunAt(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable");
  const { metrics } = await devtools.send("Performance.getMetrics");
  await devtools.detach();
  const begun = metrics.find(({ name }) => name === "NavigationStart");
  if (begun === undefined) throw new Error("The browser does not say when the page was begun");
  return begun.value * 1000;
}

function stampKeys(): void {
  const pressedAt: number[] = [];
  addEventListener("keydown", ({ timeStamp }) => pressedAt.push(timeStamp), { capture: true });
  globalThis.pressedAt = pressedAt;
}

/**
 * Runs in the page that reads. Nobody else writes in the paragraph, so as many letters as it is longer have come, in
 * the order of their keys. As in `typing`, a message that is posted in the next frame comes once that is drawn.
 */
function stampLetters(paragraph: Node): void {
  const seenAt: number[] = [];
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener("message", ({ data }) => {
    const now = performance.now();
    for (let i = 0; i < Number(data); i++) seenAt.push(now);
  });
  port1.start();
  const length = () => paragraph.textContent?.length ?? 0;
  let known = length();
  const look = () => {
    const more = length() - known;
    if (more <= 0) return;
    known += more;
    requestAnimationFrame(() => port2.postMessage(more));
  };
  new MutationObserver(look).observe(paragraph, { childList: true, characterData: true, subtree: true });
  globalThis.seenAt = seenAt;
}

/** A page that is behind another is not painted, nor is the end of a paragraph where it is scrolled away. */
async function mustBeOnScreen(paragraph: Locator): Promise<void> {
  const isThere = await paragraph.evaluate((element) => {
    const { bottom } = element.getBoundingClientRect();
    return document.visibilityState === "visible" && bottom > 0 && bottom <= innerHeight;
  });
  if (!isThere) throw new Error("What was typed is not on the screen");
}
