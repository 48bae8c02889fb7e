import { execFile } from "node:child_process";
import { existsSync, globSync, statSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { addMockNewsroom } from "#server/node/mockNewsroom.ts";

const root = join(import.meta.dirname, "../..");

/** For tests that need the desk alone. */
export function setup(): Promise<void> {
  return buildDesk();
}

/**
 * Has `dist` and `dist-mock` made of the sources as they are now, the mock without its newsroom. A build newer than all
 * of them is kept.
 */
export async function buildBoth(): Promise<void> {
  await Promise.all([buildDesk(), buildIfOld("dist-mock", ["--mode", "mock"])]);
}

/** Puts the newsroom into the mock that was built. */
export function fillMock(): Promise<void> {
  return addMockNewsroom(join(root, "dist-mock"));
}

/** Has `dist` made, as it is served. */
export function buildDesk(): Promise<void> {
  return buildIfOld("dist", []);
}

async function buildIfOld(folder: string, options: readonly string[]): Promise<void> {
  const manifest = join(root, folder, ".vite/manifest.json");
  if (existsSync(manifest) && changedAt(manifest) > newestSource()) return;
  // The tests' own environment must not reach the build: React would be built for development.
  const { NODE_ENV: _mode, VITEST: _isTest, ...env } = process.env;
  await promisify(execFile)(process.execPath, [join(root, "node_modules/vite/bin/vite.js"), "build", ...options], {
    cwd: root,
    env,
  });
}

function newestSource(): number {
  const patterns = ["{src,mocks,public}/**/*", "index.html", "vite.config.ts", "package-lock.json"];
  return Math.max(...globSync(patterns, { cwd: root }).map((path) => changedAt(join(root, path))));
}

function changedAt(path: string): number {
  return statSync(path).mtimeMs;
}
