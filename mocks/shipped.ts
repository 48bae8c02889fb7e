import { PGlite, type PGliteOptions } from "@electric-sql/pglite";
import dataUrl from "@electric-sql/pglite/pglite.data?url";
import engineUrl from "@electric-sql/pglite/pglite.wasm?url";
import { startParams } from "#server/core/pglite.ts";

/** What comes with the mock and every opening of its database needs. */
export interface Shipped {
  /** The name of this build of the database engine: another's files are not read. */
  readonly engine: string;
  /** Makes the engine ready: a second's work, which only the tab that leads has to do. */
  options(): Promise<Pick<PGliteOptions, "pgliteWasmModule" | "initdbWasmModule" | "fsBundle" | "startParams">>;
  /** The demonstration newsroom as one packed database. */
  dump(): Promise<Blob>;
}

/**
 * Fetches the engine as its worker starts, long before it may lead: a worker's requests go by way of the service
 * worker, which may just have died with the tab that led. The newsroom itself is asked for only where there is none.
 */
export async function fetchShipped(): Promise<Shipped> {
  const [engine, data] = await Promise.all([fetched(engineUrl), fetched(dataUrl)]);
  const [code, fsBundle] = await Promise.all([engine.arrayBuffer(), data.blob()]);
  let compiling: Promise<WebAssembly.Module> | null = null;
  return {
    engine: engineUrl.slice(engineUrl.lastIndexOf("/") + 1),
    options: async () => {
      compiling ??= WebAssembly.compile(code);
      const pgliteWasmModule = await compiling;
      // No database is ever made from nothing here. Were its maker not given, it would be fetched all the same.
      return {
        pgliteWasmModule,
        initdbWasmModule: pgliteWasmModule,
        fsBundle,
        startParams: startParams(PGlite.defaultStartParams),
      };
    },
    dump: async () => (await fetched("/mock-newsroom.tgz")).blob(),
  };
}

async function fetched(address: string): Promise<Response> {
  const response = await fetch(new URL(address, location.origin));
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response;
}
