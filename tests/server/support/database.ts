import { openAsBlob } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { inject } from "vitest";
import { z } from "zod";
import { type Db, sql } from "#server/core/db.ts";
import { migrate } from "#server/core/migrate.ts";
import { fromPGlite } from "#server/core/pglite.ts";
import { embeddedSettings } from "#server/node/db/pglite.ts";
import { fromPostgres } from "#server/node/db/postgres.ts";
import { readMigrations } from "#server/node/migrations.ts";

// Opened as the file is read, once for each worker: opening takes seconds, which no test's time should be spent on.
const db = await open();

/** This worker's database, emptied. */
export async function emptyDatabase(): Promise<Db> {
  const tables = await db.rows(
    z.object({ tablename: z.string() }),
    sql`select tablename::text from pg_tables where schemaname = 'public' and tablename <> 'migrations'`,
  );
  await db.exec(`truncate ${tables.map((each) => each.tablename).join(", ")} restart identity cascade`);
  return db;
}

async function open(): Promise<Db> {
  const url = process.env["STET_TEST_DATABASE_URL"];
  return url === undefined ? embedded() : onPostgres(url);
}

async function embedded(): Promise<Db> {
  const template = inject("databaseTemplate");
  if (template === null) throw new Error("No template was made for the embedded database");
  return fromPGlite(await PGlite.create({ ...embeddedSettings, loadDataDir: await openAsBlob(template) }));
}

/** A database of this worker's own beside the one that the address names. */
async function onPostgres(url: string): Promise<Db> {
  const name = `stet_test_${process.env["VITEST_POOL_ID"] ?? "0"}`;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.query(`create database ${name}`);
  await admin.end();
  const own = new URL(url);
  own.pathname = `/${name}`;
  const db = fromPostgres(own.href);
  await migrate(db, await readMigrations());
  return db;
}
