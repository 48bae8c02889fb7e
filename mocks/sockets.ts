import { ws } from "msw";
import type { Bridge } from "./bridge.ts";
import { faultNow, onFault, slowMs } from "./faults.ts";

/** Joins the page's socket to the newsroom: its frames there, the newsroom's back, both as slow as asked for. */
export function socketsOver(bridge: Bridge) {
  const address = `${location.origin.replace(/^http/, "ws")}/api/live`;
  return ws.link(address).addEventListener("connection", ({ client }) => {
    const cut = () => client.close(1001, "Offline is switched on");
    if (faultNow() === "offline") return cut();
    const other = bridge.connect({
      send: (data) => inTime(() => client.send(data)),
      close: (code, reason) => client.close(code, reason),
    });
    const unhear = onFault((fault) => fault === "offline" && cut());
    client.addEventListener("message", ({ data }) => inTime(() => other.frame(String(data))));
    client.addEventListener("close", () => {
      unhear();
      other.close();
    });
  });
}

/** What is put off stays in its order, and whatever comes after it waits as long. */
let slowUntil = 0;
function inTime(act: () => void): void {
  const now = performance.now();
  if (faultNow() === "slow") slowUntil = now + slowMs;
  if (slowUntil <= now) return act();
  setTimeout(act, slowUntil - now);
}
