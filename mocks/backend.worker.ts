import { channels, type FromLeader, locks } from "./messages.ts";
import { newsroomOn, readyNewsroom } from "./newsroom.ts";
import { serve } from "./serve.ts";
import { fetchShipped, type Shipped } from "./shipped.ts";
import { openStore, type Store } from "./storage.ts";

/**
 * The newsroom of the mock: the server's own application on a database in this browser. Every tab starts this worker;
 * the one that holds the lock answers all tabs, for as long as it lives. Everything is imported and fetched at the
 * start: once the lock is won, the service worker that would bring more may just have died with its tab.
 */
fetchShipped().then(
  (shipped) => navigator.locks.request(locks.leader, () => lead(shipped).catch(fail)),
  (fault: unknown) => fail(fault),
);

/** Leads for as long as the worker lives. Ends only where no newsroom can be opened, and so lets another try. */
async function lead(shipped: Shipped): Promise<void> {
  let store = await openStore({ shipped, readied: readyNewsroom });
  for (let isReset = false; ; isReset = true) {
    const next = await servedUntilReset(store, shipped, { isReset });
    store = next === "undo" ? await store.undoReset() : await store.reset(next);
  }
}

/** Serves until a tab asks for the newsroom as it is shipped, and gives that, or until one takes this back. */
async function servedUntilReset(
  store: Store,
  shipped: Shipped,
  { isReset }: { readonly isReset: boolean },
): Promise<Blob | "undo"> {
  const app = newsroomOn(store.pg, store.flush);
  const next = Promise.withResolvers<Blob | "undo">();
  const { isKept, canUndo, isRemade } = store;
  const stop = serve(app, {
    isReset,
    newsroom: { isKept, canUndo, isRemade },
    // Fetched while the old one still answers: where it cannot be had, nothing has changed.
    reset: async (undo) => next.resolve(undo ? "undo" : await shipped.dump()),
  });
  app.start().catch(reportError);
  const asked = await next.promise;
  await app.stop();
  stop();
  return asked;
}

function fail(fault: unknown): void {
  const why = `The newsroom in this browser could not be opened: ${fault instanceof Error ? fault.message : String(fault)}`;
  new BroadcastChannel(channels.all).postMessage({ type: "failed", why } satisfies FromLeader);
}
