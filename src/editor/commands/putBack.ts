import type { Editor } from "@tiptap/core";
import { Fragment, type Node, Slice } from "@tiptap/pm/model";
import { Selection, TextSelection, type Transaction } from "@tiptap/pm/state";
import { asItsOwn, isGoingBack } from "../plugins/ownHistory.ts";

/**
 * Puts words of the tray back behind the caret, or at the end of the copy where the caret is in none of its text.
 * Several lines come back as paragraphs, and in a field that has none as one line. Nothing that is selected goes; one
 * undo takes it all back. Gives where they went.
 */
export function putBack(editor: Editor, text: string, hasCaret: boolean): "caret" | "end" {
  const { state, view } = editor;
  const { $to } = state.selection;
  const isAtCaret = hasCaret && $to.parent.isTextblock;
  const at = isAtCaret ? $to.pos : Selection.atEnd(state.doc).to;
  const tr = asItsOwn(state.tr).replace(at, at, sliceOf(text, state.doc, at));
  tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(at)), -1));
  view.dispatch(tr.scrollIntoView());
  // What is typed next is not part of it either.
  view.dispatch(asItsOwn(view.state.tr));
  view.focus();
  return isAtCaret ? "caret" : "end";
}

/**
 * Tells when undo takes words that were put back out of the copy (true), and when redo brings them in again (false).
 * Whatever else changes the words is its writer's editing, and is not told.
 */
export function whenUndone(editor: Editor, text: string, tell: (isUndone: boolean) => void): void {
  let isUndone = false;
  editor.on("transaction", ({ transaction }: { transaction: Transaction }) => {
    if (!transaction.docChanged || !isGoingBack(transaction)) return;
    const more = timesIn(transaction.doc, text) - timesIn(transaction.before, text);
    if (more === 0 || more < 0 === isUndone) return;
    isUndone = more < 0;
    tell(isUndone);
  });
}

/** How often all the lines of a text stand in a copy. */
function timesIn(doc: Node, text: string): number {
  const copy = doc.textBetween(0, doc.content.size, "\n");
  const lines = text.split("\n").filter((line) => line !== "");
  return Math.min(...lines.map((line) => copy.split(line).length - 1));
}

function sliceOf(text: string, doc: Node, at: number): Slice {
  const { schema } = doc.type;
  const lines = text.split("\n").filter((line) => line !== "");
  const takesParagraphs = doc.resolve(at).parent.type.name === "paragraph";
  if (lines.length < 2 || !takesParagraphs) return new Slice(Fragment.from(schema.text(lines.join(" "))), 0, 0);
  return new Slice(Fragment.from(lines.map((line) => schema.node("paragraph", null, [schema.text(line)]))), 1, 1);
}
