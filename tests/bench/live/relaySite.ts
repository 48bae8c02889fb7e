import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** Starts the relay; `address` is where its sockets are. */
export async function startRelay() {
  const child = spawn(process.execPath, [join(import.meta.dirname, "relay.ts")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [port] = (await once(child.stdout, "data")) as readonly unknown[];
  return {
    address: `ws://127.0.0.1:${String(port).trim()}`,
    stop: async () => {
      const ended = once(child, "exit");
      child.kill();
      await ended;
    },
  };
}
