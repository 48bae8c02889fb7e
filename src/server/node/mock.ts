import { createServer } from "node:http";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { builtMock } from "./deskBuild.ts";
import { listenerOf } from "./listen.ts";
import { addMockNewsroom } from "./mockNewsroom.ts";

/**
 * Serves the mock: static files and nothing else. The desk, the newsroom's database as it is shipped, and what the
 * reader's pages are dressed in are built first where they are missing.
 */
const port = Number(process.env["PORT"] ?? "3000");

const folder = await builtMock();
await addMockNewsroom(folder);
const app = new Hono()
  .use("/*", serveStatic({ root: folder }))
  // An address of the API is the service worker's to answer; here there is none.
  .all("/api/*", (c) => c.text("The newsroom runs in your browser. Open the desk first.", 404))
  .get("/*", serveStatic({ path: join(folder, "index.html") }));
const server = createServer(listenerOf(async (request) => app.fetch(request)));
server.listen(port, "127.0.0.1", () => {
  process.stdout.write(`\n  The mocked newsroom is at http://localhost:${port}\n`);
  process.stdout.write("  It runs in your browser alone: sign in as anybody, in as many tabs as you like.\n\n");
});
server.on("error", (fault: NodeJS.ErrnoException) => {
  const isTaken = fault.code === "EADDRINUSE";
  process.stderr.write(
    isTaken ? `Port ${port} is taken. Choose another, as in PORT=${port + 1}.\n` : `${fault.message}\n`,
  );
  process.exit(1);
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => server.close(() => process.exit(0)));
