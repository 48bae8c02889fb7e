import { ServerFrame } from "#contract/live.ts";
import type { Line } from "#tests/server/live/writer.ts";

/** Node's own WebSocket takes headers; the types of a browser's, which the tests have, do not know it. */
const NodeWebSocket = WebSocket as unknown as new (
  url: string,
  given: { readonly headers: Readonly<Record<string, string>> },
) => WebSocket;

/** A real connection to a server, with a session's cookie. */
export interface Wire extends Line {
  close(): void;
}

/** Connects, as often as is needed until the server is there. */
export async function aWire(address: string, cookie: string): Promise<Wire> {
  for (;;) {
    const wire = await connected(address, cookie);
    if (wire !== null) return wire;
    await new Promise((resume) => setTimeout(resume, 100));
  }
}

function connected(address: string, cookie: string): Promise<Wire | null> {
  const url = `${address.replace(/^http/, "ws")}/api/live`;
  const socket = new NodeWebSocket(url, { headers: { cookie, origin: address } });
  let heard: (frame: ServerFrame) => void = () => {};
  socket.addEventListener("message", ({ data }) => heard(ServerFrame.parse(JSON.parse(String(data)))));
  return new Promise((resolve) => {
    socket.addEventListener("error", () => resolve(null));
    socket.addEventListener("close", () => resolve(null));
    socket.addEventListener("open", () =>
      resolve({
        // A frame to a connection that is gone is let go: what was not answered is sent again over the next.
        send: (frame) => {
          if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
        },
        hear: (listener) => {
          heard = listener;
        },
        close: () => socket.close(),
      }),
    );
  });
}
