import { cleanup } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import { cdp } from "vitest/browser";
import { aParagraph, aRichCopy, proposed, struck } from "#tests/builders/richCopy.ts";
import { at, end, open, rows, settled } from "./suggester.ts";

afterEach(cleanup);

describe("an input method where one may only suggest", () => {
  const composes = async (steps: readonly string[]) => {
    for (const text of steps) {
      await cdp().send("Input.dispatchKeyEvent", { type: "rawKeyDown", windowsVirtualKeyCode: 229, key: "Process" });
      await cdp().send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    }
  };
  const commits = (text: string) => cdp().send("Input.insertText", { text });

  test.each([
    ["in the middle of a word", at("beta") + 2, at("beta") + 2, "alpha be+{日本}ta gamma"],
    ["over a selection", at("beta"), end("beta"), "alpha -{beta}+{日本} gamma"],
    ["at the end of a paragraph", end("gamma"), end("gamma"), "alpha beta gamma+{日本}"],
  ])("proposes what is composed %s", async (_where, from, to, row) => {
    const opened = await open();
    await opened.caretAt(from, to);
    await composes(["に", "にほ", "にほん", "日本"]);
    await commits("日本");
    await expect.poll(() => rows(opened)[0]).toBe(row);
    await settled(opened);
  });

  test("proposes what is composed before words that one has struck, behind them", async () => {
    const doc = aRichCopy({ headline: "Head", body: [aParagraph(["one ", struck("two", "m1", "me"), " three"])] });
    const opened = await open(doc);
    await opened.caretAt(at("two", doc), at("two", doc));
    await composes(["に", "日本"]);
    await commits("日本");
    await expect.poll(() => rows(opened)).toEqual(["one -{two}+{日本} three"]);
    await settled(opened, doc);
  });
});

describe("the clipboard where suggestions stand", () => {
  const doc = aRichCopy({
    headline: "Head",
    body: [aParagraph(["one ", struck("two ", "a1", "ann"), proposed("three", "a1", "ann")]), aParagraph("four")],
  });

  test("takes the copy as it reads: no struck word leaves it", async () => {
    const opened = await open(doc);
    await opened.caretAt(at("one", doc), end("three", doc));
    const data = new DataTransfer();
    opened.editor.view.dom.dispatchEvent(
      new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }),
    );
    expect(data.getData("text/plain")).toBe("one three");
    expect(data.getData("text/html")).not.toContain("two");
  });

  test("cut proposes that the words go, and takes them as they read", async () => {
    const opened = await open(doc);
    await opened.caretAt(at("one", doc), end("three", doc));
    const data = new DataTransfer();
    opened.editor.view.dom.dispatchEvent(
      new ClipboardEvent("cut", { clipboardData: data, bubbles: true, cancelable: true }),
    );
    expect(data.getData("text/plain")).toBe("one three");
    await expect.poll(() => rows(opened)[0]).toBe("-{one }-{-ann{two }}-{+ann{three}}");
    await settled(opened, doc);
  });

  test("paste proposes three paragraphs", async () => {
    const opened = await open();
    await opened.caretAt(at("beta"), at("beta"));
    const data = new DataTransfer();
    data.setData("text/plain", "One\n\nTwo\n\nThree");
    opened.editor.view.dom.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
    await expect.poll(() => rows(opened).slice(0, 3)).toEqual(["alpha +{One}", "<+p>+{Two}", "<+p>+{Three}beta gamma"]);
    await settled(opened);
  });

  test("spelling that is put right from the browser's menu is proposed", async () => {
    const opened = await open();
    await opened.caretAt(at("beta"), end("beta"));
    const data = new DataTransfer();
    data.setData("text/plain", "better");
    const node = opened.block(0).firstChild;
    if (node === null) throw new Error("The paragraph has no words");
    const range = new StaticRange({ startContainer: node, startOffset: 6, endContainer: node, endOffset: 10 });
    const event = new InputEvent("beforeinput", {
      inputType: "insertReplacementText",
      dataTransfer: data,
      targetRanges: [range],
      bubbles: true,
      cancelable: true,
    });
    opened.editor.view.dom.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
    await expect.poll(() => rows(opened)[0]).toBe("alpha -{beta}+{better} gamma");
    await settled(opened);
  });
});

describe("a drag of words where one may only suggest", () => {
  test("proposes them at the new place and strikes them at the old", async () => {
    const opened = await open();
    await opened.caretAt(at("beta"), at("beta") + 5);
    const { view } = opened.editor;
    const data = new DataTransfer();
    const place = (words: string) => {
      const { left, top, bottom } = view.coordsAtPos(at(words));
      return { clientX: left + 1, clientY: (top + bottom) / 2, bubbles: true, cancelable: true, dataTransfer: data };
    };
    const word = view.domAtPos(at("beta") + 1).node.parentElement;
    word?.dispatchEvent(new DragEvent("dragstart", place("beta")));
    view.dom.dispatchEvent(new DragEvent("drop", place("epsilon")));
    await expect.poll(() => rows(opened)).toEqual(["alpha -{beta }gamma", "delta +{beta }epsilon"]);
    await settled(opened);
  });
});
