import { cleanup } from "@testing-library/react";
import { Fragment, Slice } from "prosemirror-model";
import { ReplaceStep } from "prosemirror-transform";
import { afterEach, describe, expect, onTestFinished, test } from "vitest";
import { userEvent } from "vitest/browser";
import type { Editor } from "@tiptap/core";
import { schema } from "#document/schema.ts";
import { type CopyView, copyViews } from "#editor/copyView.ts";
import { aPicture, aParagraph, aRichCopy, imageId, proposed, struck, suggested } from "#tests/builders/richCopy.ts";
import { find } from "#tests/document/edits.ts";
import { openEditor } from "./openEditor.tsx";
import { at, caret, settled } from "./suggester.ts";

afterEach(cleanup);

const doc = aRichCopy({
  headline: ["Head ", struck("stale"), proposed("new")],
  body: [
    aParagraph(["one ", struck("mid ", "a1", "ann"), "three"]),
    suggested(aPicture({ image: imageId(1), caption: "A gone caption" }), "deletion", "a2", "ann"),
    aParagraph("four"),
  ],
});
const asFiled = aRichCopy({ headline: "Head stale", body: [aParagraph("one mid three"), aParagraph("four")] });

/** The copy that is shown, of whatever view. */
function shown(): HTMLElement & { editor?: Editor } {
  const found = [...document.querySelectorAll<HTMLElement & { editor?: Editor }>(".ProseMirror")].filter((each) =>
    each.checkVisibility(),
  );
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} copies are shown`);
  return found[0];
}
const words = () =>
  [...shown().querySelectorAll("h1, [data-kind]")].map((each) =>
    [...each.childNodes]
      .map((node) => (node instanceof HTMLElement && !node.checkVisibility() ? "" : node.textContent))
      .join(""),
  );

describe("the copy as it will read", () => {
  test("has all that is suggested accepted, is not written in, and goes along with what others do", async () => {
    const opened = await openEditor(doc, { mode: "suggest", view: "reads" });
    await expect.poll(words).toEqual(["Head new", "one three", "four"]);
    expect(shown().contentEditable).toBe("false");
    expect(shown().getAttribute("aria-label")).toBe("Story copy, as it will read, to be read only");
    expect(shown().innerHTML).not.toContain("mid ");
    const [start] = find(opened.log.doc, "four");
    opened.log.remote([new ReplaceStep(start, start, new Slice(Fragment.from(schema.text("Then ")), 0, 0))]);
    await expect.poll(words).toEqual(["Head new", "one three", "Then four"]);
  });

  test("keeps the caret of the live copy for when one comes back, and has the focus meanwhile", async () => {
    const opened = await openEditor(doc, { mode: "suggest" });
    await opened.caretAt(at("three", doc) + 2, at("three", doc) + 2);
    opened.show("reads");
    await expect.poll(() => document.activeElement).toBe(shown());
    expect(shown()).not.toBe(opened.editor.view.dom);
    await userEvent.keyboard("nothing");
    opened.show("marks");
    await expect.poll(() => document.activeElement).toBe(opened.editor.view.dom);
    expect(caret(opened)).toBe("one mid th|ree");
    await userEvent.keyboard("X");
    await expect.poll(() => caret(opened)).toBe("one mid thX|ree");
    await settled(opened, doc);
  });

  test("has the words of notes marked where they stand in it", async () => {
    const opened = await openEditor(doc, { view: "reads" });
    const [from, to] = find(doc, "three");
    opened.handle.current?.markNotes([
      { id: "q", kind: "query", by: "Fiona Patterson", seq: 0, from, to, isOnPicture: false },
    ]);
    await expect.poll(() => [...shown().querySelectorAll("mark")].map((each) => each.textContent)).toEqual(["three"]);
  });

  test("gives way to all marks where somebody goes to a suggestion", async () => {
    const opened = await openEditor(doc, { view: "reads" });
    await expect.poll(words).toEqual(["Head new", "one three", "four"]);
    expect(opened.handle.current?.showSuggestion("a1", true)).toBe(true);
    expect(shown()).toBe(opened.editor.view.dom);
    expect(document.activeElement).toBe(opened.editor.view.dom);
    expect(caret(opened)).toBe("one |mid three");
  });
});

describe("the copy as it was filed", () => {
  test("is what was filed, and is not written in", async () => {
    await openEditor(doc, { view: "filed", filed: asFiled });
    await expect.poll(words).toEqual(["Head stale", "one mid three", "four"]);
    expect(shown().contentEditable).toBe("false");
  });
});

describe("going from view to view", () => {
  const long = aRichCopy({
    headline: "Head",
    body: Array.from({ length: 60 }, (_, i) =>
      aParagraph([`Paragraph ${i} has `, struck("a great many struck words ".repeat(12), `a${i}`, "ann"), "words."]),
    ),
  });

  test.each<CopyView>(["simple", "reads"])("to %s and back leaves what one looks at where it is", async (view) => {
    const opened = await openEditor(long, { mode: "edit" });
    const top = (words: string) =>
      [...shown().querySelectorAll("[data-kind]")]
        .find((each) => each.textContent?.startsWith(words))
        ?.getBoundingClientRect().top ?? Number.NaN;
    opened.block(30).scrollIntoView({ block: "start" });
    window.scrollBy(0, -window.innerHeight / 3);
    const before = top("Paragraph 30 ");
    opened.show(view);
    await expect.poll(() => Math.abs(top("Paragraph 30 ") - before)).toBeLessThan(40);
    opened.show("marks");
    await expect.poll(() => Math.abs(top("Paragraph 30 ") - before)).toBeLessThan(40);
  });
});

describe("what leaves the copy by the clipboard", () => {
  /** What an event would take away of all that is selected. */
  const taken = (type: "copy" | "cut", on: Element) => {
    const data = new DataTransfer();
    on.dispatchEvent(new ClipboardEvent(type, { clipboardData: data, bubbles: true, cancelable: true }));
    return { text: data.getData("text/plain"), html: data.getData("text/html") };
  };

  test.each(copyViews)("is what is read, in the view: %s", async (view) => {
    await openEditor(doc, { view, filed: asFiled });
    await expect.poll(() => words().length).toBe(3);
    const { editor } = shown();
    editor?.commands.setTextSelection({ from: 1, to: editor.state.doc.content.size - 1 });
    shown().focus();
    const { text, html } = taken("copy", shown());
    const isFiled = view === "filed";
    expect(text).toContain(isFiled ? "one mid three" : "one three");
    if (isFiled) return;
    for (const left of ["mid", "stale", "gone caption"]) expect(`${text} ${html}`).not.toContain(left);
  });

  test.each<CopyView>(["marks", "simple"])("by a drag is what is read, in the view: %s", async (view) => {
    const opened = await openEditor(doc, { view });
    const dataTransfer = new DataTransfer();
    await opened.caretAt(find(doc, "one")[0], find(doc, "three")[1]);
    const { left, top } = opened.editor.view.coordsAtPos(find(doc, "one")[0] + 1);
    const place = { clientX: left + 1, clientY: top + 4, bubbles: true, cancelable: true, dataTransfer };
    opened.block(0).dispatchEvent(new DragEvent("dragstart", place));
    expect(dataTransfer.getData("text/plain")).toBe("one three");
    expect(dataTransfer.getData("text/html")).not.toContain("mid");
  });

  /** A line of the page before the copy and one after it, which go with the test. */
  const aroundTheCopy = () => {
    const [before, after] = [document.createElement("p"), document.createElement("p")];
    document.body.prepend(before);
    document.body.append(after);
    before.textContent = "Above the copy";
    after.textContent = "Below the copy";
    onTestFinished(() => {
      before.remove();
      after.remove();
    });
    return [before, after] as const;
  };

  test.each(["copy", "cut"] as const)("by a %s of the whole page is what is read", async (type) => {
    await openEditor(doc);
    aroundTheCopy();
    getSelection()?.selectAllChildren(document.body);
    const { text, html } = taken(type, document.body);
    for (const there of ["Above the copy", "one three", "Below the copy"]) expect(text).toContain(there);
    for (const left of ["mid", "stale", "gone caption"]) expect(`${text} ${html}`).not.toContain(left);
  });

  test("by a drag of what is selected round the copy is what is read", async () => {
    await openEditor(doc);
    const [before] = aroundTheCopy();
    getSelection()?.selectAllChildren(document.body);
    const dataTransfer = new DataTransfer();
    dataTransfer.setData("text/plain", "one mid three");
    before.dispatchEvent(new DragEvent("dragstart", { bubbles: true, cancelable: true, dataTransfer }));
    expect(dataTransfer.getData("text/plain")).toContain("one three");
    expect(dataTransfer.getData("text/plain")).not.toContain("mid");
  });

  test("by a selection that begins in the copy and ends beyond it is what is read", async () => {
    const opened = await openEditor(doc);
    const [, after] = aroundTheCopy();
    const start = opened.block(0).firstChild;
    if (start === null || after.firstChild === null) throw new Error("There are no words");
    getSelection()?.setBaseAndExtent(start, 0, after.firstChild, 6);
    const { text, html } = taken("copy", opened.editor.view.dom);
    expect(text).toContain("one three");
    expect(`${text} ${html}`).not.toContain("mid");
  });
});

describe("the bars beside simple marks", () => {
  const bars = () => [...document.querySelectorAll<HTMLElement>(".marksBar")];

  test("stand beside each paragraph in which something is suggested, and say what and whose", async () => {
    await openEditor(doc, { view: "simple" });
    await expect
      .poll(() => bars().map((each) => each.getAttribute("aria-label")))
      .toEqual([
        "Replace “stale” with “new”, suggested by Ann Other",
        "2 suggestions by Ann Other: Delete “mid”; Take out the picture “A gone caption”",
      ]);
    const [, bar] = bars();
    const [paragraph] = shown().querySelectorAll("[data-kind]");
    expect(
      Math.abs((bar?.getBoundingClientRect().top ?? 0) - (paragraph?.getBoundingClientRect().top ?? 99)),
    ).toBeLessThan(8);
  });

  test("go to their suggestions one after another, and are one stop of Tab with arrows between them", async () => {
    const opened = await openEditor(doc, { view: "simple" });
    await expect.poll(() => bars().length).toBe(2);
    const [first, second] = bars();
    second?.click();
    second?.click();
    second?.click();
    expect(opened.told.opened).toEqual(["a1", "a2", "a1"]);
    expect(bars().map(({ tabIndex }) => tabIndex)).toEqual([0, -1]);
    first?.focus();
    await userEvent.keyboard("{ArrowDown}");
    expect(document.activeElement).toBe(second);
  });

  test("come and go with what is suggested", async () => {
    const plain = aRichCopy({ headline: "Head", body: [aParagraph("one mid")] });
    const opened = await openEditor(plain, { mode: "suggest", view: "simple" });
    expect(bars()).toEqual([]);
    await opened.caretAt(at("mid", plain), at("mid", plain) + 3);
    await userEvent.keyboard("{Backspace}");
    await expect.poll(() => bars().length).toBe(1);
    await userEvent.keyboard("{Control>}z{/Control}");
    await expect.poll(() => bars().length).toBe(0);
  });
});
