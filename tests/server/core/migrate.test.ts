import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { sql } from "#server/core/db.ts";
import { type Migration, migrate, MigrationRefused } from "#server/core/migrate.ts";
import { fromPGlite } from "#server/core/pglite.ts";
import { embeddedSettings } from "#server/node/db/pglite.ts";

const pg = await PGlite.create(embeddedSettings);
const db = fromPGlite(pg);
afterAll(() => db.close());
beforeEach(() => db.exec("drop schema public cascade; create schema public;"));

const first: Migration = { name: "0001_papers.sql", text: "create table papers (name text primary key);" };
const second: Migration = {
  name: "0002_pages.sql",
  text: "create table pages (number integer); create index p on pages (number);",
};

async function tables(): Promise<string[]> {
  const rows = await db.rows(
    z.object({ name: z.string() }),
    sql`select tablename::text as name from pg_tables where schemaname = 'public' order by 1`,
  );
  return rows.map((row) => row.name);
}

describe("migrating", () => {
  test("applies what is missing, in order, and nothing twice", async () => {
    await migrate(db, [first]);
    expect(await tables()).toEqual(["migrations", "papers"]);
    await migrate(db, [first, second]);
    await migrate(db, [first, second]);
    expect(await tables()).toEqual(["migrations", "pages", "papers"]);
  });

  test("applies all or nothing", async () => {
    const broken = { name: "0002_pages.sql", text: "create table pages (number integer); create tabel;" };
    await expect(migrate(db, [first, broken])).rejects.toThrow(/syntax error/);
    expect(await tables()).toEqual(["migrations"]);
    await migrate(db, [first, second]);
  });

  test("can be asked for twice at once", async () => {
    await Promise.all([migrate(db, [first, second]), migrate(db, [first, second])]);
    expect(await tables()).toEqual(["migrations", "pages", "papers"]);
  });

  test("refuses one that was edited, and names it (bad input 76)", async () => {
    await migrate(db, [first, second]);
    const edited = { ...first, text: `${first.text} -- and so on` };
    await expect(migrate(db, [edited, second])).rejects.toThrow(
      new MigrationRefused(
        "0001_papers.sql is not what it was when it was applied to this database. Put the file back as it was.",
      ),
    );
  });

  test("refuses a database of a newer version, and names what it has (bad input 75)", async () => {
    await migrate(db, [first, second]);
    await expect(migrate(db, [first])).rejects.toThrow(/^The database has 0002_pages.sql, which this version/);
  });
});
