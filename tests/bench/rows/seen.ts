import type { Browser } from "playwright-core";
import { comparedTimes, type Figure, type Row } from "../figures.ts";
import {
  type Crowd,
  crowdSizes,
  crowdWords,
  leave,
  type LiveFill,
  relayCrowd,
  storyCrowd,
  typeTogether,
} from "../live/crowd.ts";
import { goals, type Sites, startSites } from "../live/sites.ts";
import { type BarePage, serveBarePage } from "../page/barePage.ts";
import { launchBenchBrowser } from "../page/benchBrowser.ts";
import { openedPair, type PagePair } from "../page/pagePair.ts";
import { signedInContext } from "../page/typedPage.ts";
import type { BenchServer } from "../stand/server.ts";

const turns = 4;
const keys = 25;
/** Some twelve keys a second. */
const paceMs = 80;
const seconds = (keys * paceMs) / 1000;

/** How long a letter takes from one person's key until another person sees it. */
export const seen: Row = {
  name: "seen",
  says: "key on one person's page → stored → painted on another's, ÷ two bare Tiptaps on a bare relay (p50 / p95)",
  measure: async () => {
    const sites = await startSites({ people: 100, stories: crowdSizes.length });
    const bare = await serveBarePage();
    const browser = await launchBenchBrowser();
    try {
      const figures: Figure[] = [];
      for (const story of crowdSizes.keys()) figures.push(...(await figuresOf(story, { sites, bare, browser })));
      return figures;
    } finally {
      await browser.close();
      await bare.stop();
      await sites.stop();
    }
  },
};

interface Stand {
  readonly sites: Sites;
  readonly bare: BarePage;
  readonly browser: Browser;
}

/** Two people at their pages, and all the others at sockets. */
interface Watched {
  readonly pair: PagePair;
  readonly crowd: Crowd;
  readonly times: number[];
}

async function figuresOf(story: number, { sites, bare, browser }: Stand): Promise<Figure[]> {
  const { size, eachSecond } = crowdSizes[story] ?? crowdSizes[0];
  const floor = await atRelay(size, { sites, bare, browser });
  const ours: (Watched & { readonly goal: number })[] = [];
  for (const server of sites.servers)
    ours.push({ ...(await atServer(server, { size, story, browser })), goal: goals[server.kind] });
  for (let turn = 0; turn <= turns; turn++)
    for (const { pair, crowd, times } of [floor, ...ours]) {
      const [taken] = await Promise.all([pair.press(keys, paceMs), typeTogether(crowd, { eachSecond, seconds })]);
      // The first turn is not counted: code is compiled in it, and the room has just opened.
      if (turn > 0) times.push(...taken);
    }
  for (const { pair, crowd } of [floor, ...ours]) {
    await pair.close();
    leave(crowd);
  }
  return ours.map(({ crowd, times, goal }) =>
    comparedTimes(`${size} people, ${crowd.at}`, { ours: times, floor: floor.times, goal }),
  );
}

async function atServer(
  server: BenchServer<LiveFill>,
  { size, story, browser }: { readonly size: number; readonly story: number; readonly browser: Browser },
): Promise<Watched> {
  // Sockets first: they count where they write from a copy that nobody has written in.
  const crowd = await storyCrowd(server, { size: size - 2, story });
  const { address, filled } = server;
  const [typing, reading] = filled.people.slice(size - 2, size);
  if (typing === undefined || reading === undefined) throw new Error("Nobody is left for the pages");
  const pair = await openedPair({
    typist: await signedInContext(browser, address, typing),
    reader: await signedInContext(browser, address, reading),
    address: `${address}/stories/${filled.stories[story]}`,
  });
  return { pair, crowd, times: [] };
}

async function atRelay(size: number, { sites, bare, browser }: Stand): Promise<Watched> {
  const { address } = sites.relay;
  const crowd = await relayCrowd(address, size - 2);
  const [typist, reader] = [await browser.newContext(), await browser.newContext()];
  const pair = await openedPair({ typist, reader, address: bare.addressOf(crowdWords, address) });
  return { pair, crowd, times: [] };
}
