import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Blobs } from "#server/core/deps.ts";

/** Blobs as files of a folder. A file appears whole or not at all, and is on the disk before anybody hears of it. */
export function diskBlobs(folder: string): Blobs {
  return {
    put: async (key, bytes) => {
      const path = join(folder, key);
      if (await isThere(path)) return;
      await mkdir(dirname(path), { recursive: true });
      const unfinished = `${path}.${randomUUID()}`;
      const file = await open(unfinished, "w");
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unfinished, path);
    },
    get: async (key) => {
      const path = join(folder, key);
      return (await isThere(path)) ? readFile(path) : null;
    },
  };
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
