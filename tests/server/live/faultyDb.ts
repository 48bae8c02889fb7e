import type { Db, Query, Tx } from "#server/core/db.ts";

type When = "before" | "after";

/** A database that can be told to fail. */
export interface FaultyDb extends Db {
  /** What was asked of it: the text of each statement, and `commit` at the end of each transaction. */
  readonly asked: readonly string[];
  /**
   * Makes the next transaction that stores commits fail: before anything of it is stored, or after all of it is, as
   * when the connection breaks before the answer comes.
   */
  failNextStore(when: When): void;
  /**
   * Makes the n-th thing that is asked from now on fail: before it is carried out, or after it was and its answer is
   * lost. Within a transaction the rest of it is lost with it, unless it was its commit. Gives whether it has failed.
   */
  failAt(n: number, when: When): () => boolean;
  /** Makes the next statement that stores commits fail with a code of the database's own, so many times. */
  failStoreWith(code: string, times: number): void;
  /** Makes everything fail from now on, until it is mended. */
  break(): void;
  mend(): void;
}

export function faultyDb(db: Db): FaultyDb {
  const asked: string[] = [];
  let next: When | null = null;
  let at: { n: number; when: When } | null = null;
  let coded = { code: "", times: 0 };
  let isBroken = false;
  const gone = () => Object.assign(new Error("the connection is gone"), { code: "ECONNRESET" });

  /** Counts one thing that is asked, and gives how it is to fail. */
  const due = (): When | null => {
    const fails = at !== null && --at.n === 0 ? at.when : null;
    if (fails !== null) at = null;
    return fails;
  };

  /** Carries out one thing that was asked, or fails as it was told to. */
  async function carryOut<Result>(text: string, work: () => Promise<Result>): Promise<Result> {
    asked.push(text);
    if (isBroken) throw gone();
    const fails = due();
    if (fails === "before") throw gone();
    if (coded.times > 0 && text.includes("insert into commits")) {
      coded.times -= 1;
      throw Object.assign(new Error("asked to try again"), { code: coded.code });
    }
    const result = await work();
    if (fails === "after") throw gone();
    return result;
  }

  const watched = (tx: Tx): Tx => ({
    rows: (row, query) => carryOut(query.text, () => tx.rows(row, query)),
    run: (query: Query) => carryOut(query.text, () => tx.run(query)),
  });

  return {
    kind: db.kind,
    asked,
    ...watched(db),
    exec: (text) => carryOut(text, () => db.exec(text)),
    transaction: async (work) => {
      if (isBroken) throw gone();
      let isLostAfter = false;
      const result = await db.transaction(async (tx) => {
        let stores = false;
        const made = await work(
          watched({
            run: (query) => tx.run(query),
            rows: (row, query) => {
              stores ||= query.text.includes("insert into commits");
              return tx.rows(row, query);
            },
          }),
        );
        if (stores && next !== null) {
          isLostAfter = next === "after";
          next = null;
          if (!isLostAfter) throw gone();
        }
        asked.push("commit");
        // What fails before the commit is rolled back; after it all is stored, and only the answer is lost.
        const fails = due();
        if (fails === "before") throw gone();
        isLostAfter ||= fails === "after";
        return made;
      });
      if (isLostAfter) throw gone();
      return result;
    },
    single: async (work) => {
      let isLostAfter = false;
      const result = await db.single(async (tx) => {
        const falling = next;
        return work(
          watched({
            run: (query) => tx.run(query),
            rows: (row, query) => {
              if (!query.text.includes("insert into commits")) return tx.rows(row, query);
              next = null;
              if (falling === "before") throw gone();
              isLostAfter = falling === "after";
              return tx.rows(row, query);
            },
          }),
        );
      });
      if (isLostAfter) throw gone();
      return result;
    },
    close: () => db.close(),
    failNextStore: (when) => {
      next = when;
    },
    failAt: (n, when) => {
      const mine = { n, when };
      at = mine;
      return () => at !== mine;
    },
    failStoreWith: (code, times) => {
      coded = { code, times };
    },
    break: () => {
      isBroken = true;
    },
    mend: () => {
      isBroken = false;
    },
  };
}
