import type { Browser } from "playwright-core";
import { comparedTimes, type Figure, type Row } from "../figures.ts";
import { type BarePage, serveBarePage } from "../page/barePage.ts";
import { launchBenchBrowser } from "../page/benchBrowser.ts";
import { openedForTyping, signedInContext } from "../page/typedPage.ts";
import { copyOf } from "../stand/copy.ts";
import { addPeople, addStory } from "../stand/newsroom.ts";
import { type BenchServer, serve } from "../stand/server.ts";
import { embeddedStore } from "../stand/stores.ts";

const sizes = [1000, 5000, 20_000] as const;
const keys = 200;
const turn = 25;
/** Some twenty keys a second: as fast as anybody types in a burst. */
const paceMs = 50;

/** How long a key takes to be painted on the story's page, and in the least editor that there can be. */
export const typing: Row = {
  name: "typing",
  says: "key → paint on the story's page, ÷ in a bare Tiptap of the same words (p50 / p95)",
  measure: async () => {
    const server = await serve(await embeddedStore(), async (deps) => {
      const [writer] = await addPeople(deps, 1);
      if (writer === undefined) throw new Error("Nobody was added");
      const stories = new Map<number, string>();
      for (const words of sizes) stories.set(words, await addStory(deps, writer, copyOf(words)));
      return { writer, stories };
    });
    const bare = await serveBarePage();
    const browser = await launchBenchBrowser();
    try {
      const figures: Figure[] = [];
      for (const words of sizes) figures.push(await figureOf(words, { browser, server, bare }));
      return figures;
    } finally {
      await browser.close();
      await bare.stop();
      await server.stop();
    }
  },
};

type Server = BenchServer<{
  readonly writer: Awaited<ReturnType<typeof addPeople>>[number];
  readonly stories: ReadonlyMap<number, string>;
}>;

async function figureOf(
  words: number,
  { browser, server, bare }: { readonly browser: Browser; readonly server: Server; readonly bare: BarePage },
): Promise<Figure> {
  const { writer, stories } = server.filled;
  const context = await signedInContext(browser, server.address, writer);
  const story = await openedForTyping(context, `${server.address}/stories/${stories.get(words)}`);
  const least = await openedForTyping(await browser.newContext(), bare.addressOf(words));
  const [ours, floor]: [number[], number[]] = [[], []];
  // The first turn of each is not counted: the page's code is compiled in it.
  await story.press(turn, paceMs);
  await least.press(turn, paceMs);
  for (let done = 0; done < keys; done += turn) {
    ours.push(...(await story.press(turn, paceMs)));
    floor.push(...(await least.press(turn, paceMs)));
  }
  await story.close();
  await least.close();
  return comparedTimes(`${words.toLocaleString("en-GB")} words`, { ours, floor, goal: 1.5 });
}
