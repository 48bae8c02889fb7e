import { comparedTimes, type Figure, type Row } from "../figures.ts";
import { type Crowd, crowdSizes, leave, relayCrowd, storyCrowd, typeTogether } from "../live/crowd.ts";
import { goals, type Sites, startSites } from "../live/sites.ts";

const turns = 3;
const seconds = 2;

/** How long a letter takes from the key until it is stored and has come to everybody: the wire, without any page. */
export const screens: Row = {
  name: "screens",
  says: "the wire alone: key → stored → at the last of the others' sockets, ÷ through a bare relay (p50 / p95)",
  measure: async () => {
    const sites = await startSites({ people: 100, stories: crowdSizes.length });
    try {
      const figures: Figure[] = [];
      for (const story of crowdSizes.keys()) figures.push(...(await figuresOf(story, sites)));
      return figures;
    } finally {
      await sites.stop();
    }
  },
};

async function figuresOf(story: number, { relay, servers }: Sites): Promise<Figure[]> {
  const { size, eachSecond } = crowdSizes[story] ?? crowdSizes[0];
  const floor: Timed = { crowd: await relayCrowd(relay.address, size), times: [] };
  const ours: (Timed & { readonly goal: number })[] = [];
  for (const server of servers)
    ours.push({ crowd: await storyCrowd(server, { size, story }), times: [], goal: goals[server.kind] });
  for (let turn = 0; turn <= turns; turn++)
    for (const { crowd, times } of [floor, ...ours]) {
      const { times: taken } = await typeTogether(crowd, { eachSecond, seconds });
      // The first turn is not counted: code is compiled in it, and the room has just opened.
      if (turn > 0) times.push(...taken);
    }
  for (const { crowd } of [floor, ...ours]) leave(crowd);
  return ours.map(({ crowd, times, goal }) =>
    comparedTimes(`${size} people × ${eachSecond} a second, ${crowd.at}`, { ours: times, floor: floor.times, goal }),
  );
}

interface Timed {
  readonly crowd: Crowd;
  readonly times: number[];
}
