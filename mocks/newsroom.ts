import type { PGlite } from "@electric-sql/pglite";
import { z } from "zod";
import { type App, createApp } from "#server/core/app.ts";
import { databaseBlobs } from "#server/core/databaseBlobs.ts";
import { sql } from "#server/core/db.ts";
import { dailyDesk } from "#server/core/demo/dailyDesk.ts";
import type { Deps, Log } from "#server/core/deps.ts";
import { memoryHub } from "#server/core/memoryHub.ts";
import { type Migration, migrate } from "#server/core/migrate.ts";
import { fromPGlite } from "#server/core/pglite.ts";
import { risingIds } from "#server/core/risingIds.ts";
import { browserPasswords } from "./passwords.ts";
import { browserPictures } from "./pictures.ts";

const files = import.meta.glob<string>("../src/server/core/migrations/*.sql", {
  query: "?raw",
  import: "default",
  eager: true,
});

const log: Log = {
  info: () => {},
  error: (event, facts) => reportError(new Error(`${event} ${JSON.stringify(facts ?? {})}`)),
};

/** The server's own application on a database in this browser. */
export function newsroomOn(pg: PGlite, flush: () => Promise<void>): App {
  const db = fromPGlite(pg, flush);
  const clock = { now: () => new Date() };
  const deps: Deps = {
    db,
    clock,
    ids: risingIds(clock),
    hub: memoryHub((fault) => log.error("hub", { says: String(fault) })),
    blobs: databaseBlobs(db),
    pictures: browserPictures,
    passwords: browserPasswords,
    log,
    settings: { siteUrl: location.origin, newsroom: dailyDesk, isDemo: true, version: "mock" },
    readerFiles: { get: readerFile },
  };
  return createApp(deps);
}

/** Brings a database up to date. Refuses one of another version of Stet, and one that was never whole. */
export async function readyNewsroom(pg: PGlite): Promise<void> {
  const db = fromPGlite(pg);
  await migrate(db, migrations());
  const finished = await db.rows(
    z.object({ finished_at: z.date() }),
    sql`select finished_at from demo_newsroom where finished_at is not null`,
  );
  if (finished.length === 0) throw new Error("The database holds no whole newsroom");
}

function migrations(): readonly Migration[] {
  return Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => ({ name: path.slice(path.lastIndexOf("/") + 1), text }));
}

/** The style sheet and fonts of the readers' pages lie beside the desk as files. */
async function readerFile(name: string) {
  const response = await fetch(`/reader/${encodeURIComponent(name)}`);
  if (!response.ok) return null;
  const type = response.headers.get("content-type") ?? "application/octet-stream";
  return { type, bytes: new Uint8Array(await response.arrayBuffer()) };
}
