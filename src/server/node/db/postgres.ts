import pg from "pg";
import type { Db, Query, Tx } from "#server/core/db.ts";
import { DatabaseUnavailable, isUnavailable } from "#server/core/databaseFault.ts";

/** A PostgreSQL named by its address. Connections are made as they are needed, ten at most. */
export function fromPostgres(url: string): Db {
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 5000 });
  // A connection that breaks is replaced by the pool, and whoever asked something of it is told. Without a listener it
  // would end the process: the pool's own hears those that are idle, each its own while it is lent out (promise R16).
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return {
    kind: "postgres",
    ...runsOn(pool),
    exec: async (text) => {
      await told(pool.query(text));
    },
    transaction: (work) => inTransaction(pool, work),
    single: (work) => work(runsOn(pool)),
    close: () => pool.end(),
  };
}

/** The number of the advisory lock under which one process at a time begins. */
const beginning = 715_010;

/**
 * Waits until no other process is beginning on this database, and keeps the others waiting until the function that it
 * gives is called, or this process ends.
 */
export async function beginAlone(url: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on("error", () => {});
  await told(client.connect());
  await told(client.query("select pg_advisory_lock($1)", [beginning]));
  let ending: Promise<void> | null = null;
  return () => (ending ??= client.end());
}

function runsOn(connection: pg.Pool | pg.PoolClient): Tx {
  const run = (query: Query) => told(connection.query<Record<string, unknown>>(query.text, [...query.values]));
  return {
    rows: async (row, query) => (await run(query)).rows.map((each) => row.parse(each)),
    run: async (query) => {
      await run(query);
    },
  };
}

async function inTransaction<Result>(pool: pg.Pool, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  const client = await told(pool.connect());
  let isBroken = false;
  try {
    await told(client.query("begin"));
    const result = await work(runsOn(client));
    await told(client.query("commit"));
    return result;
  } catch (fault) {
    isBroken = await client.query("rollback").then(
      () => false,
      () => true,
    );
    throw fault;
  } finally {
    client.release(isBroken);
  }
}

/** The driver says some faults of the connection in words only: those are told apart from faults of a statement. */
async function told<Result>(asked: Promise<Result>): Promise<Result> {
  try {
    return await asked;
  } catch (fault) {
    const isStatement = fault instanceof pg.DatabaseError && !isUnavailable(fault);
    if (isStatement) throw fault;
    throw new DatabaseUnavailable(fault instanceof Error ? fault.message : String(fault), { cause: fault });
  }
}
