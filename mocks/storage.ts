import { PGlite } from "@electric-sql/pglite";
import { OpfsAhpFS } from "@electric-sql/pglite/opfs-ahp";

/** Where the newsroom's database stands in this browser. One folder a shape of the shipped newsroom: another's is not read. */
export interface Store {
  readonly pg: PGlite;
  /** Whether what is written outlives the browser; it does not in a private window. */
  readonly isKept: boolean;
  flush(): Promise<void>;
}

const prefix = "stet-newsroom-";
const marker = "opened-once";
const previous = "stet-mock-before-reset";

/**
 * Opens the database of this browser: in private files where the browser has them (they are locked to one worker, so
 * that a dying one cannot write beside its successor), else in IndexedDB, else in memory. The first time, or when
 * the shipped newsroom has another shape, it is filled from the dump; folders of other shapes are removed.
 */
export async function openStore(dumpAddress: string): Promise<Store> {
  const dump = await shipped(dumpAddress);
  const name = `${prefix}${dump.hash.slice(0, 12)}`;
  const folder = await privateFolder();
  if (folder === null) return openWithoutFiles(name, dump.blob);
  await removeOthers(folder, name);
  // A crash in the very first load leaves half a database: only the marker says that it was whole once.
  const isWhole = await hasFile(folder, `${name}-${marker}`);
  if (!isWhole) await folder.removeEntry(name, { recursive: true }).catch(() => {});
  // Named, so that it comes with this worker: PGlite would fetch it only now, when its tab may be gone.
  const fs = new OpfsAhpFS(name);
  const pg = await PGlite.create(isWhole ? { fs } : { fs, loadDataDir: dump.blob });
  const store = { pg, isKept: true, flush: flusher(pg) };
  if (!isWhole) {
    await store.flush();
    await folder.getFileHandle(`${name}-${marker}`, { create: true });
  }
  return store;
}

/** Keeps the whole database as it is now, to be put back by `undo`, and forgets it, so that the next opening is the first. */
export async function forgetStore(store: Store, { undo }: { readonly undo: boolean }): Promise<void> {
  const folder = await privateFolder();
  if (folder === null) {
    await store.pg.close();
    return forgetDatabases();
  }
  const kept = undo ? await readFile(folder, previous) : await store.pg.dumpDataDir("none");
  await store.pg.close();
  for await (const entry of folder.keys())
    if (entry.startsWith(prefix)) await folder.removeEntry(entry, { recursive: true });
  if (undo) return kept === null ? undefined : writeFile(folder, `${previous}-restore`, kept);
  if (kept !== null) await writeFile(folder, previous, kept);
}

async function shipped(address: string): Promise<{ readonly blob: Blob; readonly hash: string }> {
  const folder = await privateFolder();
  const back = folder === null ? null : await readFile(folder, `${previous}-restore`);
  const response = await fetch(address);
  if (!response.ok) throw new Error("The demonstration newsroom could not be loaded. Load the page again.");
  const bytes = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hash = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (folder !== null && back !== null) {
    await folder.removeEntry(`${previous}-restore`);
    return { blob: back, hash };
  }
  return { blob: new Blob([bytes]), hash };
}

async function openWithoutFiles(name: string, dump: Blob): Promise<Store> {
  try {
    const exists = (await indexedDB.databases()).some((each) => each.name === `/pglite/${name}`);
    const pg = await PGlite.create(`idb://${name}`, exists ? {} : { loadDataDir: dump });
    return { pg, isKept: true, flush: flusher(pg) };
  } catch {
    const pg = await PGlite.create("memory://", { loadDataDir: dump });
    return { pg, isKept: false, flush: async () => {} };
  }
}

/**
 * Flushes what was committed to the browser's files. PGlite does not do it after the commit of a transaction; whoever
 * comes while one flush runs shares the next.
 */
function flusher(pg: PGlite): () => Promise<void> {
  let next: Promise<void> | undefined;
  let tail: Promise<void> = Promise.resolve();
  return () => {
    next ??= tail = tail.then(() => {
      next = undefined;
      return pg.runExclusive(() => pg.syncToFs());
    });
    return next;
  };
}

async function privateFolder(): Promise<FileSystemDirectoryHandle | null> {
  try {
    const folder = await navigator.storage.getDirectory();
    return "createSyncAccessHandle" in FileSystemFileHandle.prototype ? folder : null;
  } catch {
    return null;
  }
}

async function removeOthers(folder: FileSystemDirectoryHandle, name: string): Promise<void> {
  for await (const entry of folder.keys())
    if (entry.startsWith(prefix) && !entry.startsWith(name)) await folder.removeEntry(entry, { recursive: true });
}

async function forgetDatabases(): Promise<void> {
  for (const { name } of await indexedDB.databases())
    if (name?.startsWith(`/pglite/${prefix}`) === true) indexedDB.deleteDatabase(name);
}

async function hasFile(folder: FileSystemDirectoryHandle, name: string): Promise<boolean> {
  return folder.getFileHandle(name).then(
    () => true,
    () => false,
  );
}

async function readFile(folder: FileSystemDirectoryHandle, name: string): Promise<Blob | null> {
  try {
    const file = await (await folder.getFileHandle(name)).getFile();
    return new Blob([await file.arrayBuffer()]);
  } catch {
    return null;
  }
}

async function writeFile(folder: FileSystemDirectoryHandle, name: string, content: Blob): Promise<void> {
  const handle = await folder.getFileHandle(name, { create: true });
  const writer = await handle.createWritable();
  await writer.write(content);
  await writer.close();
}
