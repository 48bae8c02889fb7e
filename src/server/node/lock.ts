import { createHash } from "node:crypto";
import { once } from "node:events";
import { realpathSync } from "node:fs";
import { rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The folder is in use by another process. The message is for whoever starts Stet. */
export class FolderInUse extends Error {}

/**
 * Holds a folder for this process alone, until the function that it gives is called or the process ends, however it
 * ends: the lock is a socket that only a living process can answer on, so that kill -9 leaves nothing behind that
 * blocks a restart. The embedded database itself lets two processes open its files, and then loses rows.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = socketPath(realpathSync(folder));
  const server = (await bound(path)) ?? (await boundAfterDead(path));
  if (server === null)
    throw new FolderInUse(`Another Stet is using ${folder}. Stop it, or choose another folder with STET_DATA.`);
  server.unref();
  return async () => {
    server.close();
    await once(server, "close");
  };
}

function socketPath(folder: string): string {
  const name = `stet-${createHash("sha256").update(folder).digest("hex").slice(0, 24)}`;
  return process.platform === "win32" ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

/** A server on the path, or null where something is there already. */
async function bound(path: string): Promise<Server | null> {
  const server = createServer((socket) => socket.destroy());
  const listening = once(server, "listening").then(
    () => true,
    () => false,
  );
  server.listen(path);
  return (await listening) ? server : null;
}

/** The same, once a socket that nobody answers on is out of the way. */
async function boundAfterDead(path: string): Promise<Server | null> {
  if (await isAnswered(path)) return null;
  await rm(path, { force: true });
  return bound(path);
}

async function isAnswered(path: string): Promise<boolean> {
  const socket = connect(path);
  const isThere = await once(socket, "connect").then(
    () => true,
    () => false,
  );
  socket.destroy();
  return isThere;
}
