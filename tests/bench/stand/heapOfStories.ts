import { schema } from "#document/schema.ts";
import { copyOf, paragraphEnds } from "./copy.ts";
import { addPeople, addStory, openStore } from "./newsroom.ts";
import { RoomVisitor } from "./roomVisitor.ts";
import { embeddedStore } from "./stores.ts";

const stories = 8;
const commits = 500;

/**
 * Says, as JSON, how much of a server's heap an open story of 5,000 words with 500 commits of its log takes, and how
 * much its document alone would, in bytes. Run by itself with `--expose-gc`, so that nothing else is in the heap.
 */
const store = await embeddedStore();
const { deps, close } = await openStore(store);
const [person] = await addPeople(deps, 1);
if (person === undefined) throw new Error("Nobody was added");
const copy = copyOf(5000);
const at = paragraphEnds(copy)[0] ?? 0;
const visitor = new RoomVisitor(deps, person);

const openOne = async () => {
  const { room } = await visitor.open(await addStory(deps, person, copy));
  await visitor.write(room, commits, at);
  return room;
};
// What is loaded and compiled at the first is no story's.
await openOne();
const ours = await held(openOne);
const floor = await held(async () => schema.nodeFromJSON(copy.toJSON()));
await close();
await store.drop();
console.log(JSON.stringify({ ours, floor }));

/** The heap that each of several of what is made takes. */
async function held(make: () => Promise<unknown>): Promise<number> {
  const before = used();
  const all: unknown[] = [];
  while (all.length < stories) all.push(await make());
  const after = used();
  if (all.includes(null)) throw new Error("Nothing was made");
  return (after - before) / all.length;
}

function used(): number {
  if (globalThis.gc === undefined) throw new Error("Run with --expose-gc");
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}
