import { afterEach, describe, expect, test } from "vitest";
import { type ClosableCopyStore, copyStore } from "#client/lib/offline.ts";
import type { KeptWork } from "#editor/copyStore.ts";

const work: KeptWork = {
  seq: 7,
  epoch: 2,
  doc: { type: "doc" },
  unconfirmed: [{ step: { stepType: "replace" }, undo: [{ stepType: "replace" }], gone: "", index: 0 }],
  inflight: { ref: "r1", base: 7, epoch: 2, steps: [{ stepType: "replace" }], gone: [""] },
  tray: [{ text: "The lock-keeper rows across", why: "place-gone" }],
};

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

  test("is kept by one tab at a time: the second says that it keeps nothing, and touches nothing", async () => {
    const first = opens("tram");
    await first.keep(work);
    const second = opens("tram");
    expect(await second.read()).toBeNull();
    expect(second.isKeeping).toBe(false);
    await second.keep(null);
    expect(first.isKeeping).toBe(true);
    expect(await first.read()).toEqual(work);
  });

  test("has its last word kept when the page is left in the same moment", async () => {
    const first = opens("opera");
    await first.read();
    first.close();
    void first.keep(work);
    expect(await opens("opera").read()).toEqual(work);
  });
});
