import { PGlite } from "@electric-sql/pglite";
import { createStore, get, set } from "idb-keyval";
import { z } from "zod";
import { type Note, type Shelf, shelfName } from "./shelf.ts";

const Noted = z.object({ engine: z.string(), current: z.string(), previous: z.string().nullable() });
const dyingMs = 300;
const pglitePrefix = "/pglite/";

/** Databases in IndexedDB, for browsers whose private files do not bear as many as a database has. */
export function indexedDatabases(): Shelf {
  const notes = createStore(shelfName, "note");
  return {
    isKept: true,
    noted: async () => Noted.nullable().parse((await get<Note>("note", notes)) ?? null),
    note: (note) => set("note", note, notes),
    open: async (name, shipped, dump) => {
      if (dump === null) await refuseUnknown(name);
      // Nothing here is held by one worker alone: one that is dying is given a moment to be dead.
      await new Promise((resume) => setTimeout(resume, dyingMs));
      const pg = new PGlite(`idb://${name}`, {
        ...(await shipped.options()),
        ...(dump !== null && { loadDataDir: dump }),
      });
      await pg.waitReady;
      return pg;
    },
    keepOnly: async (names) => {
      const others = (await databaseNames()).filter((name) => !names.includes(name));
      for (const name of others) indexedDB.deleteDatabase(`${pglitePrefix}${name}`);
    },
  };
}

/** PGlite would make a database from nothing, and an empty newsroom of it. */
async function refuseUnknown(name: string): Promise<void> {
  if (!(await databaseNames()).includes(name)) throw new Error("The database is gone");
}

async function databaseNames(): Promise<string[]> {
  const all = (await indexedDB.databases()).map(({ name }) => name ?? "");
  return all
    .filter((name) => name.startsWith(`${pglitePrefix}${shelfName}-`))
    .map((name) => name.slice(pglitePrefix.length));
}
