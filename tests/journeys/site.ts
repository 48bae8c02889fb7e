import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { inject } from "vitest";
import { launchOptions, unpackChromium } from "#tests/browser/chromium.ts";
import { startProgram } from "#tests/setup/programs.ts";

/** An installation to drive: its address, the way to a page for one more person, and the way to end it. */
export interface Site {
  readonly kind: "server" | "mock";
  readonly address: string;
  /** A new page for a person. On a server each has a browser of their own; in the mock each has a tab of one browser. */
  newPage(): Promise<Page>;
  /** Every page that is open. */
  pages(): readonly Page[];
  stop(): Promise<void>;
}

/**
 * Starts the server as `npm start` does, on a data folder of its own with the demonstration newsroom in it. A database
 * that `settings` name is filled as the server starts.
 */
export async function startServer(browser: Browser, settings: Readonly<Record<string, string>> = {}): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), "stet-journey-"));
  if (settings["DATABASE_URL"] === undefined) await cp(inject("newsroom"), folder, { recursive: true });
  const process = await startProgram("src/server/node/main.ts", { STET_DATA: folder, ...settings });
  const contexts: BrowserContext[] = [];
  return {
    kind: "server",
    address: process.address,
    newPage: async () => {
      const context = await browser.newContext();
      contexts.push(context);
      return context.newPage();
    },
    pages: () => contexts.flatMap((context) => context.pages()),
    stop: async () => {
      await Promise.all(contexts.map((context) => context.close()));
      await process.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Serves the mock's static files as `npm run mock` does, to a browser with a folder of its own: in a browser that keeps
 * nothing on disk, as tests usually have, each write to a private file goes by way of another process, at 20 times the
 * cost.
 */
export async function startMock(): Promise<Site> {
  const process = await startProgram("src/server/node/mock.ts", {});
  const folder = await mkdtemp(join(tmpdir(), "stet-mock-"));
  await unpackChromium();
  const context = await chromium.launchPersistentContext(folder, launchOptions);
  // Stays, so that the browser has a page when everybody has gone.
  const [blank] = context.pages();
  return {
    kind: "mock",
    address: process.address,
    newPage: () => context.newPage(),
    pages: () => context.pages().filter((page) => page !== blank),
    stop: async () => {
      await context.close();
      await process.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
