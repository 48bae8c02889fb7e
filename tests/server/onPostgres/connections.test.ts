import { setTimeout } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { DatabaseUnavailable } from "#server/core/databaseFault.ts";
import { sql } from "#server/core/db.ts";
import { fromPostgres } from "#server/node/db/postgres.ts";
import { anOwnDatabase } from "./ownDatabase.ts";

const one = z.object({ one: z.number() });

// What is told to nobody ends the process, and here the run.
test.each([
  ["in the middle of a transaction", 100],
  ["as it is asked something", 0],
])("a connection that the database ends %s fails that transaction and no more", async (_, waitMs) => {
  const database = await anOwnDatabase("stet_connections");
  const db = fromPostgres(database.url);
  onTestFinished(() => db.close());
  const broken = db.transaction(async (tx) => {
    await tx.rows(one, sql`select 1 as one`);
    await database.ask(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`,
    );
    await setTimeout(waitMs);
    return tx.rows(one, sql`select 1 as one`);
  });
  await expect(broken).rejects.toBeInstanceOf(DatabaseUnavailable);
  expect(await db.transaction((tx) => tx.rows(one, sql`select 1 as one`))).toEqual([{ one: 1 }]);
});
