import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { launchOptions, unpackChromium } from "#tests/browser/chromium.ts";

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

const root = join(import.meta.dirname, "../..");

/** Starts the server as `npm start` does, on an empty data folder of its own, with the demonstration newsroom. */
export async function startServer(browser: Browser, settings: Readonly<Record<string, string>> = {}): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), "stet-journey-"));
  const process = await startProcess("src/server/node/main.ts", { STET_DATA: folder, ...settings });
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
  const process = await startProcess("src/server/node/mock.ts", {});
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

/** Starts one of the programs with the Node that the project brings, and waits until its health, or its page, answers. */
export async function startProcess(program: string, settings: Readonly<Record<string, string>>) {
  const port = String(await freePort());
  const address = `http://localhost:${port}`;
  const own = join(root, "node_modules/node/bin/node");
  const child = spawn(existsSync(own) ? own : globalThis.process.execPath, [program], {
    cwd: root,
    env: { ...outsideSettings(), PORT: port, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => said.push(String(chunk)));
  const ended = once(child, "exit");
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`${program} ended by itself:\n${said.join("")}`);
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok === true) return { address, stop };
    await new Promise((resume) => setTimeout(resume, 100));
  }
  await stop();
  throw new Error(`${program} did not answer within a minute:\n${said.join("")}`);
}

/** The environment without what would set up this installation as another, or as a test. */
function outsideSettings(): NodeJS.ProcessEnv {
  const ours = /^(STET_|VITEST|NODE_ENV$|DATABASE_URL$)/;
  return Object.fromEntries(Object.entries(globalThis.process.env).filter(([name]) => !ours.test(name)));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No free port was given");
  return address.port;
}
