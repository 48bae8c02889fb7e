import { createApp } from "#server/core/app.ts";
import { databaseBlobs } from "#server/core/databaseBlobs.ts";
import type { Deps, Log } from "#server/core/deps.ts";
import { memoryHub } from "#server/core/memoryHub.ts";
import { type Migration, migrate } from "#server/core/migrate.ts";
import { fromPGlite } from "#server/core/pglite.ts";
import { risingIds } from "#server/core/risingIds.ts";
import { channels, type FromLeader, locks } from "./messages.ts";
import { browserPasswords } from "./passwords.ts";
import { browserPictures } from "./pictures.ts";
import { serve } from "./serve.ts";
import { forgetStore, openStore, type Store } from "./storage.ts";

/**
 * The newsroom of the mock: the server's own application on a database in this browser. Every tab starts this worker;
 * the one that holds the lock answers all tabs, for as long as it lives. Everything is imported at the start: once the
 * lock is won, the service worker that would bring more may just have died with its tab.
 */
const dumpAddress = new URL("/mock-newsroom.tgz", location.origin).href;
const files = import.meta.glob<string>("../src/server/core/migrations/*.sql", {
  query: "?raw",
  import: "default",
  eager: true,
});

const log: Log = {
  info: () => {},
  error: (event, facts) => reportError(new Error(`${event} ${JSON.stringify(facts ?? {})}`)),
};

async function lead(): Promise<void> {
  let isReset = false;
  for (;;) {
    const store = await openPatiently();
    const { app, deps } = await newsroomOn(store);
    const asked = await new Promise<boolean>((resolve) => {
      const stop = serve(app, {
        isReset,
        reset: async (undo) => {
          stop();
          await app.stop();
          await forgetStore(store, { undo });
          resolve(undo);
        },
      });
      void app.start().catch((fault: unknown) => deps.log.error("mock.start", { says: String(fault) }));
    });
    isReset = true;
    log.info("mock.reset", { undo: asked });
  }
}

async function newsroomOn(store: Store) {
  const db = fromPGlite(store.pg, store.flush);
  await migrate(db, migrations());
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
    settings: {
      siteUrl: location.origin,
      newsroom: {
        name: "The Daily Desk",
        zone: "Europe/London",
        language: "en-GB",
        contact: "corrections@dailydesk.example",
      },
      isDemo: true,
      version: "mock",
    },
    readerFiles: {
      get: async (name) => {
        const response = await fetch(`/reader/${encodeURIComponent(name)}`);
        if (!response.ok) return null;
        const type = response.headers.get("content-type") ?? "application/octet-stream";
        return { type, bytes: new Uint8Array(await response.arrayBuffer()) };
      },
    },
  };
  return { app: createApp(deps), deps };
}

/** The worker before this one may hold the files a moment longer than its lock: that wait is the fence between them. */
async function openPatiently(): Promise<Store> {
  for (let tries = 1; ; tries++) {
    try {
      return await openStore(dumpAddress);
    } catch (fault) {
      if (tries > 20) throw fault;
      await new Promise((resume) => setTimeout(resume, 200));
    }
  }
}

function migrations(): readonly Migration[] {
  return Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => ({ name: path.slice(path.lastIndexOf("/") + 1), text }));
}

function fail(fault: unknown): void {
  const why = `The newsroom in this browser could not be opened: ${fault instanceof Error ? fault.message : String(fault)}`;
  new BroadcastChannel(channels.all).postMessage({ type: "failed", why } satisfies FromLeader);
}

void navigator.locks.request(locks.leader, () => lead().catch(fail));
