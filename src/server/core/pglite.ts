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
