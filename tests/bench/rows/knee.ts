import { type Figure, percentile, type Row, spread } from "../figures.ts";
import { type Crowd, leave, relayCrowd, storyCrowd, typeTogether } from "../live/crowd.ts";
import { startSites } from "../live/sites.ts";

const size = 20;
/** Keys a second for each of the twenty. A connection may send fifty frames a second. */
const rates = [5, 10, 15, 20, 25, 30, 40, 50] as const;
const seconds = 1.5;
/** The curve has bent where the slow ones take so many times as long as at their best, and over this. */
const bent = { times: 4, overMs: 25 } as const;

/** How much twenty people can write into one story before the slow ones of the letters become slower. */
export const knee: Row = {
  name: "knee",
  says: "letters a second of 20 people in one story before p95 bends, ÷ through the relay",
  measure: async () => {
    const sites = await startSites({ people: size, stories: 1 });
    try {
      const crowds = [await relayCrowd(sites.relay.address, size)];
      for (const server of sites.servers) crowds.push(await storyCrowd(server, { size, story: 0 }));
      const found: Knee[] = [];
      for (const crowd of crowds) found.push(await kneeOf(crowd));
      crowds.forEach(leave);
      const [floor, ...ours] = found;
      return floor === undefined ? [] : ours.map((each) => figureOf(each, floor));
    } finally {
      await sites.stop();
    }
  },
};

interface Knee {
  readonly at: string;
  readonly lettersASecond: number;
  readonly commitsASecond: number;
  readonly times: readonly number[];
}

async function kneeOf(crowd: Crowd): Promise<Knee> {
  await typeTogether(crowd, { eachSecond: rates[0], seconds });
  let best: Knee = { at: crowd.at, lettersASecond: 0, commitsASecond: 0, times: [] };
  let lowest = Number.POSITIVE_INFINITY;
  for (const eachSecond of rates) {
    const { times, commits, tookMs } = await typeTogether(crowd, { eachSecond, seconds });
    const slow = percentile(times, 95);
    lowest = Math.min(lowest, slow);
    if (slow > Math.max(lowest * bent.times, bent.overMs)) return best;
    const [lettersASecond, commitsASecond] = [(times.length / tookMs) * 1000, (commits / tookMs) * 1000];
    best = { at: crowd.at, lettersASecond, commitsASecond, times };
  }
  return best;
}

function figureOf(ours: Knee, floor: Knee): Figure {
  return {
    what: `${ours.at}: letters (commits) a second, p50 / p95 there`,
    ours: said(ours),
    floor: said(floor),
    ratio: ours.lettersASecond / floor.lettersASecond,
    goal: null,
  };
}

function said({ lettersASecond, commitsASecond, times }: Knee): string {
  return `${lettersASecond.toFixed(0)} (${commitsASecond.toFixed(0)}), ${spread(times)}`;
}
