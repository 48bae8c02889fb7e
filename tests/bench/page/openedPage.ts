import type { BrowserContext } from "playwright-core";
import type { ComparedTimes } from "../figures.ts";

declare global {
  /** When the copy could be written in, counted from when the page was asked for. Only pages of the bench have it. */
  var editableAt: number | undefined;
}

const pagesOpened = 12;

/** How long two stories' pages take, by turns, until their copy can be written in. */
export async function openedByTurns(
  context: BrowserContext,
  { ours, floor }: { readonly ours: string; readonly floor: string },
): Promise<ComparedTimes> {
  const pages: { ours: number[]; floor: number[] } = { ours: [], floor: [] };
  for (let i = 0; i <= pagesOpened; i++) {
    const one = await openedIn(context, ours);
    const other = await openedIn(context, floor);
    // The first of each is not counted: it fetches the desk.
    if (i === 0) continue;
    pages.ours.push(one);
    pages.floor.push(other);
  }
  return pages;
}

async function openedIn(context: BrowserContext, address: string): Promise<number> {
  const page = await context.newPage();
  await page.addInitScript(watchForCopy);
  await page.goto(address);
  for (let tries = 0; tries < 2000; tries++) {
    const at = await page.evaluate(() => globalThis.editableAt);
    if (at !== undefined) {
      await page.close();
      return at;
    }
    await new Promise((resume) => setTimeout(resume, 15));
  }
  throw new Error(`${address} could not be written in`);
}

/** Runs in the page, before anything else does. */
function watchForCopy(): void {
  const look = () => {
    if (document.querySelector('.ProseMirror[contenteditable="true"]') === null) requestAnimationFrame(look);
    else globalThis.editableAt = performance.now();
  };
  look();
}
