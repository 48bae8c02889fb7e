import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The root of the project. */
export const root = join(import.meta.dirname, "../..");

/** The project's files that match, from the root, in order. */
export function filesLike(...patterns: readonly string[]): readonly string[] {
  return globSync([...patterns], { cwd: root }).toSorted();
}

/** A file's text. */
export function textOf(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** A JSON file's contents. */
export function jsonOf(path: string): unknown {
  return JSON.parse(textOf(path));
}
