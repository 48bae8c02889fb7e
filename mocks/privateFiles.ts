import { PGlite } from "@electric-sql/pglite";
import { OpfsAhpFS } from "@electric-sql/pglite/opfs-ahp";
import { z } from "zod";
import { type Shelf, shelfName } from "./shelf.ts";

interface ExclusiveFile {
  close(): void;
}

declare global {
  interface FileSystemFileHandle {
    createSyncAccessHandle(): Promise<ExclusiveFile>;
  }
}

const noteFile = `${shelfName}.json`;
const Noted = z.object({ engine: z.string(), current: z.string(), previous: z.string().nullable() });

/** A new database has some 450 files, and PGlite needs one in hand for each before it begins. */
const filesAtFirst = 600;
/** PGlite's list of its files grows by a line a change. Past this it is written anew, once, as the database opens. */
const listIsLong = 1_000_000;
const freeWithinMs = 30_000;

/**
 * Databases in the browser's private files. Each file is held by one worker alone, so that a dying one cannot write
 * beside its successor: of all places the safest, and the fastest.
 */
export function privateFiles(): Shelf {
  const root = () => navigator.storage.getDirectory();
  return {
    isKept: true,
    noted: async () => {
      const text = await textOf(await root(), noteFile);
      return text === null ? null : Noted.parse(JSON.parse(text));
    },
    note: async (note) => writeText(await root(), noteFile, JSON.stringify(note)),
    open: async (name, shipped, dump) => {
      const folder = await (await root()).getDirectoryHandle(name, { create: dump !== null });
      if (dump === null) await refuseEmpty(folder);
      const [options] = await Promise.all([shipped.options(), untilFree(folder)]);
      const fs = new OpfsAhpFS(name, { initialPoolSize: filesAtFirst });
      // By itself it empties its list of files each minute and writes it anew: a crash between the two would lose all.
      fs.checkpointInterval = Number.POSITIVE_INFINITY;
      const pg = await opened(fs, { ...options, ...(dump !== null && { loadDataDir: dump }) });
      if (dump !== null || (await sizeOf(folder, "state.txt")) > listIsLong) await fs.checkpointState();
      return pg;
    },
    keepOnly: async (names) => {
      const folder = await root();
      for await (const entry of folder.keys())
        if (entry.startsWith(`${shelfName}-`) && !names.includes(entry))
          await folder.removeEntry(entry, { recursive: true });
    },
  };
}

/** Where a file cannot be had, PGlite waits for ever, and the fault is heard by the worker alone. */
async function opened(fs: OpfsAhpFS, options: NonNullable<ConstructorParameters<typeof PGlite>[0]>): Promise<PGlite> {
  let unhear = () => {};
  const fault = new Promise<never>((_, fail) => {
    const hear = (event: PromiseRejectionEvent) => {
      event.preventDefault();
      fail(event.reason);
    };
    addEventListener("unhandledrejection", hear);
    unhear = () => removeEventListener("unhandledrejection", hear);
  });
  const pg = new PGlite({ ...options, fs });
  try {
    await Promise.race([pg.waitReady, fault]);
    return pg;
  } catch (thrown) {
    // What it holds must be let go of, or nobody could open it again, this worker included.
    await fs.closeFs().catch(() => {});
    throw thrown;
  } finally {
    unhear();
  }
}

/** PGlite would make a database from nothing, and an empty newsroom of it. */
async function refuseEmpty(folder: FileSystemDirectoryHandle): Promise<void> {
  const list = await textOf(folder, "state.txt");
  if (list?.includes('"PG_VERSION"') !== true) throw new Error("The database's list of files is gone");
}

/**
 * Waits until no other worker holds any of the files. One that dies lets go of its lock and of each file separately;
 * PGlite passes over a file that it cannot have, and would miss it only later.
 */
async function untilFree(folder: FileSystemDirectoryHandle): Promise<void> {
  const files = await filesIn(folder);
  const until = performance.now() + freeWithinMs;
  for (;;) {
    const tries = await Promise.allSettled(files.map((file) => file.createSyncAccessHandle()));
    for (const each of tries) if (each.status === "fulfilled") each.value.close();
    const held = tries.find((each) => each.status === "rejected");
    if (held === undefined) return;
    if (performance.now() > until) throw held.reason;
    await new Promise((resume) => setTimeout(resume, 50));
  }
}

async function filesIn(folder: FileSystemDirectoryHandle): Promise<FileSystemFileHandle[]> {
  const found: FileSystemFileHandle[] = [];
  for await (const entry of folder.values()) {
    if (entry instanceof FileSystemFileHandle) found.push(entry);
    else if (entry instanceof FileSystemDirectoryHandle) found.push(...(await filesIn(entry)));
  }
  return found;
}

async function textOf(folder: FileSystemDirectoryHandle, name: string): Promise<string | null> {
  try {
    return await (await (await folder.getFileHandle(name)).getFile()).text();
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === "NotFoundError") return null;
    throw fault;
  }
}

async function sizeOf(folder: FileSystemDirectoryHandle, name: string): Promise<number> {
  return (await (await folder.getFileHandle(name)).getFile()).size;
}

/** Writes a file whole or not at all: the browser puts it in place when it is closed. */
async function writeText(folder: FileSystemDirectoryHandle, name: string, text: string): Promise<void> {
  const writer = await (await folder.getFileHandle(name, { create: true })).createWritable();
  await writer.write(text);
  await writer.close();
}
