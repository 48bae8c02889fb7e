import { del, get, type UseStore } from "idb-keyval";
import type { CopyStore, LeftStore } from "#editor/copyStore.ts";
import {
  type Hold,
  keepUnder,
  letOldRecordsGo,
  newRecordKey,
  taken,
  unsentDatabase,
  unsentRecords,
  untilLeft,
  workIn,
} from "./unsentRecords.ts";

/** A page that was just left may still hold its record for a moment. */
const leftWithinMs = 400;

/** A store that is closed by whoever opened it, so that another tab can have the record; reading opens it again. */
export interface ClosableCopyStore extends CopyStore {
  /** Lets the record go once what was given to it is written. */
  close(): void;
}

/** This tab's record, once it is known which: null in a browser that has no place for one. */
type Held = Promise<{ readonly database: UseStore; readonly hold: Hold } | null>;

/**
 * Where one person's unsent work on one story outlives the tab: a record in this browser (promise R2). Every tab has a
 * record of its own, by a lock that its end lets go. The newest that no tab has is this tab's to go on with; what other
 * closed tabs left beside it is in `left`.
 */
export function copyStore(storyId: string, personId: string): ClosableCopyStore {
  let held: Held | null = null;
  const awaited = new Map<string, AbortController>();
  const untilGone = async (database: UseStore, key: string, gone: () => void) => {
    if (awaited.has(key)) return;
    const waiting = new AbortController();
    awaited.set(key, waiting);
    const isLeft = await untilLeft(key, waiting.signal);
    awaited.delete(key);
    if (isLeft && (await get(key, database)) !== undefined) gone();
  };
  const store = storeOn(
    () => {
      held ??= firstHeld(storyId, personId).catch((fault: unknown) => {
        held = null;
        throw fault;
      });
      return held;
    },
    () => {
      held = null;
    },
  );
  return {
    get isKeeping() {
      return store.isKeeping;
    },
    read: () => store.read(),
    keep: (work) => store.keep(work),
    close: () => {
      for (const waiting of awaited.values()) waiting.abort();
      store.close();
    },
    left: async (gone) => {
      try {
        const own = await held;
        if (own === null) return [];
        const { free, stillHeld } = await leftBeside(own.database, { storyId, personId, ownKey: own.hold.key });
        for (const key of stillHeld) untilGone(own.database, key, gone).catch(() => null);
        return free;
      } catch {
        // A browser that keeps nothing has nothing that was left.
        return [];
      }
    },
  };
}

/** Takes the newest record that no other tab has, or a new one. */
async function firstHeld(storyId: string, personId: string): Held {
  if (!("locks" in navigator)) return null;
  const database = unsentDatabase();
  await letOldRecordsGo(database, Date.now());
  const records = await recordsOf(database, { storyId, personId });
  for (const { key } of records) {
    const free = await taken(key, null);
    if (free !== null) return { database, hold: free };
  }
  const [newest] = records;
  const justLeft = newest === undefined ? null : await taken(newest.key, leftWithinMs);
  const hold = justLeft ?? (await taken(newRecordKey(storyId, personId), null));
  return hold === null ? null : { database, hold };
}

async function leftBeside(
  database: UseStore,
  { storyId, personId, ownKey }: { readonly storyId: string; readonly personId: string; readonly ownKey: string },
): Promise<{ readonly free: readonly LeftStore[]; readonly stillHeld: readonly string[] }> {
  const records = await recordsOf(database, { storyId, personId });
  const others = records.map(({ key }) => key).filter((key) => key !== ownKey);
  const holds = await Promise.all(others.map((key) => taken(key, leftWithinMs)));
  const free = holds.flatMap((hold) => {
    if (hold === null) return [];
    const held = Promise.resolve({ database, hold });
    return [storeOn(() => held)];
  });
  return { free, stillHeld: others.filter((_key, at) => holds[at] === null) };
}

async function recordsOf(database: UseStore, whose: { readonly storyId: string; readonly personId: string }) {
  const all = await unsentRecords(database);
  return all.filter((each) => each.storyId === whose.storyId && each.personId === whose.personId);
}

/** A store on the record that `holding` gives. It fails quietly into `isKeeping` false: a private window, a full disk. */
function storeOn(holding: () => Held, onClose?: () => void): LeftStore {
  let isKeeping = true;
  let isOpened = false;
  let last: Promise<unknown> = Promise.resolve();
  const attempt = async <Result>(
    held: Held,
    act: (database: UseStore, key: string) => Promise<Result>,
  ): Promise<Result | null> => {
    try {
      const own = await held;
      const result = own === null ? null : await act(own.database, own.hold.key);
      isKeeping = own !== null;
      return result;
    } catch {
      isKeeping = false;
      return null;
    }
  };
  const holdingNow = (): Held => {
    isOpened = true;
    const held = holding();
    // Whoever waits for it hears of a failure; nobody may.
    held.catch(() => null);
    return held;
  };
  const close = async () => {
    if (!isOpened) return;
    isOpened = false;
    const ending = holding();
    onClose?.();
    await last;
    (await ending.catch(() => null))?.hold.letGo();
  };
  return {
    get isKeeping() {
      return isKeeping;
    },
    read: () => attempt(holdingNow(), async (database, key) => workIn(await get(key, database))),
    keep: (work) => {
      const held = holdingNow();
      const kept = last.then(() =>
        attempt(held, async (database, key) => {
          await (work === null ? del(key, database) : keepUnder(key, work, database));
          return true;
        }),
      );
      last = kept;
      return kept.then((isKept) => isKept === true);
    },
    // The editor that is closed with it may have a last word to keep.
    close: () => queueMicrotask(() => void close()),
  };
}
