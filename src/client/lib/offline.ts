import { createStore, del, get, set, type UseStore } from "idb-keyval";
import { z } from "zod";
import { kept } from "#domain/storage.ts";
import type { CopyStore, KeptWork } from "#editor/copyStore.ts";

const commitInFlight = z.object({
  ref: z.string(),
  base: z.number(),
  epoch: z.number(),
  steps: z.array(z.unknown()),
  gone: z.array(z.string()),
});

const keptWork = z.object({
  seq: z.number(),
  epoch: z.number(),
  doc: z.unknown(),
  unconfirmed: z.array(
    z.object({
      step: z.unknown(),
      undo: z.array(z.unknown()),
      gone: z.string(),
      index: z.number().nullable(),
    }),
  ),
  inflight: commitInFlight.nullable(),
  tray: z.array(z.object({ text: z.string(), why: z.string() })),
});

/** A page that was just left may still hold the lock for a moment. */
const lockWithinMs = 400;

/** A store that is closed by whoever opened it, so that another tab can have it; reading opens it again. */
export interface ClosableCopyStore extends CopyStore {
  /** Lets the record go once what was given to it is written. */
  close(): void;
}

/** This tab's hold on a record: the database, or null where another tab has it, and the way to let go. */
interface Hold {
  readonly database: Promise<UseStore | null>;
  readonly letGo: () => void;
}

/**
 * Where one person's unsent work on one story outlives the tab: a record in this browser (promise R2). Of several tabs
 * with the same story and person one owns the record, by a lock that its end lets go; the others keep nothing, and say
 * so, as does a browser that gives no place.
 */
export function copyStore(storyId: string, personId: string): ClosableCopyStore {
  const name = `${storyId}/${personId}`;
  let hold: Hold | null = null;
  let isKeeping = true;
  let last: Promise<void> = Promise.resolve();

  const held = (): Hold => {
    hold ??= takenHold(`${kept.unsent.name}/${name}`);
    return hold;
  };
  const attempt = async <Result>(
    { database }: Hold,
    act: (store: UseStore) => Promise<Result>,
  ): Promise<Result | null> => {
    try {
      const store = await database;
      isKeeping = store !== null;
      if (store !== null) return await act(store);
    } catch {
      // A private window, a full disk: the screen says that nothing is kept.
      isKeeping = false;
    }
    return null;
  };
  const close = () => {
    const ending = hold;
    hold = null;
    if (ending !== null) void last.then(ending.letGo);
  };
  return {
    get isKeeping() {
      return isKeeping;
    },
    read: () => attempt(held(), async (store) => workIn(await get(name, store))),
    keep: (work) => {
      const now = held();
      last = last.then(async () => {
        await attempt(now, (store) => (work === null ? del(name, store) : set(name, work, store)));
      });
      return last;
    },
    // The editor that is closed with it may have a last word to keep.
    close: () => queueMicrotask(close),
  };
}

/** Takes the lock, and with it the database; there are browsers without either. */
function takenHold(lock: string): Hold {
  let letGo = () => {};
  const ended = new Promise<void>((end) => {
    letGo = end;
  });
  return { database: ownedDatabase(lock, ended), letGo };
}

async function ownedDatabase(lock: string, until: Promise<void>): Promise<UseStore | null> {
  if (!("locks" in navigator)) return null;
  const isOurs = await new Promise<boolean>((settle) => {
    navigator.locks
      .request(lock, { signal: AbortSignal.timeout(lockWithinMs) }, () => {
        settle(true);
        return until;
      })
      .catch(() => settle(false));
  });
  return isOurs ? createStore(kept.unsent.name, "work") : null;
}

/** What was kept, if it is what this version of the desk keeps. */
function workIn(found: unknown): KeptWork | null {
  const read = keptWork.safeParse(found);
  return read.success ? read.data : null;
}
