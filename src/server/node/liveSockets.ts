import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout } from "node:timers/promises";
import crossws from "crossws/adapters/node";
import type { Peer } from "crossws";
import { closeCodes } from "#contract/live.ts";
import type { Admitted } from "#server/core/admit.ts";
import type { App } from "#server/core/app.ts";
import type { Socket } from "#server/core/socket.ts";
import { isOwnHost } from "./hosts.ts";

const livePath = "/api/live";
/** A frame over a megabyte is closed by the application with a code of its own; over this the connection is cut. */
const mostBytes = 4 * 1_048_576;

interface LiveContext extends Record<string, unknown> {
  readonly admitted: Admitted;
}

/**
 * Carries WebSockets of `/api/live` on the HTTP server. Who asks, and from where, is decided before the upgrade. With
 * `others`, upgrades of other addresses are left to whoever else listens (vite's own, in development).
 */
export function carrySockets(server: Server, app: App, siteUrl: string, others: "refused" | "left") {
  const sockets = new Map<string, CarriedSocket>();
  const remotes = new WeakMap<Request, string>();
  const carrier = crossws({
    serverOptions: { maxPayload: mostBytes },
    hooks: {
      upgrade: async (request) => {
        const asked = request as Request;
        const admitted = await app.admit(asked, { remote: remotes.get(asked) ?? "" });
        return admitted instanceof Response ? admitted : { context: { admitted } satisfies LiveContext };
      },
      open: (peer) => {
        const socket = carriedBy(peer);
        sockets.set(peer.id, socket);
        const { token } = (peer.context as LiveContext).admitted;
        void app.connect(socket.port, { session: { token, set: () => {}, end: () => {} } });
      },
      message: (peer, message) => {
        const isText = typeof message.rawData === "string";
        sockets.get(peer.id)?.heard(isText ? message.text() : message.uint8Array());
      },
      close: (peer) => {
        sockets.get(peer.id)?.closed();
        sockets.delete(peer.id);
      },
    },
  });
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    if (url.pathname === livePath && isOwnHost(request.headers.host, siteUrl)) {
      const asked = requestOf(request);
      remotes.set(asked, request.socket.remoteAddress ?? "");
      carrier.handleUpgrade(request, socket, head, asked).catch(() => socket.destroy());
    } else if (others === "refused") socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n");
  });
  return {
    /** Says goodbye to every socket, and cuts those that do not answer within the time. */
    end: async (withinMs: number) => {
      carrier.closeAll(closeCodes.goingAway, "The server is going away");
      for (let waitedMs = 0; sockets.size > 0 && waitedMs < withinMs; waitedMs += 20) await setTimeout(20);
      carrier.closeAll(closeCodes.goingAway, undefined, true);
    },
  };
}

interface CarriedSocket {
  readonly port: Socket;
  heard(message: string | Uint8Array): void;
  closed(): void;
}

function carriedBy(peer: Peer): CarriedSocket {
  let onMessage: (message: string | Uint8Array) => void = () => {};
  let onClose: () => void = () => {};
  return {
    port: {
      send: (text) => peer.send(text, { compress: text.length > 1024 }),
      close: (code, reason) => peer.close(code, reason),
      waitingBytes: () => peer.websocket.bufferedAmount ?? 0,
      onMessage: (heard) => {
        onMessage = heard;
      },
      onClose: (heard) => {
        onClose = heard;
      },
    },
    heard: (message) => onMessage(message),
    closed: () => onClose(),
  };
}

function requestOf(request: IncomingMessage): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === "string") headers.set(name, value);
  return new Request(`http://${request.headers.host ?? "localhost"}${request.url ?? "/"}`, { headers });
}
