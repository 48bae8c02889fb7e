import { PGlite } from "@electric-sql/pglite";
import { indexedDatabases } from "./indexedDatabases.ts";
import { privateFiles } from "./privateFiles.ts";
import type { Shipped } from "./shipped.ts";
import { type Note, type Shelf, shelfName } from "./shelf.ts";

/** The open database of this browser's newsroom. */
export interface Store {
  readonly pg: PGlite;
  readonly isKept: boolean;
  /** Whether the one before the last reset is still there. */
  readonly canUndo: boolean;
  /** Whether one was there that could not be read. */
  readonly isRemade: boolean;
  /** Settles once all that was committed before is in the browser's files. */
  flush(): Promise<void>;
  /** Closes it and opens the newsroom as it is shipped; this one is kept beside it, to be gone back to once. */
  reset(dump: Blob): Promise<Store>;
  /** Closes it and opens the one from before the last reset. */
  undoReset(): Promise<Store>;
}

/** What opening needs: what is shipped, and what makes a database ready or refuses one that is no newsroom of ours. */
export interface Opening {
  readonly shipped: Shipped;
  readied(pg: PGlite): Promise<void>;
}

/**
 * Opens this browser's newsroom where it stands: in private files, in IndexedDB where those will not do, in memory
 * where nothing is kept. The first time, and where what stands there cannot be read, it is filled from the dump.
 */
export async function openStore(opening: Opening): Promise<Store> {
  const shelves = [privateFiles(), indexedDatabases(), memory()];
  const noted = (await Promise.all(shelves.map(notedOn))).find((each) => each !== null);
  if (noted?.note.engine === opening.shipped.engine) {
    const found = await openNoted(opening, noted.shelf, noted.note).catch(() => null);
    if (found !== null) return found;
  }
  const dump = await opening.shipped.dump();
  const faults: unknown[] = [];
  for (const shelf of shelves) {
    try {
      return await openNew(opening, shelf, { dump, previous: null, isRemade: noted !== undefined });
    } catch (fault) {
      faults.push(fault);
    }
  }
  throw new AggregateError(faults, faults.map(String).join("; "));
}

/** Tried twice, a moment apart: what cannot be read is let go of, so it must not be a passing fault. */
async function openNoted(opening: Opening, shelf: Shelf, note: Note): Promise<Store> {
  const attempt = async () => ready(opening, await shelf.open(note.current, opening.shipped, null));
  const pg = await attempt().catch(async () => {
    await new Promise((resume) => setTimeout(resume, 500));
    return attempt();
  });
  return storeOf(opening, shelf, { pg, note, isRemade: false });
}

async function openNew(
  opening: Opening,
  shelf: Shelf,
  { dump, previous, isRemade }: { readonly dump: Blob; readonly previous: string | null; readonly isRemade: boolean },
): Promise<Store> {
  const note = { engine: opening.shipped.engine, current: `${shelfName}-${crypto.randomUUID()}`, previous };
  const before = previous === null ? [] : [previous];
  try {
    const pg = await ready(opening, await shelf.open(note.current, opening.shipped, dump));
    await pg.runExclusive(() => pg.syncToFs());
    // Noted only now: a crash in the first load leaves half a database, which nobody will look at.
    await shelf.note(note);
    await shelf.keepOnly([note.current, ...before]);
    return storeOf(opening, shelf, { pg, note, isRemade });
  } catch (fault) {
    await shelf.keepOnly(before).catch(() => {});
    throw fault;
  }
}

async function ready(opening: Opening, pg: PGlite): Promise<PGlite> {
  try {
    await opening.readied(pg);
    return pg;
  } catch (fault) {
    await pg.close();
    throw fault;
  }
}

function storeOf(
  opening: Opening,
  shelf: Shelf,
  { pg, note, isRemade }: { readonly pg: PGlite; readonly note: Note; readonly isRemade: boolean },
): Store {
  return {
    pg,
    isKept: shelf.isKept,
    canUndo: note.previous !== null,
    isRemade,
    flush: flusher(pg),
    reset: async (dump) => {
      await pg.close();
      return openNew(opening, shelf, { dump, previous: shelf.isKept ? note.current : null, isRemade: false });
    },
    undoReset: async () => {
      await pg.close();
      if (note.previous !== null) await shelf.note({ ...note, current: note.previous, previous: null });
      return openStore(opening);
    },
  };
}

/**
 * Flushes what was committed to the browser's files. PGlite does not do it after the commit of a transaction; whoever
 * comes while one flush runs shares the next.
 */
function flusher(pg: PGlite): () => Promise<void> {
  let next: Promise<void> | undefined;
  let tail: Promise<void> = Promise.resolve();
  return () => {
    next ??= tail = tail.then(() => {
      next = undefined;
      return pg.runExclusive(() => pg.syncToFs());
    });
    return next;
  };
}

async function notedOn(shelf: Shelf): Promise<{ readonly shelf: Shelf; readonly note: Note } | null> {
  const note = await shelf.noted().catch(() => null);
  return note === null ? null : { shelf, note };
}

/** Where a browser keeps nothing, as in some private windows: for as long as this tab is open. */
function memory(): Shelf {
  return {
    isKept: false,
    noted: async () => null,
    note: async () => {},
    open: async (_, shipped, dump) =>
      PGlite.create({ ...(await shipped.options()), ...(dump !== null && { loadDataDir: dump }) }),
    keepOnly: async () => {},
  };
}
