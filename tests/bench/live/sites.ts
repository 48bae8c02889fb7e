import { type BenchServer, serve } from "../stand/server.ts";
import { embeddedStore, postgresStore } from "../stand/stores.ts";
import { fillForCrowds, type LiveFill } from "./crowd.ts";
import { startRelay } from "./relaySite.ts";

/** The relay and a server on each kind of database that this machine has, all alive at once. */
export interface Sites {
  readonly relay: Awaited<ReturnType<typeof startRelay>>;
  readonly servers: readonly BenchServer<LiveFill>[];
  stop(): Promise<void>;
}

/** How many times the floor's what is stored may take, on each kind of database. */
export const goals = { embedded: 4, PostgreSQL: 2 } as const;

export async function startSites(wanted: { readonly people: number; readonly stories: number }): Promise<Sites> {
  const stores = [await embeddedStore(), await postgresStore()].filter((store) => store !== null);
  const servers: BenchServer<LiveFill>[] = [];
  for (const store of stores) servers.push(await serve(store, (deps) => fillForCrowds(deps, wanted)));
  if (stores.length < 2) console.log("No PostgreSQL: name one in STET_TEST_BENCH_DATABASE_URL");
  const relay = await startRelay();
  return {
    relay,
    servers,
    stop: async () => {
      await relay.stop();
      for (const server of servers) await server.stop();
    },
  };
}
