import { cleanup } from "@testing-library/react";
import { Transform } from "prosemirror-transform";
import { afterEach, describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { resolveSteps } from "#document/resolveSteps.ts";
import { aDivider, aParagraph, aRichCopy, proposed, struck, suggested } from "#tests/builders/richCopy.ts";
import { openEditor } from "./openEditor.tsx";

afterEach(cleanup);

const copy = aRichCopy({
  headline: ["Ferry to run ", proposed("till dawn", "h")],
  standfirst: ["Board gives ", struck("way", "st")],
  lead: {
    image: "00000000-0000-7000-8000-000000000001",
    alt: "A ferry",
    caption: ["At ", proposed("the ", "c"), "quay"],
  },
  body: [
    aParagraph("The ferry runs."),
    suggested(aParagraph("Buses go instead."), "insertion", "p"),
    suggested(aDivider, "deletion", "d"),
    aParagraph(["The ", proposed("night ", "n"), "board."]),
  ],
});
const ids = ["h", "st", "c", "p", "d", "n"];

/** The field of the copy that the selection stands in. */
const fieldOfSelection = () => {
  const node = getSelection()?.anchorNode ?? null;
  const element = node instanceof Element ? node : node?.parentElement;
  return element?.closest("[data-field]")?.getAttribute("data-field");
};

describe("the editor, of what is suggested in it", () => {
  test("tells the cards when a copy is opened, and again as they come and go", async () => {
    const { told, log, editor } = await openEditor(copy);
    await expect.poll(() => told.cards.map(({ id }) => id)).toEqual(ids);
    const settled = new Transform(editor.state.doc);
    resolveSteps(settled, (mark) => (mark.attrs["id"] === "st" ? "accept" : "leave"));
    log.say({
      type: "commit",
      seq: 1,
      ref: "theirs",
      person: "somebody",
      mode: "edit",
      at: "2026-11-24T12:00:00.000Z",
      steps: settled.steps.map((step) => step.toJSON() as unknown),
      kept: settled.steps.map((_step, index) => index),
    });
    await expect.poll(() => told.cards.map(({ id }) => id)).toEqual(ids.filter((id) => id !== "st"));
  });

  test("S-09: goes to each in the order of reading, with focus in the copy, and tells which the caret is in", async () => {
    const { told, handle, editor } = await openEditor(copy);
    await expect.poll(() => told.cards.length).toBe(ids.length);
    const fields: (string | null | undefined)[] = [];
    for (const { id } of told.cards) {
      expect(handle.current?.showSuggestion(id, true)).toBe(true);
      expect(editor.view.hasFocus()).toBe(true);
      await expect.poll(() => told.suggestion).toBe(id);
      fields.push(fieldOfSelection());
    }
    expect(fields.slice(0, 4)).toEqual(["headline", "standfirst", "lead", "body"]);
    expect(handle.current?.showSuggestion("gone", true)).toBe(false);
  });

  test("tells when the caret leaves a suggestion, and of none while nobody is in the copy", async () => {
    const { told, handle, editor } = await openEditor(copy);
    await expect.poll(() => told.cards.length).toBe(ids.length);
    handle.current?.showSuggestion("n", false);
    expect(told.suggestion).toBeNull();
    handle.current?.showSuggestion("n", true);
    await expect.poll(() => told.suggestion).toBe("n");
    await userEvent.keyboard("{End}");
    expect(editor.view.hasFocus()).toBe(true);
    await expect.poll(() => told.suggestion).toBeNull();
  });
});
