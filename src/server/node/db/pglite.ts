import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import type { Db } from "#server/core/db.ts";
import { fromPGlite, startParams } from "#server/core/pglite.ts";

/** How the embedded database is opened on Node. */
export const embeddedSettings = { startParams: startParams(PGlite.defaultStartParams) };

/**
 * The embedded database in a folder. A new one is made beside it and moved into place once it is whole, so that a
 * process that ends in the middle leaves nothing behind that would not open.
 */
export async function openPGlite(folder: string): Promise<Db> {
  if (!existsSync(folder)) await makeAt(folder);
  return fromPGlite(await PGlite.create(folder, embeddedSettings));
}

async function makeAt(folder: string): Promise<void> {
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  const made = await PGlite.create(unfinished, embeddedSettings);
  await made.close();
  await rename(unfinished, folder);
}
