import { comparedTimes, type Figure, type Row } from "../figures.ts";
import { type Crowd, fillForCrowds, leave, storyCrowd, typeTogether } from "../live/crowd.ts";
import { launchBenchBrowser } from "../page/benchBrowser.ts";
import { openedForTyping, signedInContext, type TypedPage } from "../page/typedPage.ts";
import { serve } from "../stand/server.ts";
import { embeddedStore } from "../stand/stores.ts";

const others = 3;
const turns = 9;
const turn = 25;
const paceMs = 50;
/** Keys a second of each of the others. */
const eachSecond = 5;

/** Whether one's own keys are slower while others type in the same story. */
export const together: Row = {
  name: "together",
  says: `key → paint at 5,000 words while ${others} others type ${eachSecond} keys a second each, ÷ while nobody does`,
  measure: async () => {
    const server = await serve(await embeddedStore(), (deps) =>
      fillForCrowds(deps, { people: others + 1, stories: 1 }),
    );
    const browser = await launchBenchBrowser();
    try {
      const crowd = await storyCrowd(server, { size: others, story: 0 });
      const me = server.filled.people[others];
      if (me === undefined) throw new Error("Nobody is left for the page");
      const context = await signedInContext(browser, server.address, me);
      const page = await openedForTyping(context, `${server.address}/stories/${server.filled.stories[0]}`);
      const figure = await figureOf(page, crowd);
      leave(crowd);
      return [figure];
    } finally {
      await browser.close();
      await server.stop();
    }
  },
};

async function figureOf(page: TypedPage, crowd: Crowd): Promise<Figure> {
  const [busy, quiet]: [number[], number[]] = [[], []];
  for (let i = 0; i < turns; i++) {
    const alone = await page.press(turn, paceMs);
    const seconds = (turn * paceMs) / 1000;
    const [among] = await Promise.all([page.press(turn, paceMs), typeTogether(crowd, { eachSecond, seconds })]);
    // The first turn is not counted: code is compiled in it.
    if (i === 0) continue;
    quiet.push(...alone);
    busy.push(...among);
  }
  return comparedTimes("5,000 words", { ours: busy, floor: quiet, goal: 1.2 });
}
