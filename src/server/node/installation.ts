import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Db } from "#server/core/db.ts";
import type { Deps, Hub } from "#server/core/deps.ts";
import { missedMessages } from "#server/core/events/outbox.ts";
import { memoryHub } from "#server/core/memoryHub.ts";
import { migrate } from "#server/core/migrate.ts";
import * as people from "#server/core/repos/people.ts";
import { risingIds } from "#server/core/risingIds.ts";
import { diskBlobs } from "./blobs/disk.ts";
import { clearUnfinishedDemo } from "./demo.ts";
import { openPGlite } from "./db/pglite.ts";
import { beginAlone, fromPostgres } from "./db/postgres.ts";
import { postgresHub } from "./hub/postgres.ts";
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
  /** Lets other processes on the same database begin: what an empty installation begins with is made. */
  begun(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the installation that the settings name, and makes it where there is none. */
export async function openInstallation(settings: InstallationSettings): Promise<Installation> {
  const store = await openStore(settings);
  const { db } = store;
  try {
    await migrate(db, await readMigrations());
    await clearUnfinishedDemo({ db });
    const isEmpty = !(await people.areThereAny(db));
    const isDemo = settings.wantsDemo && (isEmpty || (await people.demo(db)).length > 0);
    return { isEmpty, deps: await depsOf(settings, store, isDemo), begun: store.letOthersIn, close: store.close };
  } catch (fault) {
    await store.close();
    throw fault;
  }
}

/** What keeps an installation, and by what its processes hear of each other. */
interface Store {
  readonly db: Db;
  readonly hub: Hub;
  letOthersIn(): Promise<void>;
  close(): Promise<void>;
}

async function openStore({ databaseUrl, dataFolder }: InstallationSettings): Promise<Store> {
  await mkdir(dataFolder, { recursive: true });
  return databaseUrl === null ? openEmbedded(dataFolder) : openShared(databaseUrl);
}

/** The embedded database has its folder to itself, and is in one process alone. */
async function openEmbedded(dataFolder: string): Promise<Store> {
  const unlock = await lockFolder(dataFolder);
  try {
    const db = await openPGlite(join(dataFolder, "database"));
    const close = async () => {
      await db.close();
      await unlock();
    };
    const hub = memoryHub((fault) => streamLog.error("hub.listenerFailed", { why: String(fault) }));
    return { db, hub, letOthersIn: async () => {}, close };
  } catch (fault) {
    await unlock();
    throw fault;
  }
}

/** A PostgreSQL may have several of us. One begins after another: an empty one is filled once. */
async function openShared(url: string): Promise<Store> {
  const letOthersIn = await beginAlone(url);
  const { hub, close } = await postgresHub(url, { log: streamLog, missed: missedMessages });
  const db = fromPostgres(url);
  return {
    db,
    hub,
    letOthersIn,
    close: async () => {
      await close();
      await db.close();
      await letOthersIn();
    },
  };
}

async function depsOf(settings: InstallationSettings, { db, hub }: Store, isDemo: boolean): Promise<Deps> {
  const clock = { now: () => new Date() };
  return {
    db,
    clock,
    ids: risingIds(clock),
    hub,
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
