import { cleanup, render } from "@testing-library/react";
import { ReplaceStep } from "prosemirror-transform";
import { Fragment, Slice } from "prosemirror-model";
import { afterEach, describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { schema } from "#document/schema.ts";
import type { CopyChannel } from "#editor/channel.ts";
import { CopyEditor } from "#editor/CopyEditor.tsx";
import type { CopyStatus } from "#editor/copyStatus.ts";
import { aCopy } from "#tests/builders/copy.ts";
import { FakeLog, FakeStore } from "./fakeChannel.ts";
import { SharedLog } from "./sharedLog.ts";

afterEach(cleanup);

const pictures = {
  upload: () => Promise.reject(new Error("No pictures here")),
  urlOf: (id: string) => `/api/images/${id}/medium`,
};

/** One person's editor on the page, with what their hands do in it. */
function desk(channel: CopyChannel, store = new FakeStore()) {
  const told: { status: CopyStatus | null } = { status: null };
  const view = render(
    <CopyEditor
      me="me"
      isSuggesting={false}
      nameOf={() => "Ann Other"}
      onFollowing={() => {}}
      channel={channel}
      store={store}
      pictures={pictures}
      onStatus={(status) => {
        told.status = status;
      }}
      onSay={() => {}}
    />,
  );
  const copy = () => view.container.querySelector<HTMLElement>('[aria-label="Story copy"]');
  const paragraphs = () => [...(copy()?.querySelectorAll<HTMLElement>('[data-field="body"] p') ?? [])];
  const body = () => paragraphs().map(({ textContent }) => textContent);
  const button = (name: string) => view.container.querySelector<HTMLElement>(`button[aria-label="${name}"]`);
  /** Clicks into a paragraph and walks from its start to the place. */
  const goTo = async (index: number, places: number) => {
    await expect.poll(() => copy()?.contentEditable).toBe("true");
    const paragraph = paragraphs()[index];
    if (paragraph === undefined) throw new Error(`No paragraph ${index}`);
    await userEvent.click(paragraph);
    await userEvent.keyboard(`{Home}${"{ArrowRight}".repeat(places)}`);
  };
  const isSaved = () => expect.poll(() => told.status?.save).toBe("saved");
  /** Takes back all that this person has done: how many changes that is depends on how fast the keys came. */
  const undoAll = async () => {
    while (button("Undo")?.getAttribute("aria-disabled") !== "true") await undo();
  };
  return { told, view, copy, body, button, goTo, isSaved, undoAll };
}

/** Puts words in at the caret, as one change. */
function paste(text: string) {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}

const undo = () => userEvent.keyboard("{Control>}z{/Control}");
const redo = () => userEvent.keyboard("{Control>}{Shift>}z{/Shift}{/Control}");

describe("undo with two at one story", () => {
  function two(...paragraphs: readonly string[]) {
    const log = new SharedLog(aCopy({ paragraphs }));
    return { log, ann: desk(log.channel("ann")), bob: desk(log.channel("bob")) };
  }

  test("R14 takes back one's own words and leaves what the other typed in the middle of them", async () => {
    const { log, ann, bob } = two("");
    await ann.goTo(0, 0);
    await userEvent.keyboard("The ferry stops");
    await ann.isSaved();
    await expect.poll(bob.body).toEqual(["The ferry stops"]);
    await bob.goTo(0, 4);
    await userEvent.keyboard("last ");
    await expect.poll(ann.body).toEqual(["The last ferry stops"]);
    await ann.goTo(0, 0);
    await ann.undoAll();
    await expect.poll(() => log.body).toEqual(["last "]);
    await expect.poll(bob.body).toEqual(["last "]);
    while (ann.button("Redo")?.getAttribute("aria-disabled") !== "true") await redo();
    await expect
      .poll(() => [...(log.body[0] ?? "")].toSorted().join(""))
      .toBe([..."The last ferry stops"].toSorted().join(""));
    await bob.goTo(0, 0);
    await bob.undoAll();
    await expect.poll(() => log.body).toEqual(["The ferry stops"]);
    await expect.poll(ann.body).toEqual(["The ferry stops"]);
  });

  test("takes back what was done before and while the connection was gone", async () => {
    const { log, ann, bob } = two("", "Second");
    await ann.goTo(0, 0);
    paste("Ann before");
    await ann.isSaved();
    log.cut("ann", true);
    await ann.goTo(1, 6);
    paste(", and while");
    await bob.goTo(0, 3);
    await userEvent.keyboard(", Bob,");
    await bob.isSaved();
    expect(log.body).toEqual(["Ann, Bob, before", "Second"]);
    log.cut("ann", false);
    await ann.isSaved();
    await expect.poll(() => log.body).toEqual(["Ann, Bob, before", "Second, and while"]);
    await ann.goTo(0, 0);
    await undo();
    await expect.poll(() => log.body).toEqual(["Ann, Bob, before", "Second"]);
    await undo();
    await expect.poll(() => log.body).toEqual([", Bob,", "Second"]);
    await redo();
    await redo();
    await expect.poll(() => log.body[1]).toBe("Second, and while");
    expect(log.body[0]).toHaveLength("Ann, Bob, before".length);
  });
});

describe("undo in one editor", () => {
  test("has nothing to take back in a copy just opened, says so, and leaves the keys to nobody else", async () => {
    const { button, goTo, body, isSaved, undoAll } = desk(new FakeLog().channel);
    await goTo(0, 0);
    expect(button("Undo")?.getAttribute("aria-disabled")).toBe("true");
    expect(button("Undo")?.title).toContain("Nothing of yours to take back");
    await undo();
    await userEvent.keyboard("Now");
    await expect.poll(() => button("Undo")?.getAttribute("aria-disabled")).toBeNull();
    await isSaved();
    await undoAll();
    await expect.poll(body).toEqual([""]);
    await expect.poll(() => button("Undo")?.getAttribute("aria-disabled")).toBe("true");
  });

  test("puts the selection back over the words that were deleted", async () => {
    const { goTo, body } = desk(new FakeLog(aCopy({ paragraphs: ["One two three"] })).channel);
    await goTo(0, 4);
    await userEvent.keyboard("{Shift>}{ArrowRight}{ArrowRight}{ArrowRight}{/Shift}");
    // The editor reads the selection once the browser has told of it; no hand is as fast as these keys.
    await expect.poll(() => getSelection()?.toString()).toBe("two");
    await userEvent.keyboard("{Delete}");
    await expect.poll(body).toEqual(["One  three"]);
    await goTo(0, 0);
    await undo();
    await expect.poll(body).toEqual(["One two three"]);
    await expect.poll(() => getSelection()?.toString()).toBe("two");
  });

  test("answers the undo and redo of the browser's own menu", async () => {
    const { copy, goTo, body } = desk(new FakeLog().channel);
    const asks = (inputType: string) =>
      copy()?.dispatchEvent(new InputEvent("beforeinput", { inputType, bubbles: true, cancelable: true }));
    await goTo(0, 0);
    paste("Typed");
    expect(asks("historyUndo")).toBe(false);
    await expect.poll(body).toEqual([""]);
    expect(asks("historyRedo")).toBe(false);
    await expect.poll(body).toEqual(["Typed"]);
  });

  test("does nothing in a copy that may only be read", async () => {
    const log = new FakeLog();
    const { copy, goTo, body, button, isSaved } = desk(log.channel);
    await goTo(0, 0);
    await userEvent.keyboard("Stands");
    await isSaved();
    log.say({ type: "mode", mode: "read", epoch: 2 });
    await expect.poll(() => copy()?.contentEditable).toBe("false");
    await undo();
    await expect.poll(() => button("Undo")?.getAttribute("aria-disabled")).toBe("true");
    button("Undo")?.click();
    copy()?.dispatchEvent(new InputEvent("beforeinput", { inputType: "historyUndo", bubbles: true, cancelable: true }));
    expect(body()).toEqual(["Stands"]);
  });

  test("is empty, and says nothing wrong, in a page that is loaded anew with words on their way", async () => {
    const log = new FakeLog();
    const store = new FakeStore();
    const first = desk(log.channel, store);
    await first.goTo(0, 0);
    log.isAnswering = false;
    await userEvent.keyboard("Kept");
    await expect.poll(() => store.kept?.inflight?.ref).toBeDefined();
    first.view.unmount();
    log.isAnswering = true;
    const again = desk(log.channel, store);
    await again.isSaved();
    expect(again.body()).toEqual(["Kept"]);
    expect(again.button("Undo")?.getAttribute("aria-disabled")).toBe("true");
    await again.goTo(0, 4);
    await undo();
    await userEvent.keyboard("!");
    await expect.poll(again.body).toEqual(["Kept!"]);
    await undo();
    await expect.poll(again.body).toEqual(["Kept"]);
  });

  test("offers words in the tray whose place is gone", async () => {
    const log = new FakeLog(aCopy({ paragraphs: ["One two", "Three"] }));
    const { goTo, body, told, isSaved } = desk(log.channel);
    await goTo(1, 0);
    await userEvent.keyboard("{Shift>}{End}{/Shift}{Delete}");
    await isSaved();
    const paragraph = log.doc.content.size - 1;
    log.remote([new ReplaceStep(paragraph - 2, paragraph, Slice.empty)]);
    await expect.poll(body).toEqual(["One two"]);
    await undo();
    await expect.poll(() => told.status?.tray.map(({ text }) => text)).toEqual(["Three"]);
    expect(body()).toEqual(["One two"]);
  });

  test("takes back a paste alone, and spares what somebody has written in it", async () => {
    const log = new FakeLog();
    const { goTo, body, isSaved, undoAll } = desk(log.channel);
    await goTo(0, 0);
    await userEvent.keyboard("Typed ");
    paste("First\n\nSecond\n\nThird");
    await expect.poll(body).toEqual(["Typed First", "Second", "Third"]);
    await isSaved();
    const second = log.doc.content.size - 1 - "Third".length - 2 - "cond".length - 1;
    log.remote([new ReplaceStep(second, second, new Slice(Fragment.from(schema.text("NEW")), 0, 0))]);
    await expect.poll(body).toEqual(["Typed First", "SeNEWcond", "Third"]);
    await undo();
    await expect.poll(() => body().join("")).toBe("Typed NEW");
    await undoAll();
    await expect.poll(() => body().join("")).toBe("NEW");
  });
});
