import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { freePort, outsideSettings } from "#tests/setup/programs.ts";

const root = join(import.meta.dirname, "../..");

/** The server as `npm start` runs it, on a folder and port that outlive it. */
export interface MortalServer {
  readonly address: string;
  start(): Promise<void>;
  /** Ends the process as a crash does: nothing in it hears of it. */
  kill(): Promise<void>;
}

/** How it differs from `npm start`: other settings, other words. */
interface Otherwise {
  readonly settings: Readonly<Record<string, string>>;
  readonly words: readonly string[];
}

export async function aMortalServer(folder: string, otherwise?: Otherwise): Promise<MortalServer> {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  let child: ChildProcess | null = null;
  let said = "";
  return {
    address,
    start: async () => {
      const started = spawn(
        join(root, "node_modules/node/bin/node"),
        ["src/server/node/main.ts", ...(otherwise?.words ?? [])],
        {
          cwd: root,
          env: { ...outsideSettings(), ...otherwise?.settings, PORT: String(port), STET_DATA: folder },
          stdio: ["ignore", "pipe", "pipe"],
        },
      );
      child = started;
      said = "";
      for (const stream of [started.stdout, started.stderr])
        stream.on("data", (chunk) => {
          said += String(chunk);
        });
      for (let tries = 0; tries < 900; tries++) {
        if (started.exitCode !== null) throw new Error(`The server ended by itself:\n${said}`);
        const answer = await fetch(`${address}/api/health`).catch(() => null);
        if (answer?.ok === true) return;
        await new Promise((resume) => setTimeout(resume, 100));
      }
      throw new Error(`The server did not answer:\n${said}`);
    },
    kill: async () => {
      if (child === null || child.exitCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
      child = null;
    },
  };
}
