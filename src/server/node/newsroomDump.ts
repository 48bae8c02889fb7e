import { PGlite } from "@electric-sql/pglite";
import { databaseBlobs } from "#server/core/databaseBlobs.ts";
import { dailyDesk } from "#server/core/demo/dailyDesk.ts";
import type { Deps } from "#server/core/deps.ts";
import { memoryHub } from "#server/core/memoryHub.ts";
import { migrate } from "#server/core/migrate.ts";
import { fromPGlite } from "#server/core/pglite.ts";
import { risingIds } from "#server/core/risingIds.ts";
import { embeddedSettings } from "./db/pglite.ts";
import { addDemo } from "./demo.ts";
import { streamLog } from "./log.ts";
import { readMigrations } from "./migrations.ts";
import { argonPasswords, fullCost } from "./passwords.ts";
import { sharpPictures } from "./pictures.ts";
import { readReaderFiles } from "./readerFiles.ts";

/**
 * The demonstration newsroom as one packed database, which the mock ships: made by the same use cases as a server's,
 * with the pictures in the database too. A browser loads it in a third of the time that making it there would take.
 */
export async function newsroomDump(): Promise<Uint8Array> {
  const pg = await PGlite.create(embeddedSettings);
  try {
    const db = fromPGlite(pg);
    await migrate(db, await readMigrations());
    const clock = { now: () => new Date() };
    const deps: Deps = {
      db,
      clock,
      ids: risingIds(clock),
      hub: memoryHub((fault) => streamLog.error("hub.listenerFailed", { why: String(fault) })),
      blobs: databaseBlobs(db),
      pictures: sharpPictures,
      passwords: argonPasswords(fullCost),
      log: streamLog,
      // Nothing that is stored holds the address: it is the browser's own once it runs there.
      settings: { siteUrl: "http://localhost", newsroom: dailyDesk, isDemo: true, version: "mock" },
      readerFiles: await readReaderFiles(),
    };
    await addDemo(deps);
    await dropTemplates(pg);
    return new Uint8Array(await (await pg.dumpDataDir("gzip")).arrayBuffer());
  } finally {
    await pg.close();
  }
}

/** Drops the databases that others are made from. They are six files in ten, and a browser opens each file by itself. */
async function dropTemplates(pg: PGlite): Promise<void> {
  await pg.exec("update pg_database set datistemplate = false");
  for (const name of ["template0", "template1"]) await pg.exec(`drop database ${name}`);
}
