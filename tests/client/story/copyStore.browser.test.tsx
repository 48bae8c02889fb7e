import { afterEach, describe, expect, test, vi } from "vitest";
import { type ClosableCopyStore, copyStore } from "#client/lib/offline.ts";
import { unsentStories } from "#client/lib/unsentRecords.ts";
import type { KeptWork } from "#editor/copyStore.ts";

const work: KeptWork = {
  seq: 7,
  epoch: 2,
  doc: { type: "doc" },
  unconfirmed: [{ step: { stepType: "replace" }, undo: [{ stepType: "replace" }], gone: "", index: 0 }],
  inflight: { ref: "r1", base: 7, epoch: 2, steps: [{ stepType: "replace" }], gone: [""] },
  madeIn: "edit" as const,
  tray: [
    {
      id: "01890000-0000-7000-8000-000000000001",
      text: "The lock-keeper rows across",
      why: "place-gone",
      by: "fiona",
      at: "2026-11-23T21:12:00.000Z",
    },
  ],
  unsent: [{ id: "01890000-0000-7000-8000-000000000002", copy: { type: "doc" } }],
};

/** For a test that is about no tab that goes later. */
const unheard = () => {};

const opened: ClosableCopyStore[] = [];

function opens(story: string, person = "leyi"): ClosableCopyStore {
  const store = copyStore(story, person);
  opened.push(store);
  return store;
}

afterEach(() => {
  for (const store of opened.splice(0)) store.close();
});

describe("unsent work", () => {
  test("outlives the page that kept it, for the same story and person alone", async () => {
    const first = opens("ferry");
    expect(await first.read()).toBeNull();
    await first.keep(work);
    first.close();
    expect(await opens("ferry").read()).toEqual(work);
    expect(await opens("ferry", "fiona").read()).toBeNull();
    expect(await opens("lido").read()).toBeNull();
  });

  test("is let go once it is stored", async () => {
    const first = opens("bins");
    await first.keep(work);
    await first.keep(null);
    first.close();
    expect(await opens("bins").read()).toBeNull();
  });

  test("is kept by every tab in a record of its own, and none touches another's", async () => {
    const first = opens("tram");
    await first.keep(work);
    const second = opens("tram");
    expect(await second.read()).toBeNull();
    await second.keep({ ...work, seq: 8 });
    expect(await second.left(unheard)).toEqual([]);
    await second.keep(null);
    expect([first.isKeeping, second.isKeeping]).toEqual([true, true]);
    expect(await first.read()).toEqual(work);
  });

  test("of several closed tabs is found again, each record once: the newest to go on with, the others beside it", async () => {
    const tabs = [opens("lock"), opens("lock"), opens("lock")];
    for (const [at, tab] of tabs.entries()) await tab.keep({ ...work, seq: at });
    for (const tab of tabs) tab.close();
    const next = opens("lock");
    expect((await next.read())?.seq).toBe(2);
    const left = await next.left(unheard);
    expect((await Promise.all(left.map((each) => each.read()))).map((each) => each?.seq)).toEqual([1, 0]);
    expect(await next.left(unheard)).toEqual([]);
    expect(await opens("lock").read()).toBeNull();
    for (const each of left) await each.keep(null);
    for (const each of left) each.close();
  });

  test("of a tab that is slow to go is told of once it is gone, where there is something in it", async () => {
    const [slow, empty, next] = [opens("quay"), opens("quay"), opens("quay")];
    await slow.keep(work);
    await empty.keep({ ...work, seq: 8 });
    expect(await next.read()).toBeNull();
    const gone = vi.fn();
    expect(await next.left(gone)).toEqual([]);
    await empty.keep(null);
    empty.close();
    // Its lock is free.
    await expect.poll(locksHeld).toHaveLength(2);
    expect(gone).not.toHaveBeenCalled();
    slow.close();
    await expect.poll(() => gone.mock.calls).toHaveLength(1);
    const left = await next.left(unheard);
    expect(await Promise.all(left.map((each) => each.read()))).toEqual([work]);
    expect(gone).toHaveBeenCalledTimes(1);
    for (const each of left) each.close();
  });

  test("of a tab that goes after the one that waited for it is told to nobody", async () => {
    const [slow, next] = [opens("wharf"), opens("wharf")];
    await slow.keep(work);
    expect(await next.read()).toBeNull();
    const gone = vi.fn();
    expect(await next.left(gone)).toEqual([]);
    next.close();
    await expect.poll(locksAwaited).toEqual([]);
    slow.close();
    await expect.poll(locksHeld).toEqual([]);
    expect(await opens("wharf").read()).toEqual(work);
    expect(gone).not.toHaveBeenCalled();
  });

  test("is let go after thirty days without its tab, and not while one has it open", async () => {
    const [gone, open] = [opens("mill"), opens("mill")];
    const longAgo = Date.now() - 31 * 24 * 3_600_000;
    vi.setSystemTime(longAgo);
    await gone.keep(work);
    await open.keep(work);
    vi.useRealTimers();
    gone.close();
    await expect.poll(() => opens("mill").read()).toBeNull();
    expect(await open.read()).toEqual(work);
  });

  test("is named for the desk by its story, unless a tab has it open", async () => {
    const doc = { type: "doc", content: [{ type: "headline", content: [{ text: "Ferry " }, { text: "stops" }] }] };
    const [closed, open] = [opens("pier", "kit"), opens("dock", "kit")];
    await closed.keep({ ...work, doc });
    await open.keep(work);
    closed.close();
    await expect.poll(() => unsentStories("kit")).toEqual([{ storyId: "pier", headline: "Ferry stops" }]);
    expect(await unsentStories("fiona")).toEqual([]);
  });

  test("has its last word kept when the page is left in the same moment", async () => {
    const first = opens("opera");
    await first.read();
    first.close();
    void first.keep(work);
    expect(await opens("opera").read()).toEqual(work);
  });
});

/** The names of the locks that some tab has, and of those that some tab waits for. */
async function locksHeld(): Promise<readonly (string | undefined)[]> {
  return ((await navigator.locks.query()).held ?? []).map(({ name }) => name);
}

async function locksAwaited(): Promise<readonly (string | undefined)[]> {
  return ((await navigator.locks.query()).pending ?? []).map(({ name }) => name);
}
