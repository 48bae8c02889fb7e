import { once } from "node:events";
import { createServer } from "node:http";
import { join } from "node:path";
import { build } from "vite";
import { paragraphsOf } from "../stand/copy.ts";

export interface BarePage {
  /** The page with so many words in it; with a relay's address, one that is passed on to others through it. */
  addressOf(words: number, relay?: string): string;
  stop(): Promise<void>;
}

/** Builds the bare editor's page for production, as the desk is, and serves it from memory. */
export async function serveBarePage(): Promise<BarePage> {
  const files = await built();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    const path = url.pathname.slice(1);
    if (path === "paragraphs") {
      response.end(JSON.stringify(paragraphsOf(Number(url.searchParams.get("words")))));
      return;
    }
    const file = files.get(path === "" ? "index.html" : path);
    const type = path.endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8";
    response.writeHead(file === undefined ? 404 : 200, { "content-type": type }).end(file);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port was given");
  return {
    addressOf: (words, relay) => {
      const query = new URLSearchParams({ words: String(words), ...(relay !== undefined && { relay }) });
      return `http://localhost:${address.port}/?${query}`;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function built(): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const result = await build({
    configFile: false,
    root: join(import.meta.dirname, "bare"),
    logLevel: "error",
    build: { write: false, target: "es2023", modulePreload: { polyfill: false } },
  });
  if (Array.isArray(result) || !("output" in result)) throw new Error("The bare page was not built as one");
  return new Map(result.output.map((file) => [file.fileName, file.type === "chunk" ? file.code : file.source]));
}
