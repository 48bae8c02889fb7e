import { http } from "msw";
import { setupWorker } from "msw/browser";
import { Bridge } from "./bridge.ts";
import { faultyAnswer, takeFaultFrom } from "./faults.ts";
import { showNote } from "./note.ts";
import { showPanel } from "./panel.ts";
import { socketsOver } from "./sockets.ts";
import "./panel.css";

/** The addresses that the newsroom answers. A page that is navigated to is the client's own, which asks for these. */
const answered = ["/api/", "/problems/", "/news/", "/pictures/", "/news", "/accessibility", "/cookies", "/privacy"];
/** Says that this page was loaded anew to come under its service worker. */
const loadedAnew = "stet-mock-loaded-anew";

/**
 * Starts the newsroom in this browser and stands between it and the page: every request and the socket go to the same
 * application that the server runs, in the worker of whichever tab leads. Settles when requests are answered; where
 * they cannot be, says why on the page, and does not settle.
 */
export async function startMock(): Promise<void> {
  const note = showNote();
  note.says("Opening the newsroom in this browser…", { afterMs: 300 });
  try {
    if (!isSecureContext) throw new Error("The newsroom can run only on a page from https:// or from localhost.");
    takeFaultFrom(location.search);
    await started(note);
  } catch (fault) {
    note.fails(fault instanceof Error ? fault.message : String(fault));
    return new Promise(() => {});
  }
}

async function started(note: ReturnType<typeof showNote>): Promise<void> {
  const panel = showPanel({
    onReset: (undo) => bridge.reset({ undo }),
    onSwitchPerson: () => location.assign("/sign-in"),
  });
  const ready = Promise.withResolvers<void>();
  const worker = new Worker(new URL("./backend.worker.ts", import.meta.url), { type: "module", name: "stet-mock" });
  worker.addEventListener("error", ({ message }) => ready.reject(new Error(`The newsroom did not start. ${message}`)));
  const bridge = new Bridge({
    onNewsroom: (newsroom) => {
      panel.shows(newsroom);
      ready.resolve();
    },
    onReset: () => location.reload(),
    onSilent: (isSilent) => panel.saysSilent(isSilent),
    onFailed: (why) => {
      ready.reject(new Error(why));
      note.fails(`${why} Load the page again.`);
    },
  });
  const requests = http.all(
    ({ request }) => isAnswered(request),
    async ({ request }) => (await faultyAnswer(request)) ?? (await bridge.fetch(request)),
  );
  const service = setupWorker(socketsOver(bridge), requests);
  await service.start({ onUnhandledFrame: "bypass", quiet: true });
  await underServiceWorker();
  await ready.promise;
  note.goes();
}

/**
 * Waits until this page's requests go by way of the service worker. A page that was loaded past it, as by shift and
 * reload, is loaded once more.
 */
async function underServiceWorker(): Promise<void> {
  const { serviceWorker } = navigator;
  if (serviceWorker.controller === null) {
    const taken = new Promise<void>((settle) =>
      serviceWorker.addEventListener("controllerchange", () => settle(), { once: true }),
    );
    await Promise.race([taken, new Promise((resume) => setTimeout(resume, 1000))]);
  }
  if (serviceWorker.controller !== null) return sessionStorage.removeItem(loadedAnew);
  if (sessionStorage.getItem(loadedAnew) !== null)
    throw new Error("This browser keeps the page from its service worker. Allow it, and load the page again.");
  sessionStorage.setItem(loadedAnew, "yes");
  location.reload();
  await new Promise(() => {});
}

/** A navigation is never answered: the page that would answer it may be the one that is being left. */
function isAnswered({ mode, url }: Request): boolean {
  const { origin, pathname } = new URL(url);
  if (mode === "navigate" || origin !== location.origin) return false;
  return answered.some((path) => (path.endsWith("/") ? pathname.startsWith(path) : pathname === path));
}
