import type { Db, Query, Tx } from "./db.ts";

/** As much of PGlite, or of a transaction on it, as is used here; so that core needs no package for it. */
interface PGliteRuns {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}
interface PGliteLike extends PGliteRuns {
  exec(text: string): Promise<unknown>;
  transaction<Result>(work: (tx: PGliteRuns) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/**
 * What the embedded database is started with: its usual words, and fewer buffers. PostgreSQL clears them all as it
 * starts. Of the 128 MB that it takes by itself, a quarter opens in half the time and leaves over 100 MB of memory to
 * others, which counts in a browser; the pages of a larger database are kept by the system.
 */
export function startParams(usual: readonly string[]): string[] {
  return [...usual, "-c", "shared_buffers=32MB"];
}

/**
 * The embedded database, on Node, in tests and in the browser. `settled` is awaited after each commit, before anybody
 * hears of it: a browser flushes its files there. There is one connection: inside a transaction only its `tx` may be
 * used, since a statement on the database itself would wait for the transaction to end.
 */
export function fromPGlite(pg: PGliteLike, settled?: () => Promise<void>): Db {
  return {
    kind: "embedded",
    ...runsOn(pg),
    exec: async (text) => {
      await pg.exec(text);
      await settled?.();
    },
    transaction: async (work) => {
      const result = await pg.transaction((tx) => work(runsOn(tx)));
      await settled?.();
      return result;
    },
    single: async (work) => {
      const result = await work(runsOn(pg));
      await settled?.();
      return result;
    },
    close: () => pg.close(),
  };
}

function runsOn(pg: PGliteRuns): Tx {
  return {
    rows: async (row, query) => (await pg.query(query.text, [...query.values])).rows.map((each) => row.parse(each)),
    run: async (query: Query) => {
      await pg.query(query.text, [...query.values]);
    },
  };
}
