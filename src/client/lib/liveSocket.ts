import { LiveSocket } from "./live.ts";

let socket: LiveSocket | undefined;

/** The tab's one socket. Whoever is signed in has it started; everybody else listens to it. */
export function theLiveSocket(): LiveSocket {
  socket ??= new LiveSocket(`${location.origin.replace(/^http/, "ws")}/api/live`);
  return socket;
}
