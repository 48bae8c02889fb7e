import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/**
 * Starts one of the programs with the Node that the project brings, and waits until its health, or its page, answers.
 * `stop` throws, with what it said, where it has ended by itself meanwhile.
 */
export async function startProgram(program: string, settings: Readonly<Record<string, string>>) {
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
  const endedByItself = () => new Error(`${program} ended by itself:\n${said.join("")}`);
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) throw endedByItself();
    child.kill("SIGTERM");
    await ended;
  };
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw endedByItself();
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok === true) return { address, stop };
    await new Promise((resume) => setTimeout(resume, 100));
  }
  await stop();
  throw new Error(`${program} did not answer within a minute:\n${said.join("")}`);
}

/**
 * The environment without what would set up this installation as another, or as a test. Programs are started by the
 * hundred: what Node has compiled is kept between them.
 */
export function outsideSettings(): NodeJS.ProcessEnv {
  const ours = /^(STET_|VITEST|NODE_ENV$|DATABASE_URL$)/;
  const outside = Object.entries(globalThis.process.env).filter(([name]) => !ours.test(name));
  return { ...Object.fromEntries(outside), NODE_COMPILE_CACHE: join(root, "node_modules/.cache/compiled") };
}

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No free port was given");
  return address.port;
}
