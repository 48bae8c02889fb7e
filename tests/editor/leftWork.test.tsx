import { cleanup, render } from "@testing-library/react";
import { createRef } from "react";
import { afterEach, describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { acceptAll, rejectAll } from "#document/reading.ts";
import { CopyEditor, type CopyEditorHandle } from "#editor/CopyEditor.tsx";
import type { CopyStatus } from "#editor/copyStatus.ts";
import { aCopy } from "#tests/builders/copy.ts";
import { FakeLog, FakeRecord, FakeStore } from "./fakeChannel.ts";

afterEach(cleanup);

const pictures = { upload: () => Promise.reject(new Error("No pictures here")), urlOf: (id: string) => `/${id}` };

const elsewhere = { text: "Elsewhere", why: "place-gone", by: null, at: null };

function aLog(): FakeLog {
  return new FakeLog(aCopy({ headline: "Head", paragraphs: ["One two", "Last"] }));
}

/** A page with the story open. */
function opened(log: FakeLog, store: FakeStore) {
  const handle = createRef<CopyEditorHandle>();
  const told: { status: CopyStatus | null; all: CopyStatus[] } = { status: null, all: [] };
  const view = render(
    <CopyEditor
      ref={handle}
      me="me"
      isSuggesting={false}
      nameOf={() => ""}
      onFollowing={() => {}}
      channel={log.channel}
      store={store}
      pictures={pictures}
      onStatus={(status) => {
        told.status = status;
        told.all.push(status);
      }}
      onSay={() => undefined}
    />,
  );
  const copy = () => view.container.querySelector<HTMLElement>('[aria-label="Story copy"]');
  return {
    handle,
    told,
    close: () => view.unmount(),
    saved: () => expect.poll(() => told.status?.save).toBe("saved"),
    tray: () => told.status?.tray.map(({ why, text }) => `${why}: ${text}`),
    /** Types behind the words of the first paragraph. */
    types: async (words: string) => {
      await expect.poll(() => copy()?.contentEditable).toBe("true");
      const place = copy()?.querySelector<HTMLElement>('[data-field="body"] p');
      if (place == null) throw new Error("There is no paragraph");
      await userEvent.click(place);
      await userEvent.keyboard(`{End}${words}`);
    },
  };
}

/** What a tab leaves that is closed offline with a word in it, behind whatever keys. */
async function leftBy(log: FakeLog, keys: string, word: string): Promise<FakeRecord> {
  const store = new FakeStore();
  const tab = opened(log, store);
  await tab.saved();
  log.connected(false);
  await tab.types(keys + word);
  await expect.poll(() => JSON.stringify(store.kept)).toContain(word);
  tab.close();
  return recordOf(store);
}

/** What a tab leaves that was closed after its commit went out and before an answer came. */
async function sentBy(log: FakeLog, word: string): Promise<FakeRecord> {
  const store = new FakeStore();
  const tab = opened(log, store);
  await tab.saved();
  log.isAnswering = false;
  await tab.types(word);
  await expect.poll(() => JSON.stringify(store.kept?.inflight?.steps)).toContain(word);
  tab.close();
  log.isAnswering = true;
  return recordOf(store);
}

function recordOf({ kept }: FakeStore): FakeRecord {
  const record = new FakeRecord();
  record.kept = structuredClone(kept);
  return record;
}

describe("work that other tabs have left", () => {
  test.each([
    ["is sent again under the ref that it was sent with where the log does not have it", false],
    ["is not sent again where the log has it", true],
  ])("%s, stands there once, and its record goes", async (_name, hasArrived) => {
    const log = aLog();
    log.takes = () => hasArrived;
    const record = await sentBy(log, "!");
    log.takes = () => true;
    const ref = record.kept?.inflight?.ref;
    const before = log.sent.length;
    const page = opened(log, new FakeStore(record));
    await expect.poll(() => record.kept).toBeNull();
    await page.saved();
    expect(log.sent.slice(before).map((commit) => commit.ref)).toEqual(hasArrived ? [] : [ref]);
    expect(log.text).toBe("Head\n\n\n\nOne two!\nLast");
    expect(record.isClosed).toBe(true);
    expect(page.told.status?.tray).toEqual([]);
  });

  test("is not called saved before it is", async () => {
    const log = aLog();
    const record = await leftBy(log, " ", "three");
    log.takes = () => false;
    const page = opened(log, new FakeStore(record));
    await expect.poll(() => log.sent.length).toBe(1);
    expect(page.told.all.map(({ save }) => save)).not.toContain("saved");
    expect(page.told.status?.save).toBe("saving");
    const [waiting] = log.sent;
    log.takes = () => true;
    if (waiting !== undefined) log.channel.commit(waiting);
    await page.saved();
    expect(log.text).toBe("Head\n\n\n\nOne two three\nLast");
  });

  test("of two tabs is stored once each, whatever order they come in", async () => {
    const log = aLog();
    const records = [await leftBy(log, " ", "three"), await leftBy(log, " ", "four")];
    const page = opened(log, new FakeStore(...records));
    await expect.poll(() => records.map(({ kept }) => kept)).toEqual([null, null]);
    await page.saved();
    expect(log.text).toMatch(/^Head\n\n\n\nOne two( three four| four three)\nLast$/);
    expect(log.sent).toHaveLength(2);
  });

  test("stays in its record where the page is closed while it is under way, and is stored once by the next", async () => {
    const log = aLog();
    const record = await leftBy(log, " ", "three");
    // What it sends is stored, and the answer is lost.
    log.takes = () => {
      log.isAnswering = false;
      return true;
    };
    const first = opened(log, new FakeStore(record));
    await expect.poll(() => log.sent.length).toBe(1);
    first.close();
    expect(record.kept?.inflight?.ref).toBe(log.sent[0]?.ref);
    expect(record.isClosed).toBe(true);
    log.isAnswering = true;
    const next = opened(log, new FakeStore(record));
    await expect.poll(() => record.kept).toBeNull();
    await next.saved();
    expect(log.text).toBe("Head\n\n\n\nOne two three\nLast");
  });
});

describe("work of a tab that goes while this one is open", () => {
  /** A page with the story open, and another whose record has a word in it. */
  async function besideAnother(word: string) {
    const log = aLog();
    const record = await leftBy(log, " ", word);
    const store = new FakeStore(record);
    record.isClosed = false;
    const page = opened(log, store);
    await page.saved();
    expect(log.text).toBe("Head\n\n\n\nOne two\nLast");
    return { log, record, store, page };
  }

  test("is stored as soon as that tab has let go of it, and nothing is called saved before it is", async () => {
    const { log, record, store, page } = await besideAnother("three");
    store.tabGoes(record);
    expect(page.told.status?.save).toBe("saving");
    await page.saved();
    expect(log.text).toBe("Head\n\n\n\nOne two three\nLast");
    expect(record.kept).toBeNull();
  });

  test("stays that tab's where it was only loaded anew", async () => {
    const { log, record, store, page } = await besideAnother("three");
    store.tabGoes(record);
    record.isClosed = false;
    expect(page.told.status?.save).toBe("saving");
    await page.saved();
    expect(JSON.stringify(record.kept)).toContain("three");
    expect(log.text).toBe("Head\n\n\n\nOne two\nLast");
  });

  test("is left where it is while there is no connection, and stored once there is", async () => {
    const { log, record, store, page } = await besideAnother("three");
    log.connected(false);
    store.tabGoes(record);
    expect(page.told.status?.save).toBe("offline");
    expect(record.isClosed).toBe(true);
    log.connected(true);
    await expect.poll(() => log.text).toBe("Head\n\n\n\nOne two three\nLast");
    await page.saved();
  });

  test.each([
    ["is seen again", () => document.dispatchEvent(new Event("visibilitychange"))],
    ["is come back to from another window", () => dispatchEvent(new Event("focus"))],
  ])("is looked for as this page %s", async (_name, comes) => {
    const { log, record, page } = await besideAnother("three");
    record.isClosed = true;
    comes();
    await expect.poll(() => log.text).toBe("Head\n\n\n\nOne two three\nLast");
    await page.saved();
  });
});

describe("work that was left on a story in which its writer can only suggest now", () => {
  const asking = (page: ReturnType<typeof opened>) => expect.poll(() => page.told.status?.save).toBe("asking");

  test("is asked about, in all tabs' records at once, and goes as suggestions at a word", async () => {
    const log = aLog();
    const records = [await leftBy(log, " ", "three"), await leftBy(log, "{Enter}", "Four")];
    log.mode = "suggest";
    const before = log.sent.length;
    const page = opened(log, new FakeStore(...records));
    await asking(page);
    expect(log.sent).toHaveLength(before);
    expect(log.text).toBe("Head\n\n\n\nOne two\nLast");
    page.handle.current?.suggestOffline();
    await page.saved();
    expect(records.map(({ kept }) => kept)).toEqual([null, null]);
    expect(rejectAll(log.doc).textContent).toBe("HeadOne twoLast");
    expect(acceptAll(log.doc).textContent).toMatch(/^HeadOne two( threeFour|Four three)Last$/);
    expect(page.told.status?.tray).toEqual([]);
  });

  test("goes from all of them where it is let go, and its words can still come into the tray that is seen", async () => {
    const log = aLog();
    const records = [await leftBy(log, " ", "three"), await leftBy(log, "{Enter}", "Four")];
    log.mode = "suggest";
    const before = log.sent.length;
    const page = opened(log, new FakeStore(...records));
    await asking(page);
    const keep = page.handle.current?.letOfflineGo();
    await page.saved();
    await expect.poll(() => records.map(({ kept }) => kept)).toEqual([null, null]);
    expect(log.sent).toHaveLength(before);
    expect(page.told.status?.tray).toEqual([]);
    keep?.();
    await expect.poll(() => page.tray()?.toSorted()).toEqual(["letGo: Four", "letGo: three"]);
  });

  test("is not sent again while it is asked about, though it had been sent and did not arrive", async () => {
    const log = aLog();
    log.takes = () => false;
    const record = await sentBy(log, "!");
    log.takes = () => true;
    log.mode = "suggest";
    const before = log.sent.length;
    const page = opened(log, new FakeStore(record));
    await asking(page);
    expect(log.sent).toHaveLength(before);
    page.handle.current?.suggestOffline();
    await page.saved();
    expect(rejectAll(log.doc).textContent).toBe("HeadOne twoLast");
    expect(acceptAll(log.doc).textContent).toBe("HeadOne two!Last");
  });

  test("is not asked about where it had arrived, and stands there once", async () => {
    const log = aLog();
    const record = await sentBy(log, "!");
    log.mode = "suggest";
    const page = opened(log, new FakeStore(record));
    await page.saved();
    expect(page.told.all.map(({ save }) => save)).not.toContain("asking");
    expect(log.text).toBe("Head\n\n\n\nOne two!\nLast");
  });

  test("is no question any more once they may edit again, and goes as it is", async () => {
    const log = aLog();
    const record = await leftBy(log, " ", "three");
    log.mode = "suggest";
    const page = opened(log, new FakeStore(record));
    await asking(page);
    log.mode = "edit";
    log.say({ type: "mode", mode: "edit", epoch: log.epoch });
    await page.saved();
    expect(acceptAll(log.doc).textContent).toBe("HeadOne two threeLast");
  });
});

describe("work that was left on a story which was spiked meanwhile", () => {
  test("is to be kept as a version once, lies in the tray of the editor that is seen, once, and its record goes", async () => {
    const log = aLog();
    const record = await leftBy(log, " three{Enter}", "Four");
    log.mode = "read";
    const store = new FakeStore(record);
    const page = opened(log, store);
    await expect.poll(page.tray).toEqual(["mode: three\nFour"]);
    await expect.poll(() => record.kept).toBeNull();
    const asked = new Set(page.told.all.flatMap(({ unsent }) => unsent.map(({ id }) => id)));
    expect([...asked]).toEqual(page.told.status?.unsent.map(({ id }) => id));
    expect(JSON.stringify(page.told.status?.unsent[0]?.copy)).toContain("One two three");
    expect(asked.size).toBe(1);
    expect(page.tray()).toEqual(["mode: three\nFour"]);
    expect(store.kept?.tray).toEqual(page.told.status?.tray);
    expect(store.kept?.unsent).toHaveLength(1);
    expect(log.text).toBe("Head\n\n\n\nOne two\nLast");
  });

  test("stays in its record while the browser's storage is full, and is given once, however often it is looked for", async () => {
    const log = aLog();
    const record = await leftBy(log, " ", "three");
    log.mode = "read";
    const store = new FakeStore(record);
    store.isFull = true;
    record.isFull = true;
    const page = opened(log, store);
    await expect.poll(() => page.told.status?.isKeeping).toBe(false);
    await page.saved();
    expect(page.tray()).toEqual(["mode: three"]);
    expect(JSON.stringify(record.kept)).toContain("three");
    expect(store.kept).toBeNull();
    const [piece] = page.told.status?.tray ?? [];
    const [unsent] = page.told.status?.unsent ?? [];
    log.connected(false);
    log.connected(true);
    await page.saved();
    expect(page.told.status).toMatchObject({ tray: [piece], unsent: [unsent] });

    page.handle.current?.letGo(piece?.id ?? "");
    store.isFull = false;
    page.handle.current?.joinTray([{ ...elsewhere, id: "b" }], []);
    await expect.poll(() => record.kept).toBeNull();
    await expect.poll(() => page.told.status?.isKeeping).toBe(true);
    expect(page.tray()).toEqual(["place-gone: Elsewhere"]);
    expect(page.told.status?.unsent).toEqual([unsent]);
  });

  test("goes from a record that stands in full storage once the server has all of it, as a piece and as a version", async () => {
    const log = aLog();
    const record = await leftBy(log, " ", "three");
    log.mode = "read";
    record.isFull = true;
    const store = new FakeStore(record);
    store.isFull = true;
    const page = opened(log, store);
    await expect.poll(() => page.told.status?.isKeeping).toBe(false);
    await page.saved();
    const { tray = [], unsent = [] } = page.told.status ?? {};
    page.handle.current?.joinTray(tray, []);
    expect(JSON.stringify(record.kept)).toContain("three");
    page.handle.current?.unsentKept(unsent[0]?.id ?? "");
    await expect.poll(() => record.kept).toBeNull();
    expect(record.isClosed).toBe(true);
    expect(page.tray()).toEqual(["mode: three"]);
  });

  test("is still there for the next page where it could be kept nowhere else", async () => {
    const log = aLog();
    const record = await leftBy(log, " ", "three");
    log.mode = "read";
    const store = new FakeStore(record);
    store.isFull = true;
    const page = opened(log, store);
    await expect.poll(() => page.told.status?.isKeeping).toBe(false);
    const tray = page.told.status?.tray;
    expect(tray).toHaveLength(1);
    page.close();
    expect(record.isClosed).toBe(true);
    const next = opened(log, new FakeStore(record));
    await expect.poll(() => next.told.status?.tray).toEqual(tray);
    await expect.poll(() => record.kept).toBeNull();
    expect(next.told.status?.tray).toEqual(tray);
  });
});
