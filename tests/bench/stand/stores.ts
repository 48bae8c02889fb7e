import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chown, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { freePort } from "#tests/server/support/freePort.ts";
import type { Store } from "./newsroom.ts";

/** A store that is gone once it is dropped. */
export interface LentStore extends Store {
  readonly kind: "embedded" | "PostgreSQL";
  drop(): Promise<void>;
}

/** An empty folder for an embedded database. */
export async function embeddedStore(): Promise<LentStore> {
  const folder = await mkdtemp(join(tmpdir(), "stet-bench-"));
  return { kind: "embedded", folder, databaseUrl: null, drop: () => rm(folder, { recursive: true, force: true }) };
}

// Called as the tests' are, since a server that is started beside refuses all other names that begin like its settings.
const named = process.env["STET_TEST_BENCH_DATABASE_URL"];

function databaseOf(process: number): string {
  return `stet_bench_${process}`;
}

/** Drops the database that a process of the bench may have left on the PostgreSQL that was named. */
export async function dropLeft(process: number): Promise<void> {
  if (named !== undefined) await asked(named, `drop database if exists ${databaseOf(process)} with (force)`);
}

/**
 * An empty database on the PostgreSQL that STET_TEST_BENCH_DATABASE_URL names, or else on one that is started for it
 * where Debian's package lies on this machine. Null = there is none.
 */
export async function postgresStore(): Promise<LentStore | null> {
  const server = named === undefined ? await ownPostgres() : { url: named, stop: async () => {} };
  if (server === null) return null;
  const name = databaseOf(process.pid);
  await asked(server.url, `create database ${name}`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  const folder = await mkdtemp(join(tmpdir(), "stet-bench-"));
  return {
    kind: "PostgreSQL",
    folder,
    databaseUrl: url.href,
    drop: async () => {
      await asked(server.url, `drop database ${name} with (force)`);
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function asked(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

const packaged = "/usr/lib/postgresql";

/** A PostgreSQL of our own in a folder of its own, as it is set up by itself: it waits for the disk. */
async function ownPostgres(): Promise<{ url: string; stop: () => Promise<void> } | null> {
  const [newest] = (await readdir(packaged).catch(() => [])).toSorted((a, b) => Number(b) - Number(a));
  if (newest === undefined) return null;
  const programs = join(packaged, newest, "bin");
  const folder = await mkdtemp(join(tmpdir(), "stet-bench-postgres-"));
  const who = await owner(folder);
  await promisify(execFile)(join(programs, "initdb"), ["-D", join(folder, "data"), "-U", "stet", "-A", "trust"], who);
  const port = await freePort();
  const settings = ["listen_addresses=127.0.0.1", `unix_socket_directories=${folder}`].flatMap((each) => ["-c", each]);
  const server = spawn(join(programs, "postgres"), ["-D", join(folder, "data"), "-p", String(port), ...settings], {
    ...who,
    stdio: "ignore",
  });
  const url = `postgres://stet@127.0.0.1:${port}/postgres`;
  await answering(url, server);
  return {
    url,
    stop: async () => {
      const ended = once(server, "exit");
      server.kill("SIGINT");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL does not run as root: there it is given to the user that Debian's package made. */
async function owner(folder: string): Promise<{ uid?: number; gid?: number }> {
  if (process.getuid?.() !== 0) return {};
  const id = async (which: string) => Number((await promisify(execFile)("id", [which, "postgres"])).stdout);
  const [uid, gid] = [await id("-u"), await id("-g")];
  await chown(folder, uid, gid);
  return { uid, gid };
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (server.exitCode !== null) throw new Error("The PostgreSQL of the bench ended by itself");
    const isThere = await asked(url, "select 1").then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await new Promise((resume) => setTimeout(resume, 100));
  }
  throw new Error("The PostgreSQL of the bench did not answer");
}
