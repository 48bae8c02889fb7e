import { http, ws } from "msw";
import { setupWorker } from "msw/browser";
import { Bridge } from "./bridge.ts";
import { faultNow, faultyAnswer, onFault } from "./faults.ts";
import { showOpening, showPanel } from "./panel.ts";
import "./panel.css";

/** The addresses that the newsroom answers. A page that is navigated to is the client's own, which asks for these. */
const answered = ["/api/*", "/problems/*", "/news", "/news/*", "/pictures/*", "/accessibility", "/cookies", "/privacy"];

/**
 * Starts the newsroom in this browser and stands between it and the page: every request and the socket go to the same
 * application that the server runs, in the worker of whichever tab leads. Settles when requests are answered.
 */
export async function startMock(): Promise<void> {
  const opening = showOpening();
  const worker = new Worker(new URL("./backend.worker.ts", import.meta.url), { type: "module", name: "stet-mock" });
  const bridge = new Bridge();
  worker.addEventListener("error", (event) => opening.fail(`The newsroom could not be opened: ${event.message}`));
  bridge.onReset = () => location.reload();

  const requests = http.all(
    ({ request }) => {
      const { pathname, origin } = new URL(request.url);
      return origin === location.origin && answered.some((pattern) => isMatch(pattern, pathname));
    },
    async ({ request }) => (await faultyAnswer(request)) ?? (await bridge.fetch(request)),
  );
  const sockets = ws
    .link(`${location.origin.replace(/^http/, "ws")}/api/live`)
    .addEventListener("connection", ({ client }) => {
      if (faultNow() === "offline") return client.close(1001, "Offline is switched on");
      const other = bridge.connect({
        send: (data) => client.send(data),
        close: (code, reason) => client.close(code, reason),
      });
      const unhear = onFault((fault) => fault === "offline" && client.close(1001, "Offline is switched on"));
      client.addEventListener("message", ({ data }) => other.frame(String(data)));
      client.addEventListener("close", () => {
        unhear();
        other.close();
      });
    });
  const service = setupWorker(sockets, requests);
  try {
    await Promise.all([service.start({ onUnhandledFrame: "bypass", quiet: true }), bridge.ready]);
  } catch (fault) {
    opening.fail(fault instanceof Error ? fault.message : "The newsroom could not be opened in this browser.");
    throw fault;
  }
  // A page loaded past its service worker (shift and reload) is not controlled by it: once more, and it is.
  if (navigator.serviceWorker.controller === null) location.reload();
  opening.done();
  showPanel({
    onReset: (undo) => bridge.reset({ undo }),
    onSwitchPerson: () => location.assign("/sign-in"),
  });
}

function isMatch(pattern: string, path: string): boolean {
  return pattern.endsWith("/*") ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}
