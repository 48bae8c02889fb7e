import { PGlite } from "@electric-sql/pglite";
import type { Db } from "#server/core/db.ts";
import { fromPGlite } from "#server/core/pglite.ts";

/** The embedded database in a folder, made when it is not there. */
export async function openPGlite(folder: string): Promise<Db> {
  return fromPGlite(await PGlite.create(folder));
}
