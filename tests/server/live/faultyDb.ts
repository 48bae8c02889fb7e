import type { Db, Tx } from "#server/core/db.ts";

/** A database that can be told to fail. */
export interface FaultyDb extends Db {
  /**
   * Makes the next transaction that stores commits fail: before anything of it is stored, or after all of it is, as
   * when the connection breaks before the answer comes.
   */
  failNextStore(when: "before" | "after"): void;
  /** Makes everything fail from now on, until it is mended. */
  break(): void;
  mend(): void;
}

export function faultyDb(db: Db): FaultyDb {
  let next: "before" | "after" | null = null;
  let isBroken = false;
  const gone = () => Object.assign(new Error("the connection is gone"), { code: "ECONNRESET" });
  const check = () => {
    if (isBroken) throw gone();
  };
  return {
    kind: db.kind,
    rows: async (row, query) => {
      check();
      return db.rows(row, query);
    },
    run: async (query) => {
      check();
      return db.run(query);
    },
    exec: async (text) => {
      check();
      return db.exec(text);
    },
    transaction: async (work) => {
      check();
      let failsAfter = false;
      const result = await db.transaction((tx) => {
        const watched: Tx = {
          run: (query) => tx.run(query),
          rows: async (row, query) => {
            const rows = await tx.rows(row, query);
            if (next === null || !query.text.includes("insert into commits")) return rows;
            failsAfter = next === "after";
            next = null;
            if (!failsAfter) throw gone();
            return rows;
          },
        };
        return work(watched);
      });
      if (failsAfter) throw gone();
      return result;
    },
    close: () => db.close(),
    failNextStore: (when) => {
      next = when;
    },
    break: () => {
      isBroken = true;
    },
    mend: () => {
      isBroken = false;
    },
  };
}
