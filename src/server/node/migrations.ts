import { readdir, readFile } from "node:fs/promises";
import type { Migration } from "#server/core/migrate.ts";

const folder = new URL("../core/migrations/", import.meta.url);

/** The migrations that come with this version, in their order. */
export async function readMigrations(): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(new URL(name, folder), "utf8") })));
}
