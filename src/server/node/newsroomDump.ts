import { PGlite } from "@electric-sql/pglite";
import { databaseBlobs } from "#server/core/databaseBlobs.ts";
import type { Deps } from "#server/core/deps.ts";
import { memoryHub } from "#server/core/memoryHub.ts";
import { migrate } from "#server/core/migrate.ts";
import { fromPGlite } from "#server/core/pglite.ts";
import { risingIds } from "#server/core/risingIds.ts";
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
export async function newsroomDump(siteUrl: string): Promise<Uint8Array> {
  const pg = await PGlite.create();
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
      settings: {
        siteUrl,
        newsroom: {
          name: "The Daily Desk",
          zone: "Europe/London",
          language: "en-GB",
          contact: "desk@dailydesk.example",
        },
        isDemo: true,
        version: "mock",
      },
      readerFiles: await readReaderFiles(),
    };
    await addDemo(deps);
    return new Uint8Array(await (await pg.dumpDataDir("gzip")).arrayBuffer());
  } finally {
    await pg.close();
  }
}
