import { cleanup } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { aParagraph, aPicture, aRichCopy, proposed, struck } from "#tests/builders/richCopy.ts";
import { find } from "#tests/document/edits.ts";
import { openEditor } from "./openEditor.tsx";

afterEach(cleanup);

const image = "00000000-0000-7000-8000-000000000001";
const copy = aRichCopy({
  headline: "Ferry to run",
  lead: { image, alt: "", caption: "At the quay", credit: "Ann Bee" },
  body: [
    aParagraph("The ferry runs all night."),
    aPicture({ image, alt: "", caption: "The boat", credit: "" }),
    aParagraph("Crews voted on Monday."),
  ],
});

/** The part of a picture that the caret stands in, and the words of its picture. */
const partAtCaret = () => {
  const node = getSelection()?.anchorNode ?? null;
  const element = node instanceof Element ? node : node?.parentElement;
  return [element?.closest("[data-part]")?.getAttribute("data-part"), element?.closest("figcaption")?.textContent];
};

describe("a place of the copy", () => {
  test("is where the caret goes: a paragraph, or the credit of a picture, which is found by the paragraph before it", async () => {
    const { editor, handle } = await openEditor(copy);
    handle.current?.goTo({ field: "body", paragraph: 2 });
    expect(editor.state.selection.$from.parent.textContent).toBe("Crews voted on Monday.");
    expect(editor.view.hasFocus()).toBe(true);
    handle.current?.goTo({ field: "body", paragraph: 1, part: "credit" });
    await expect.poll(partAtCaret).toEqual(["credit", "The boat"]);
    handle.current?.goTo({ field: "lead", paragraph: null, part: "credit" });
    await expect.poll(partAtCaret).toEqual(["credit", "At the quayAnn Bee"]);
    expect(editor.view.hasFocus()).toBe(true);
  });

  test("is the field for a picture's alt text", async () => {
    const { handle } = await openEditor(copy);
    const altOf = (picture: string) => document.querySelector(`${picture} textarea`);
    handle.current?.goTo({ field: "lead", paragraph: null, part: "alt" });
    expect(document.activeElement).toBe(altOf('[data-field="lead"]'));
    handle.current?.goTo({ field: "body", paragraph: 1, part: "alt" });
    expect(document.activeElement).toBe(altOf('[data-block="picture"]'));
  });
});

describe("a caption that stands without its picture", () => {
  const lone = aRichCopy({ headline: "Ferry", lead: { caption: "At the quay" }, body: [aParagraph("It runs.")] });
  const lead = { field: "lead", paragraph: null, part: "image" } as const;

  test("leads to where a picture is chosen", async () => {
    const { handle } = await openEditor(lone);
    handle.current?.goTo(lead);
    expect(document.activeElement?.textContent).toBe("Add a lead picture");
  });
});

describe("a note in the copy", () => {
  test("is gone to with the caret at its beginning, and is then the note that the caret is in", async () => {
    const { editor, handle, log } = await openEditor(copy);
    const [from, to] = find(log.doc, "voted");
    handle.current?.markNotes([
      { id: "q", kind: "query", by: "Fiona Patterson", seq: log.seq, from, to, isOnPicture: false },
    ]);
    expect(handle.current?.noteFrom("q")).toBe(from);
    expect(handle.current?.noteAtCaret()).toBeNull();
    expect(handle.current?.showNote("q", "sight")).toBe(true);
    expect(editor.view.hasFocus()).toBe(false);
    expect(handle.current?.showNote("q", "caret")).toBe(true);
    expect(editor.view.hasFocus()).toBe(true);
    expect(editor.state.selection.empty).toBe(true);
    expect(handle.current?.caret()).toBe(from);
    expect(handle.current?.noteAtCaret()).toBe("q");
    expect(handle.current?.noteFrom("gone")).toBeNull();
  });
});

describe("the length of the copy", () => {
  test("is told as it will read and as it stood, and falls as words are struck", async () => {
    const suggested = aRichCopy({
      headline: "Not counted",
      standfirst: ["Board ", struck("gives way", "s"), proposed("yields", "s")],
      body: [aParagraph("The ferry runs all night.")],
    });
    const { told, caretAt, editor } = await openEditor(suggested, { isSuggesting: true });
    await expect.poll(() => told.words).toEqual({ reads: 7, stood: 8 });
    const [from] = find(editor.state.doc, "The ferry");
    const [, to] = find(editor.state.doc, "ferry");
    await caretAt(from, to);
    await userEvent.keyboard("{Delete}");
    await expect.poll(() => told.words).toEqual({ reads: 5, stood: 8 });
  });
});
