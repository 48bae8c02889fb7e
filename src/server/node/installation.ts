import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Db } from "#server/core/db.ts";
import type { Deps } from "#server/core/deps.ts";
import { memoryHub } from "#server/core/memoryHub.ts";
import { migrate } from "#server/core/migrate.ts";
import * as people from "#server/core/repos/people.ts";
import { risingIds } from "#server/core/risingIds.ts";
import { diskBlobs } from "./blobs/disk.ts";
import { clearUnfinishedDemo } from "./demo.ts";
import { openPGlite } from "./db/pglite.ts";
import { fromPostgres } from "./db/postgres.ts";
import { lockFolder } from "./lock.ts";
import { streamLog } from "./log.ts";
import { readMigrations } from "./migrations.ts";
import { argonPasswords, fullCost } from "./passwords.ts";
import { sharpPictures } from "./pictures.ts";
import { readReaderFiles } from "./readerFiles.ts";
import type { InstallationSettings } from "./settings.ts";

/** An installation that is open: its database, migrated, and all that the application needs. */
export interface Installation {
  readonly deps: Deps;
  /** Whether nobody is in it yet. */
  readonly isEmpty: boolean;
  close(): Promise<void>;
}

/** Opens the installation that the settings name, and makes it where there is none. */
export async function openInstallation(settings: InstallationSettings): Promise<Installation> {
  const { db, unlock } = await openDatabase(settings);
  try {
    await migrate(db, await readMigrations());
    await clearUnfinishedDemo({ db });
    const isEmpty = !(await people.areThereAny(db));
    const isDemo = settings.wantsDemo && (isEmpty || (await people.demo(db)).length > 0);
    return {
      isEmpty,
      deps: await depsOf(settings, db, isDemo),
      close: async () => {
        await db.close();
        await unlock();
      },
    };
  } catch (fault) {
    await db.close();
    await unlock();
    throw fault;
  }
}

/** The embedded database has its folder to itself. A PostgreSQL looks after itself, and may have several of us. */
async function openDatabase(settings: InstallationSettings): Promise<{ db: Db; unlock: () => Promise<void> }> {
  await mkdir(settings.dataFolder, { recursive: true });
  if (settings.databaseUrl !== null) return { db: fromPostgres(settings.databaseUrl), unlock: async () => {} };
  const unlock = await lockFolder(settings.dataFolder);
  try {
    return { db: await openPGlite(join(settings.dataFolder, "database")), unlock };
  } catch (fault) {
    await unlock();
    throw fault;
  }
}

async function depsOf(settings: InstallationSettings, db: Db, isDemo: boolean): Promise<Deps> {
  const clock = { now: () => new Date() };
  return {
    db,
    clock,
    ids: risingIds(clock),
    hub: memoryHub((fault) => streamLog.error("hub.listenerFailed", { why: String(fault) })),
    blobs: diskBlobs(join(settings.dataFolder, "blobs")),
    pictures: sharpPictures,
    readerFiles: await readReaderFiles(),
    passwords: argonPasswords(fullCost),
    log: streamLog,
    settings: { siteUrl: settings.siteUrl, newsroom: settings.newsroom, isDemo, version: await ownVersion() },
  };
}

async function ownVersion(): Promise<string> {
  const text = await readFile(new URL("../../../package.json", import.meta.url), "utf8");
  const { version } = JSON.parse(text) as { version: string };
  return version;
}
