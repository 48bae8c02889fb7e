import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import type { TestProject } from "vitest/node";
import { migrate } from "#server/core/migrate.ts";
import { fromPGlite } from "#server/core/pglite.ts";
import { embeddedSettings } from "#server/node/db/pglite.ts";
import { readMigrations } from "#server/node/migrations.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A file with a dump of a migrated, empty database, or null where the tests run on PostgreSQL. */
    databaseTemplate: string | null;
  }
}

const root = join(import.meta.dirname, "../..");
const cache = join(root, "node_modules/.cache/databaseTemplate");

/**
 * Gives the API tests a migrated database to start from, so that no test file waits for initdb.
 * The dump is kept under a hash of all that it depends on: the migrations, what applies them, and
 * the packages.
 */
export async function setup(project: TestProject): Promise<void> {
  if (process.env["STET_TEST_DATABASE_URL"] !== undefined) {
    project.provide("databaseTemplate", null);
    return;
  }
  const file = join(cache, `${await templateHash()}.tar`);
  if (!existsSync(file)) await writeTemplate(file);
  project.provide("databaseTemplate", file);
}

async function writeTemplate(file: string): Promise<void> {
  const pg = await PGlite.create(embeddedSettings);
  await migrate(fromPGlite(pg), await readMigrations());
  const dump = await pg.dumpDataDir("none");
  await pg.close();
  await mkdir(cache, { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, Buffer.from(await dump.arrayBuffer()));
  await rename(unfinished, file);
}

async function templateHash(): Promise<string> {
  const core = join(root, "src/server/core");
  const names = (await readdir(join(core, "migrations"))).sort();
  const files = [
    ...names.map((name) => join(core, "migrations", name)),
    join(core, "migrate.ts"),
    join(root, "package-lock.json"),
  ];
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update(await readFile(file));
  return hash.digest("hex").slice(0, 16);
}
