import type { Deps } from "#server/core/deps.ts";
import { buildDesk } from "#tests/setup/builds.ts";
import { startProgram } from "#tests/setup/programs.ts";
import { openStore, settingsOf } from "./newsroom.ts";
import type { LentStore } from "./stores.ts";

/** A server in a process of its own, on a store that was filled before. */
export interface BenchServer<Filled> {
  readonly kind: LentStore["kind"];
  readonly address: string;
  readonly filled: Filled;
  /** Ends the process, and drops its store. */
  stop(): Promise<void>;
}

/** Fills a store, and then starts the server on it as `npm start` does. */
export async function serve<Filled>(
  store: LentStore,
  fill: (deps: Deps) => Promise<Filled>,
): Promise<BenchServer<Filled>> {
  await buildDesk();
  const installation = await openStore(store);
  const filled = await fill(installation.deps);
  await installation.close();
  const { address, stop } = await startProgram("src/server/node/main.ts", settingsOf(store));
  return {
    kind: store.kind,
    address,
    filled,
    stop: async () => {
      await stop();
      await store.drop();
    },
  };
}
