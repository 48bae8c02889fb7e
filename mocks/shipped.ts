import type { PGliteOptions } from "@electric-sql/pglite";
import dataUrl from "@electric-sql/pglite/pglite.data?url";
import engineUrl from "@electric-sql/pglite/pglite.wasm?url";

/** What comes with the mock and every opening of its database needs. */
export interface Shipped {
  /** The name of this build of the database engine: another's files are not read. */
  readonly engine: string;
  readonly options: Pick<PGliteOptions, "pgliteWasmModule" | "initdbWasmModule" | "fsBundle">;
  /** The demonstration newsroom as one packed database. */
  dump(): Promise<Blob>;
}

/**
 * Fetches the engine as its worker starts, long before it may lead: a worker's requests go by way of the service
 * worker, which may just have died with the tab that led. The newsroom itself is asked for only where there is none.
 */
export async function fetchShipped(): Promise<Shipped> {
  const [engine, data] = await Promise.all([fetched(engineUrl), fetched(dataUrl)]);
  const pgliteWasmModule = await WebAssembly.compile(await engine.arrayBuffer());
  return {
    engine: engineUrl.slice(engineUrl.lastIndexOf("/") + 1),
    options: {
      pgliteWasmModule,
      // No database is ever made from nothing here. Were this not given, its maker would be fetched all the same.
      initdbWasmModule: pgliteWasmModule,
      fsBundle: await data.blob(),
    },
    dump: async () => (await fetched("/mock-newsroom.tgz")).blob(),
  };
}

async function fetched(address: string): Promise<Response> {
  const response = await fetch(new URL(address, location.origin));
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response;
}
