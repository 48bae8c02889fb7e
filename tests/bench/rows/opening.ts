import { readCopyAt } from "#server/core/live/storedCopy.ts";
import type { Deps } from "#server/core/deps.ts";
import { comparedTimes, type Row } from "../figures.ts";
import { launchBenchBrowser } from "../page/benchBrowser.ts";
import { openedByTurns } from "../page/openedPage.ts";
import { signedInContext } from "../page/typedPage.ts";
import { copyOf, paragraphEnds } from "../stand/copy.ts";
import { addPeople, addStory } from "../stand/newsroom.ts";
import { RoomVisitor } from "../stand/roomVisitor.ts";
import { serve } from "../stand/server.ts";
import { embeddedStore } from "../stand/stores.ts";

/** A snapshot is kept every 200 commits: half of them stand after the last one. */
const commits = 5100;

/** Whether a story that was much written in opens more slowly than the same copy as a story of its own. */
export const opening: Row = {
  name: "opening",
  says: `opening a story with ${commits.toLocaleString("en-GB")} commits, ÷ one with the same copy and none (p50 / p95)`,
  measure: async () => {
    const server = await serve(await embeddedStore(), fill);
    const browser = await launchBenchBrowser();
    try {
      const { writer, long, fresh, rooms } = server.filled;
      const context = await signedInContext(browser, server.address, writer);
      const pages = await openedByTurns(context, {
        ours: `${server.address}/stories/${long}`,
        floor: `${server.address}/stories/${fresh}`,
      });
      return [
        comparedTimes("server: until the copy is sent, room closed before", { ...rooms, goal: 1.5 }),
        comparedTimes("page: until the copy can be written in", { ...pages, goal: 1.5 }),
      ];
    } finally {
      await browser.close();
      await server.stop();
    }
  },
};

async function fill(deps: Deps) {
  const [writer] = await addPeople(deps, 1);
  if (writer === undefined) throw new Error("Nobody was added");
  const copy = copyOf(5000);
  const long = await addStory(deps, writer, copy);
  const visitor = new RoomVisitor(deps, writer);
  const { room } = await visitor.open(long);
  await visitor.write(room, commits, paragraphEnds(copy)[0] ?? 0);
  const fresh = await addStory(deps, writer, (await readCopyAt(deps.db, long)).doc);
  return { writer, long, fresh, rooms: await visitor.openByTurns({ ours: long, floor: fresh }) };
}
