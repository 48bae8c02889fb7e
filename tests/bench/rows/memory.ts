import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import type { Figure, Row } from "../figures.ts";
import { serveBarePage } from "../page/barePage.ts";
import { launchBenchBrowser } from "../page/benchBrowser.ts";
import { openedForTyping, signedInContext } from "../page/typedPage.ts";
import { copyOf } from "../stand/copy.ts";
import { addPeople, addStory } from "../stand/newsroom.ts";
import { serve } from "../stand/server.ts";
import { embeddedStore } from "../stand/stores.ts";

const words = 5000;

/** How much of the heap an open story takes, on the server and in the browser. */
export const memory: Row = {
  name: "memory",
  says: "heap of an open story of 5,000 words; floors: its document alone, a bare Tiptap of the same words",
  measure: async () => [await onServer(), await inBrowser()],
};

async function onServer(): Promise<Figure> {
  const program = join(import.meta.dirname, "../stand/heapOfStories.ts");
  const { stdout } = await promisify(execFile)(process.execPath, ["--expose-gc", program]);
  return compared("on the server, with 500 commits", JSON.parse(stdout) as Heaps);
}

async function inBrowser(): Promise<Figure> {
  const server = await serve(await embeddedStore(), async (deps) => {
    const [writer] = await addPeople(deps, 1);
    if (writer === undefined) throw new Error("Nobody was added");
    return { writer, story: await addStory(deps, writer, copyOf(words)) };
  });
  const bare = await serveBarePage();
  const browser = await launchBenchBrowser();
  try {
    const { writer, story } = server.filled;
    const context = await signedInContext(browser, server.address, writer);
    const ours = await openedForTyping(context, `${server.address}/stories/${story}`);
    const floor = await openedForTyping(await browser.newContext(), bare.addressOf(words));
    return compared("in the browser, the whole page", {
      ours: await heapOf(ours.page),
      floor: await heapOf(floor.page),
    });
  } finally {
    await browser.close();
    await bare.stop();
    await server.stop();
  }
}

interface Heaps {
  readonly ours: number;
  readonly floor: number;
}

function compared(what: string, { ours, floor }: Heaps): Figure {
  return { what, ours: megabytes(ours), floor: megabytes(floor), ratio: ours / floor, goal: null };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(2)} MB`;
}

async function heapOf(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("HeapProfiler.collectGarbage");
  return (await devtools.send("Runtime.getHeapUsage")).usedSize;
}
