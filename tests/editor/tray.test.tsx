import { cleanup, render } from "@testing-library/react";
import { createRef } from "react";
import { ReplaceStep } from "prosemirror-transform";
import { Slice } from "prosemirror-model";
import { afterEach, describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { CopyEditor, type CopyEditorHandle } from "#editor/CopyEditor.tsx";
import type { CopyStatus } from "#editor/copyStatus.ts";
import type { TrayPiece } from "#editor/tray.ts";
import { aCopy } from "#tests/builders/copy.ts";
import { FakeLog, FakeStore } from "./fakeChannel.ts";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const pictures = { upload: () => Promise.reject(new Error("No pictures here")), urlOf: (id: string) => `/${id}` };
const piece: TrayPiece = {
  id: "a",
  text: "The harbour shuts at ten.\nTides turn at nine.",
  why: "place-gone",
  by: null,
  at: "2026-11-23T21:12:00.000Z",
};

const letGoAgain = () => {};

function opened(
  log = new FakeLog(aCopy({ headline: "Head", paragraphs: ["One two", "Last"] })),
  store = new FakeStore(),
) {
  const handle = createRef<CopyEditorHandle>();
  const told: { status: CopyStatus | null } = { status: null };
  const view = render(
    <CopyEditor
      ref={handle}
      me="me"
      isSuggesting={false}
      nameOf={() => "Ann Other"}
      onFollowing={() => {}}
      channel={log.channel}
      store={store}
      pictures={pictures}
      onStatus={(status) => {
        told.status = status;
      }}
      onSay={() => undefined}
    />,
  );
  const copy = () => document.querySelector<HTMLElement>('[aria-label="Story copy"]');
  const isReady = () => expect.poll(() => copy()?.contentEditable).toBe("true");
  const into = async (selector: string) => {
    const place = copy()?.querySelector<HTMLElement>(selector);
    if (place == null) throw new Error(`no ${selector}`);
    await userEvent.click(place);
  };
  return { log, store, handle, told, isReady, into, close: () => view.unmount() };
}

describe("words of the tray", () => {
  test("stay kept in the browser while the copy has not come, though nothing else is there to keep", async () => {
    const log = new FakeLog();
    log.isAnswering = false;
    const store = new FakeStore();
    store.kept = {
      seq: 0,
      epoch: 0,
      doc: null,
      unconfirmed: [],
      inflight: null,
      madeIn: null,
      tray: [piece],
      unsent: [],
    };
    const was = store.kept;
    const { told } = opened(log, store);
    await expect.poll(() => told.status?.tray).toEqual([piece]);
    // Kept anew, a quarter of a second after the line was there.
    await expect.poll(() => store.kept !== was).toBe(true);
    expect(store.kept?.tray).toEqual([piece]);
  });

  test("of a copy that has to be loaded anew are kept in the browser until it has come, and there once afterwards", async () => {
    const faults: unknown[] = [];
    vi.stubGlobal("reportError", (fault: unknown) => faults.push(fault));
    const { log, store, told, isReady, into, close } = opened();
    await isReady();
    log.takes = () => false;
    await into('[data-field="body"] p');
    await userEvent.keyboard("{End} three");
    log.isAnswering = false;
    const nowhere = new ReplaceStep(900, 901, Slice.empty).toJSON() as unknown;
    const broken = { ref: "r", person: "somebody", mode: "edit", at: "2026-11-24T12:00:00.000Z" } as const;
    log.say({ type: "commit", seq: log.seq + 1, ...broken, steps: [nowhere], kept: [0] });
    expect(faults).toHaveLength(1);
    expect(told.status?.isOpen).toBe(false);
    await expect.poll(() => store.kept?.doc).toBeNull();
    expect(store.kept?.tray.map(({ why, text }) => `${why}: ${text}`)).toEqual(["reloaded: three"]);
    close();
    log.isAnswering = true;
    log.takes = () => true;
    const again = opened(log, store);
    await again.isReady();
    expect(again.told.status?.tray).toEqual(store.kept?.tray);
    expect(again.told.status?.tray).toHaveLength(1);
    expect(log.text).toBe("Head\n\n\n\nOne two\nLast");
  });

  test("come back at the caret as paragraphs, with the caret behind them, and go by one undo", async () => {
    const { log, handle, told, isReady, into } = opened();
    await isReady();
    handle.current?.joinTray([piece], []);
    await expect.poll(() => told.status?.tray).toEqual([piece]);
    await into('[data-field="body"] p');
    await userEvent.keyboard("{Home}{ArrowRight}{ArrowRight}{ArrowRight}");
    expect(handle.current?.putBack(piece, letGoAgain)).toBe("caret");
    await userEvent.keyboard("!");
    const back = "Head\n\n\n\nOneThe harbour shuts at ten.\nTides turn at nine.! two\nLast";
    await expect.poll(() => log.text).toBe(back);
    expect(told.status?.tray).toEqual([]);
    await userEvent.keyboard("{Control>}z{/Control}{Control>}z{/Control}");
    await expect.poll(() => log.text).toBe("Head\n\n\n\nOne two\nLast");
  });

  test("return to the tray when undo takes them out of the copy again, and leave it with redo", async () => {
    const { log, handle, told, isReady, into } = opened();
    const again: string[] = [];
    await isReady();
    const short = { ...piece, text: "Tides" };
    handle.current?.joinTray([short], []);
    await expect.poll(() => told.status?.tray).toEqual([short]);
    await into('[data-field="body"] p');
    await userEvent.keyboard("{End} and");
    expect(handle.current?.putBack(short, ({ id }) => again.push(id))).toBe("caret");
    await userEvent.keyboard("!");
    await expect.poll(() => log.text).toContain("One two andTides!");
    await userEvent.keyboard("{Control>}z{/Control}");
    await expect.poll(() => log.text).toContain("One two andTides\n");
    expect(told.status?.tray).toEqual([]);
    await userEvent.keyboard("{Control>}z{/Control}");
    await expect.poll(() => log.text).toContain("One two and\n");
    const back = told.status?.tray ?? [];
    expect(back).toEqual([{ ...short, id: back[0]?.id }]);
    expect(back[0]?.id).not.toBe(short.id);
    await userEvent.keyboard("{Control>}{Shift>}z{/Shift}{/Control}");
    await expect.poll(() => log.text).toContain("One two andTides\n");
    expect(told.status?.tray).toEqual([]);
    expect(again).toEqual([back[0]?.id]);
  });

  test("take the place of nothing that is selected", async () => {
    const { log, handle, isReady, into } = opened();
    await isReady();
    await into('[data-field="body"] p');
    await userEvent.keyboard("{Home}{Shift>}{End}{/Shift}");
    handle.current?.putBack({ ...piece, text: "more" }, letGoAgain);
    await expect.poll(() => log.text).toBe("Head\n\n\n\nOne twomore\nLast");
  });

  test("stand in one line in a field that has no paragraphs", async () => {
    const { log, handle, isReady, into } = opened();
    await isReady();
    await into('[data-field="headline"]');
    await userEvent.keyboard("{End}");
    handle.current?.putBack(piece, letGoAgain);
    await expect.poll(() => log.doc.firstChild?.textContent).toBe("HeadThe harbour shuts at ten. Tides turn at nine.");
  });

  test("go to the end of the copy where nobody has been in it", async () => {
    const { log, handle, isReady } = opened();
    await isReady();
    expect(handle.current?.putBack({ ...piece, text: " words" }, letGoAgain)).toBe("end");
    await expect.poll(() => log.text).toBe("Head\n\n\n\nOne two\nLast words");
  });

  test("are not shown while they stand in the copy, and are again when they do not", async () => {
    const { handle, told, isReady, into } = opened();
    await isReady();
    handle.current?.joinTray([{ ...piece, text: "The lock-keeper rows" }], []);
    await expect.poll(() => told.status?.tray).toHaveLength(1);
    await into('[data-field="body"] p');
    await userEvent.keyboard("The lock-keeper rows");
    await expect.poll(() => told.status?.tray).toHaveLength(0);
    await userEvent.keyboard("{Control>}z{/Control}");
    await expect.poll(() => told.status?.tray).toHaveLength(1);
  });

  test("are kept in the browser, and those let go elsewhere are not", async () => {
    const { handle, store, told, isReady } = opened();
    await isReady();
    handle.current?.joinTray([piece, { ...piece, id: "b" }], []);
    await expect.poll(() => store.kept?.tray).toHaveLength(2);
    handle.current?.joinTray([], ["b"]);
    await expect.poll(() => told.status?.tray).toEqual([piece]);
    await expect.poll(() => store.kept?.tray).toEqual([piece]);
  });
});

describe("work offline on a story that is only to be read afterwards", () => {
  async function worksOffline({ isAway }: { readonly isAway: boolean }) {
    const desk = opened();
    await desk.isReady();
    if (isAway) desk.log.connected(false);
    else desk.log.isAnswering = false;
    await desk.into('[data-field="body"] p');
    await userEvent.keyboard("{End} three{Enter}Four");
    desk.log.mode = "read";
    return desk;
  }

  test("is to be kept as its writer had it, and lies in the tray as one piece until it is", async () => {
    const { log, handle, store, told } = await worksOffline({ isAway: true });
    log.connected(true);
    await expect.poll(() => told.status?.unsent).toHaveLength(1);
    const [unsent] = told.status?.unsent ?? [];
    expect(JSON.stringify(unsent?.copy)).toContain("One two three");
    expect(told.status?.tray.map(({ text, why }) => `${why}: ${text}`)).toEqual(["mode: three\nFour"]);
    expect(log.text).toBe("Head\n\n\n\nOne two\nLast");
    await expect.poll(() => store.kept?.unsent).toHaveLength(1);
    handle.current?.unsentKept(unsent?.id ?? "");
    await expect.poll(() => told.status?.unsent).toEqual([]);
  });

  test("is only in the tray where the connection was there all the while", async () => {
    const { log, told } = await worksOffline({ isAway: false });
    const [sent] = log.sent;
    log.say({ type: "mode", mode: "read", epoch: 2 });
    log.say({ type: "refused", ref: sent?.ref ?? null, code: "mode", mode: "read", says: "Locked" });
    await expect.poll(() => told.status?.tray.length).toBeGreaterThan(0);
    expect(told.status?.unsent).toEqual([]);
  });
});
