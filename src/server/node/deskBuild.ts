import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** The folder of the built desk, which is built first where it is missing. */
export async function builtDesk(): Promise<string> {
  const folder = `${root}dist`;
  if (existsSync(`${folder}/index.html`)) return folder;
  process.stdout.write("Building the desk, once…\n");
  const { build } = await import("vite");
  await build({ root, logLevel: "warn" });
  return folder;
}
