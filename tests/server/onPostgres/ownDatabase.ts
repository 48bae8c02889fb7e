import pg from "pg";
import { onTestFinished } from "vitest";

/** A database of this test's own, and a way to look into it as its keeper does. */
export interface OwnDatabase {
  readonly url: string;
  ask(text: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

/** Makes an empty database beside the one that the tests' address names; it goes when the test ends. */
export async function anOwnDatabase(name: string): Promise<OwnDatabase> {
  const address = process.env["STET_TEST_DATABASE_URL"];
  if (address === undefined) throw new Error("These tests need a PostgreSQL: STET_TEST_DATABASE_URL");
  const own = `${name}_${process.pid}`;
  const admin = new pg.Client({ connectionString: address });
  await admin.connect();
  await admin.query(`drop database if exists ${own} with (force)`);
  await admin.query(`create database ${own}`);
  const url = new URL(address);
  url.pathname = `/${own}`;
  const keeper = new pg.Client({ connectionString: url.href });
  await keeper.connect();
  onTestFinished(async () => {
    await keeper.end();
    await admin.query(`drop database if exists ${own} with (force)`);
    await admin.end();
  });
  return {
    url: url.href,
    ask: async (text) => (await keeper.query<Record<string, unknown>>(text)).rows,
  };
}

/** Cuts every connection by which processes hear of each other, and gives how many there were. */
export async function cutHubs(database: OwnDatabase): Promise<number> {
  const cut = await database.ask(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()
        and application_name = 'stet hub'`,
  );
  return cut.length;
}
