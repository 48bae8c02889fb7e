import { WebSocket, WebSocketServer } from "ws";

/**
 * The floor under the live copy, in a process of its own: what one connection says is told to all, as it came. Nothing
 * is read, decided or stored. Says its port once it listens.
 */
const relay = new WebSocketServer({ port: 0, host: "127.0.0.1" });
relay.on("connection", (socket) => {
  socket.on("message", (data, isBinary) => {
    for (const each of relay.clients) if (each.readyState === WebSocket.OPEN) each.send(data, { binary: isBinary });
  });
});
relay.on("listening", () => {
  const address = relay.address();
  if (address !== null && typeof address !== "string") console.log(address.port);
});
