import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { z } from "zod";
import { sql } from "#server/core/db.ts";
import { makeDemo } from "#server/core/demo/makeDemo.ts";
import type { Deps } from "#server/core/deps.ts";

const drawings = new URL("../core/demo/pictures/", import.meta.url);

/** A drawing of the demonstration newsroom, as the picture that somebody would have sent. */
async function demoDrawing(name: string): Promise<Uint8Array> {
  const drawn = await readFile(new URL(name, drawings));
  return sharp(drawn, { density: 144 }).resize({ width: 2000 }).flatten({ background: "#ffffff" }).jpeg().toBuffer();
}

/** Makes the demonstration newsroom in an empty installation, and notes that it is whole. */
export async function addDemo(deps: Deps): Promise<void> {
  await deps.db.run(sql`insert into demo_newsroom (begun_at) values (${deps.clock.now()})`);
  await makeDemo(deps, demoDrawing);
  await deps.db.run(sql`update demo_newsroom set finished_at = ${deps.clock.now()}`);
}

/**
 * Empties an installation whose demonstration newsroom was begun and never finished: the process ended in the middle,
 * before anybody could come in. Gives whether it did.
 */
export async function clearUnfinishedDemo({ db }: Pick<Deps, "db">): Promise<boolean> {
  const begun = await db.rows(
    z.object({ begun_at: z.date() }),
    sql`select begun_at from demo_newsroom where finished_at is null`,
  );
  if (begun.length === 0) return false;
  const tables = await db.rows(
    z.object({ name: z.string() }),
    sql`select tablename::text as name from pg_tables where schemaname = current_schema() and tablename <> 'migrations'`,
  );
  await db.exec(`truncate ${tables.map((table) => table.name).join(", ")} restart identity cascade`);
  return true;
}
