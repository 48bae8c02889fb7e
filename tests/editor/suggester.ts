import type { Node } from "prosemirror-model";
import { expect } from "vitest";
import { rejectAll } from "#document/reading.ts";
import { aParagraph, aRichCopy } from "#tests/builders/richCopy.ts";
import { find } from "#tests/document/edits.ts";
import { shownCopy } from "#tests/document/shownCopy.ts";
import { openEditor } from "./openEditor.tsx";

export const story = aRichCopy({
  headline: "Head",
  body: [aParagraph("alpha beta gamma"), aParagraph("delta epsilon")],
});

export type Story = Awaited<ReturnType<typeof openEditor>>;

export const open = (doc: Node = story) => openEditor(doc, { mode: "suggest" });
/** The body as this editor has it, without the headline. */
export const rows = ({ editor }: Story) => shownCopy(editor.state.doc, "me").slice(1);

/** All that was done is stored, as suggestions: without them the copy is what it was. */
export async function settled({ log, told, editor }: Story, before: Node = story) {
  await expect.poll(() => told.status?.save).toBe("saved");
  await expect.poll(() => JSON.stringify(editor.state.doc)).toBe(JSON.stringify(log.doc));
  expect(shownCopy(rejectAll(log.doc))).toEqual(shownCopy(rejectAll(before)));
}

/** The caret, as the text of its paragraph with a line where it stands. */
export function caret({ editor }: Story): string {
  const { $head } = editor.state.selection;
  return `${$head.parent.textBetween(0, $head.parentOffset)}|${$head.parent.textBetween($head.parentOffset, $head.parent.content.size)}`;
}

export const at = (words: string, doc = story) => find(doc, words)[0];
export const end = (words: string, doc = story) => find(doc, words)[1];

/** All that was done is stored, suggestions and edits. */
export async function settledAny({ log, told, editor }: Story) {
  await expect.poll(() => told.status?.save).toBe("saved");
  await expect.poll(() => JSON.stringify(editor.state.doc)).toBe(JSON.stringify(log.doc));
}
