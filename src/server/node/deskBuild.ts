import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** What a build is made from: when any of it is newer, the build is old. */
const sources = ["src", "mocks", "public", "index.html", "vite.config.ts", "package-lock.json"];

/** The folder of the built desk, which is built first where it is missing, or older than what it is made from. */
export function builtDesk(): Promise<string> {
  return built("dist", "production", "Building the desk, once…");
}

/** The folder of the mocked desk, likewise. */
export function builtMock(): Promise<string> {
  return built("dist-mock", "mock", "Building the mocked desk, once…");
}

async function built(name: string, mode: string, says: string): Promise<string> {
  const folder = join(root, name);
  const page = join(folder, "index.html");
  if (existsSync(page) && (await stat(page)).mtimeMs >= (await newestSource())) return folder;
  process.stdout.write(`${says}\n`);
  const { build } = await import("vite");
  await build({ root, mode, logLevel: "warn" });
  return folder;
}

async function newestSource(): Promise<number> {
  const times = await Promise.all(sources.map((source) => newestIn(join(root, source))));
  return Math.max(...times);
}

async function newestIn(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  if (found === null) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const inside = await readdir(path, { recursive: true, withFileTypes: true });
  const files = inside.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const times = await Promise.all(files.map(async (file) => (await stat(file)).mtimeMs));
  return Math.max(0, ...times);
}
