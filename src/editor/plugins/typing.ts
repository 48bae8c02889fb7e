import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { cleanLine } from "#document/clean.ts";
import { typed } from "#document/typography.ts";
import { readCaret } from "../readCaret.ts";
import { asItsOwn } from "./ownHistory.ts";

/**
 * Typing as a British newspaper sets it: quotation marks, apostrophes, ranges and the ellipsis. What was typed is put
 * in first and set in a change of its own, so that one undo straight after gives back the typed mark (scenario E-04).
 */
export const typing = Extension.create({
  name: "typing",
  addProseMirrorPlugins: () => [new Plugin({ props: { handleTextInput, handleDOMEvents: { keydown } } })],
});

/** Keys can come faster than the browser tells of the selection that the last one made, as from a text expander. */
function keydown(view: EditorView): boolean {
  readCaret(view);
  return false;
}

function handleTextInput(view: EditorView, from: number, to: number, text: string): boolean {
  const clean = cleanLine(text);
  if (clean === "") return true;
  if (view.composing || [...clean].length > 1) return clean === text ? false : insert(view, from, to, clean);
  const $from = view.state.doc.resolve(from);
  if (!$from.parent.isTextblock || !$from.sameParent(view.state.doc.resolve(to))) return false;
  const set = typed($from.parent.textBetween(0, $from.parentOffset), clean);
  if (set === null) return clean === text ? false : insert(view, from, to, clean);
  insert(view, from, to, clean);
  // Where it is proposed, what it replaces still stands before it.
  const end = view.state.selection.from;
  const tr = asItsOwn(view.state.tr);
  view.dispatch(tr.insertText(set.text, end - clean.length - set.back, end).scrollIntoView());
  return true;
}

function insert(view: EditorView, from: number, to: number, text: string): boolean {
  view.dispatch(view.state.tr.insertText(text, from, to).scrollIntoView());
  return true;
}
