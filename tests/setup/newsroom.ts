import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { buildBoth, fillMock } from "./builds.ts";
import { startProgram } from "./programs.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A data folder as the first start of a server leaves it. */
    newsroom: string;
  }
}

let folder = "";

/** Has ready what journeys begin with: the desk and the mock built, and a newsroom for each. */
export async function setup(project: TestProject): Promise<void> {
  await buildBoth();
  // Each takes a quarter of a minute of one core.
  await Promise.all([fillMock(), makeNewsroom(project)]);
}

/**
 * Starts the server once on an empty folder, which makes the demonstration newsroom. Journeys begin with copies of that
 * folder: making it is three quarters of what starting takes.
 */
async function makeNewsroom(project: TestProject): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), "stet-newsroom-"));
  const { stop } = await startProgram("src/server/node/main.ts", { STET_DATA: folder });
  await stop();
  project.provide("newsroom", folder);
}

export async function teardown(): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
