import { cleanup } from "@testing-library/react";
import { Fragment, type Node, Slice } from "prosemirror-model";
import { ReplaceStep } from "prosemirror-transform";
import { afterEach, describe, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { MoveStep } from "#document/moveStep.ts";
import { schema } from "#document/schema.ts";
import type { NotePlaced } from "#editor/plugins/noteMarks.ts";
import { aCopy } from "#tests/builders/copy.ts";
import { aParagraph, aPicture, aRichCopy, imageId } from "#tests/builders/richCopy.ts";
import { find } from "#tests/document/edits.ts";
import { openEditor } from "./openEditor.tsx";

afterEach(cleanup);

const copy = aCopy({ headline: "Head", paragraphs: ["The ferry runs all night.", "Crews voted on Monday."] });
const insertion = (at: number, words: string) =>
  new ReplaceStep(at, at, new Slice(Fragment.from(schema.text(words)), 0, 0));

/** A query on these words of the copy that the log has now. */
function queryOn(log: { doc: typeof copy; seq: number }, words: string, id = "q"): NotePlaced {
  const [from, to] = find(log.doc, words);
  return { id, kind: "query", by: "Fiona Patterson", seq: log.seq, from, to, isOnPicture: false };
}

const marked = () => [...document.querySelectorAll("mark")].map((each) => each.textContent);

describe("the words that a note is about", () => {
  test("are marked with whose it is, and the mark follows them through what everybody types", async () => {
    const { editor, handle, log, caretAt } = await openEditor(copy);
    expect(handle.current?.markNotes([queryOn(log, "all night")])).toBe(true);
    expect(marked()).toEqual(["all night"]);
    expect(document.querySelector("mark")?.getAttribute("aria-description")).toBe("Query by Fiona Patterson");
    const start = find(editor.state.doc, "The ferry")[0];
    await caretAt(start, start);
    await userEvent.keyboard("X");
    log.remote([insertion(1, "New ")]);
    await expect.poll(() => editor.state.doc.textContent).toContain("New Head");
    expect(marked()).toEqual(["all night"]);
  });

  test("are found where they stand by now, under work that is not stored yet and after commits since", async () => {
    const { editor, handle, log, caretAt } = await openEditor(copy);
    const note = queryOn(log, "voted");
    log.takes = () => false;
    const start = find(editor.state.doc, "The ferry")[0];
    await caretAt(start, start);
    await userEvent.keyboard("Mine ");
    log.remote([insertion(1, "New ")]);
    await expect.poll(() => editor.state.doc.textContent).toContain("New Head");
    expect(handle.current?.markNotes([note])).toBe(true);
    expect(marked()).toEqual(["voted"]);
    // The stored copy is a commit further now, and has nothing of what is not stored yet.
    expect(handle.current?.markNotes([queryOn(log, "Monday", "other")])).toBe(true);
    expect(marked()).toEqual(["Monday"]);
  });

  test("of a seq that is still to come are marked once it has come", async () => {
    const { handle, log } = await openEditor(copy);
    const [from, to] = find(copy, "voted");
    const note = { ...queryOn(log, "voted"), seq: 1, from: from + 4, to: to + 4 };
    expect(handle.current?.markNotes([note])).toBe(true);
    expect(marked()).toEqual([]);
    log.remote([insertion(1, "New ")]);
    await expect.poll(marked).toEqual(["voted"]);
  });

  test("are asked for anew where the log has gone too far since", async () => {
    const { handle, log, editor } = await openEditor(copy);
    const note = queryOn(log, "voted");
    for (let i = 0; i < 70; i++) log.remote([insertion(1, "x")]);
    await expect.poll(() => editor.state.doc.firstChild?.textContent).toBe(`${"x".repeat(70)}Head`);
    expect(handle.current?.markNotes([note])).toBe(false);
    expect(handle.current?.markNotes([queryOn(log, "voted")])).toBe(true);
    expect(marked()).toEqual(["voted"]);
  });

  test("lose their mark when it is resolved, and are selected when it is asked where they stand", async () => {
    const { handle, log, editor } = await openEditor(copy);
    handle.current?.markNotes([queryOn(log, "all night", "a"), queryOn(log, "voted", "b")]);
    expect(marked()).toEqual(["all night", "voted"]);
    handle.current?.markNotes([queryOn(log, "voted", "b")]);
    expect(marked()).toEqual(["voted"]);
    expect(handle.current?.showNote("a")).toBe(false);
    expect(handle.current?.showNote("b")).toBe(true);
    const { from, to } = editor.state.selection;
    expect(editor.state.doc.textBetween(from, to)).toBe("voted");
    expect(handle.current?.selectedWords()).toEqual({ seq: 0, from, to, quote: "voted", picture: null });
  });

  test("are waited for, until they are marked or nobody wants to know any more", async () => {
    const { handle, log } = await openEditor(copy);
    const marked: string[] = [];
    const [wait, leave] = ["voted", "all night"].map((id) => handle.current?.whenMarked(id, () => marked.push(id)));
    leave?.();
    expect(wait).toBeTypeOf("function");
    handle.current?.markNotes([queryOn(log, "all night", "all night")]);
    handle.current?.markNotes([queryOn(log, "voted", "voted"), queryOn(log, "all night", "all night")]);
    await expect.poll(() => marked).toEqual(["voted"]);
    // Once is enough, and what is marked already is not waited for long.
    handle.current?.markNotes([queryOn(log, "voted", "voted")]);
    handle.current?.whenMarked("voted", () => marked.push("at once"));
    await expect.poll(() => marked).toEqual(["voted", "at once"]);
  });
});

describe("the picture that a note is about", () => {
  const pictured = aRichCopy({
    headline: "Head",
    lead: { image: imageId(1), alt: "A boat", caption: "The boat" },
    body: [aParagraph("alpha"), aPicture({ image: imageId(2), caption: "The pier" }), aParagraph("omega")],
  });
  const edges = (doc: Node, name: string) => {
    let found = { from: -1, to: -1 };
    doc.descendants((node, at) => {
      if (node.type.name === name) found = { from: at, to: at + node.nodeSize };
    });
    return found;
  };
  const outlined = () => [...document.querySelectorAll(".queryPicture")].map((each) => each.textContent);
  const noteOn = (log: { readonly doc: Node; readonly seq: number }, name: string): NotePlaced => {
    const at = edges(log.doc, name);
    return { id: name, kind: "query", by: "Fiona Patterson", seq: log.seq, ...at, isOnPicture: true };
  };

  test("is outlined with whose it is, follows its moves, and goes with it", async () => {
    const { editor, handle, log } = await openEditor(pictured);
    expect(handle.current?.markNotes([noteOn(log, "picture")])).toBe(true);
    await expect.poll(outlined).toEqual([expect.stringContaining("The pier")]);
    expect(document.querySelector(".queryPicture")?.getAttribute("aria-description")).toBe("Query by Fiona Patterson");
    const { from, to } = edges(editor.state.doc, "picture");
    log.remote([new MoveStep(from, to, to + "omega".length + 2)]);
    await expect.poll(() => edges(editor.state.doc, "picture").from).toBe(from + "omega".length + 2);
    expect(outlined()).toEqual([expect.stringContaining("The pier")]);
    expect(handle.current?.showNote("picture")).toBe(true);
    expect(editor.state.selection.$from.parent.type.name).toBe("caption");
    const now = edges(editor.state.doc, "picture");
    log.remote([new ReplaceStep(now.from, now.to, Slice.empty)]);
    await expect.poll(outlined).toEqual([]);
    expect(handle.current?.showNote("picture")).toBe(false);
  });

  test("is chosen by its button, by the caret in it, and by writing its alt text", async () => {
    const { editor, handle, caretAt, told } = await openEditor(pictured);
    const lead = { seq: 0, ...edges(pictured, "lead"), quote: "A boat", picture: imageId(1) };
    const picture = { seq: 0, ...edges(pictured, "picture"), quote: "The pier", picture: imageId(2) };
    const buttons = page.getByRole("button", { name: "Write a note on this picture" });
    await userEvent.click(buttons.nth(1));
    expect(told.pictureNotes).toBe(1);
    expect(handle.current?.selectedWords()).toEqual(picture);
    const caption = find(editor.state.doc, "The boat")[0];
    await caretAt(caption, caption);
    expect(handle.current?.selectedWords()).toEqual(lead);
    await userEvent.click(page.getByLabelText("Alt text").nth(1));
    expect(handle.current?.selectedWords()).toEqual(picture);
    const words = find(editor.state.doc, "boat");
    await caretAt(...words);
    expect(handle.current?.selectedWords()).toMatchObject({ quote: "boat", picture: null });
  });

  test("can be chosen by whoever only reads the copy", async () => {
    const { handle, told } = await openEditor(pictured, { mode: "read" });
    await userEvent.click(page.getByRole("button", { name: "Write a note on this picture" }).first());
    expect(told.pictureNotes).toBe(1);
    expect(handle.current?.selectedWords()).toMatchObject({ picture: imageId(1) });
  });
});
