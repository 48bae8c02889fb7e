import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { isOwnHost } from "./hosts.ts";
import type { InstallationSettings } from "./settings.ts";

/** The port cannot be had. The message is for whoever starts Stet. */
export class PortRefused extends Error {}

/** Answers a request, told the address that it came from. */
export type Answer = (request: Request, remote: string) => Promise<Response>;
type Listener = (request: IncomingMessage, response: ServerResponse) => void;

export interface Listening {
  readonly server: Server;
  /** From here on requests are answered; until then they hear that the server is starting. */
  answerWith(listener: Listener): void;
  /** Takes no more requests, and gives those under way until `withinMs` to end. */
  close(withinMs: number): Promise<void>;
}

/** Takes the port at once, so that a port in use is told before anything is made. */
export async function listen({ port, host, siteUrl }: InstallationSettings): Promise<Listening> {
  let answered: Listener = (_, response) => refuse(response, 503, "Starting", { "retry-after": "1" });
  const server = createServer(
    { maxHeaderSize: 16_384, headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 65_000 },
    (request, response) => {
      if (!isOwnHost(request.headers.host, siteUrl)) refuse(response, 421, "This is not that site", {});
      else if (!/^\/[^\\]*$/.test(request.url ?? "")) refuse(response, 404, "There is nothing at this address", {});
      else if (request.method === "TRACE") refuse(response, 405, "That cannot be done here", { allow: "GET" });
      else answered(request, response);
    },
  );
  server.listen(port, host);
  await once(server, "listening").catch((fault: unknown) => {
    throw refusal(fault, port, host);
  });
  return {
    server,
    answerWith: (listener) => {
      answered = listener;
    },
    close: (withinMs) => closeWithin(server, withinMs),
  };
}

/** Makes a listener of a function from request to response. */
export function listenerOf(answer: Answer): Listener {
  const listener = getRequestListener((request, { incoming }) => answer(request, incoming.socket.remoteAddress ?? ""), {
    overrideGlobalObjects: false,
  });
  return (request, response) => void listener(request, response);
}

function refusal(fault: unknown, port: number, host: string): PortRefused {
  const code = typeof fault === "object" && fault !== null && "code" in fault ? fault.code : "";
  if (code === "EADDRINUSE")
    return new PortRefused(`Port ${port} is taken. Stop what runs there, or choose another, as in PORT=${port + 1}.`);
  if (code === "EACCES") return new PortRefused(`Port ${port} is not free to use. Choose one above 1024 with PORT.`);
  return new PortRefused(`${host} is no address of this machine. Choose another with STET_HOST.`);
}

function refuse(response: ServerResponse, status: number, says: string, headers: Record<string, string>): void {
  response.writeHead(status, { ...headers, "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
  response.end(`${says}\n`);
}

async function closeWithin(server: Server, withinMs: number): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), withinMs);
  await closed;
  clearTimeout(late);
}
