import { existsSync } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { newsroomDump } from "./newsroomDump.ts";
import { readerFiles } from "./readerFiles.ts";

/**
 * Puts into the folder of a built mock what a build cannot make: the demonstration newsroom, and what the reader's
 * pages are dressed in. A build empties the folder, so they come and go with it.
 */
export async function addMockNewsroom(folder: string): Promise<void> {
  const dump = join(folder, "mock-newsroom.tgz");
  if (existsSync(dump)) return;
  process.stdout.write("Making the demonstration newsroom, once…\n");
  await mkdir(join(folder, "reader"), { recursive: true });
  for (const { name, bytes } of await readerFiles.all()) await writeFile(join(folder, "reader", name), bytes);
  const unfinished = `${dump}.${process.pid}`;
  await writeFile(unfinished, await newsroomDump());
  await rename(unfinished, dump);
}
