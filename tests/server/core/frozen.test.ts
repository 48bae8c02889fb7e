import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type Db, type Query, sql } from "#server/core/db.ts";
import { readMigrations } from "#server/node/migrations.ts";
import { aNewsdesk } from "../stories/newsdesk.ts";

const frozen = ["audit", "commits", "editions", "versions"];
let db: Db;

beforeAll(async () => {
  const desk = await aNewsdesk();
  await desk.published();
  db = desk.deps.db;
});

async function names(query: Query): Promise<readonly string[]> {
  return (await db.rows(z.object({ name: z.string() }), query)).map(({ name }) => name);
}

/** Every row of a table, as text, in an order of its own. */
function rowsOf(table: string): Promise<readonly string[]> {
  return names({ text: `select t::text as name from ${table} t order by 1`, values: [] });
}

describe("the database", () => {
  test("has every migration, in order", async () => {
    const applied = await names(sql`select name from migrations order by number`);
    expect(applied).toEqual((await readMigrations()).map(({ name }) => name));
  });

  test("has frozen what is never changed, and nothing else", async () => {
    const found = await names(
      sql`select tgrelid::regclass::text as name from pg_trigger where tgname = 'frozen' order by 1`,
    );
    expect(found).toEqual(frozen);
  });

  test.each(frozen)("refuses to change or delete a row of %s, for any statement (promise R12)", async (table) => {
    const rows = await rowsOf(table);
    expect(rows.length).toBeGreaterThan(0);
    for (const statement of [`update ${table} set story_id = story_id`, `delete from ${table}`])
      await expect(db.exec(statement)).rejects.toThrow(/frozen: rows are never changed or deleted/);
    expect(await rowsOf(table)).toEqual(rows);
  });
});
