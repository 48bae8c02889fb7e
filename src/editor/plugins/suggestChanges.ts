import { Extension } from "@tiptap/core";
import { type EditorState, NodeSelection, Plugin, Selection, TextSelection, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { asEdit } from "#document/asEdit.ts";
import { nextLive } from "#document/nextLive.ts";
import { asBefore, isGoingBack } from "./ownHistory.ts";
import { behindOwnStruck, insertionAt, isSuggesting, madeUnder, proposalOf, suggestingPlugin } from "./suggesting.ts";
import { targetRange } from "../targetRange.ts";
import { isOfTheLog } from "./together.ts";

const saidDeclined = "That cannot be made as a suggestion, and nothing was changed. Try it in smaller steps.";

/**
 * Has each change of this person's be a suggestion where they suggest, on its way into the document; where they edit, what
 * they put in inherits nobody's suggestions. What comes from the log, and undo, pass.
 */
export const suggestChanges = Extension.create<{
  readonly onSay: (sentence: string) => void;
  /** Whether the person has suggesting switched on where they may edit. */
  readonly isSwitchedOn: () => boolean;
}>({
  name: "suggestChanges",
  // The first to hear of a transaction: what others are told of is what stands in the document then.
  priority: 1000,
  addOptions: () => ({ onSay: () => {}, isSwitchedOn: () => false }),
  dispatchTransaction({ transaction, next }) {
    const { state } = this.editor;
    if (!transaction.docChanged || isOfTheLog(transaction) || isGoingBack(transaction)) return next(transaction);
    if (!isSuggesting(state)) return next(edited(state, transaction));
    const made = suggested(state, transaction);
    if (made !== null) return next(made);
    this.options.onSay(saidDeclined);
    // What the browser has put in by itself is taken out of the page again.
    return next(state.tr);
  },
  addProseMirrorPlugins() {
    return [suggestingPlugin(this.options.isSwitchedOn), hands()];
  },
});

/** Selections from which a key deletes forwards: the caret goes behind what is struck then, and else stays before it. */
const towards = new WeakMap<Selection, 1>();

function suggested(state: EditorState, raw: Transaction): Transaction | null {
  const proposal = proposalOf(state, raw);
  if (proposal === null) return null;
  const { transform, place, id } = proposal;
  const { tr } = state;
  for (const step of transform.steps) tr.step(step);
  const assoc = towards.get(state.selection) ?? -1;
  tr.setSelection(
    selectionAt(tr, { anchor: place(raw.selection.anchor, assoc), head: place(raw.selection.head, assoc) }, raw),
  );
  return madeUnder(asBefore(tr, raw), id);
}

function selectionAt(
  tr: Transaction,
  { anchor, head }: { readonly anchor: number; readonly head: number },
  raw: Transaction,
) {
  const node = tr.doc.nodeAt(anchor);
  if (raw.selection instanceof NodeSelection && node !== null && NodeSelection.isSelectable(node))
    return NodeSelection.create(tr.doc, anchor);
  return TextSelection.between(tr.doc.resolve(anchor), tr.doc.resolve(head));
}

function edited(state: EditorState, raw: Transaction): Transaction {
  const steps = asEdit(raw);
  if (steps === null) return raw;
  const { tr } = state;
  for (const step of steps) tr.step(step);
  tr.setSelection(Selection.fromJSON(tr.doc, raw.selection.toJSON()));
  return asBefore(tr, raw);
}

/** What hands do that the browser would do by itself to words which are struck, or that it cannot know of. */
function hands(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown: (view, event) => {
          if (event.key === "Delete") towards.set(view.state.selection, 1);
          return beforeComposing(view, event);
        },
        beforeinput: (view, event) => beforeInput(view, event),
      },
    },
  });
}

/**
 * An input method that began over a selection, or before struck words, would double its first letter: the selection is
 * struck, the caret goes behind it, and the words are composed inside a proposal, before the method has begun.
 */
function beforeComposing(view: EditorView, event: KeyboardEvent): boolean {
  if (event.key !== "Process" || view.composing || !view.editable || !isSuggesting(view.state)) return false;
  if (!view.state.selection.empty) {
    towards.set(view.state.selection, 1);
    view.dispatch(view.state.tr.deleteSelection());
  }
  const at = behindOwnStruck(view.state);
  const { tr } = view.state;
  if (at !== view.state.selection.from) tr.setSelection(TextSelection.create(tr.doc, at));
  const plain = tr.selection.$from.marks().filter(({ type }) => type.name === "bold" || type.name === "italic");
  view.dispatch(tr.setStoredMarks(insertionAt(view.state.apply(tr)).addToSet(plain)));
  return false;
}

function beforeInput(view: EditorView, event: InputEvent): boolean {
  if (!view.editable || !isSuggesting(view.state) || view.composing || event.isComposing) return false;
  const isDeleting = /^delete(?!By|Composition)/.test(event.inputType);
  if (!isDeleting && event.inputType !== "insertReplacementText") return false;
  const range = targetRange(view, event);
  if (range === null) return false;
  event.preventDefault();
  if (!isDeleting) return replaceBy(view, range, event.dataTransfer?.getData("text/plain") ?? event.data ?? "");
  const way = event.inputType.endsWith("Forward") ? 1 : -1;
  const live = nextLive(view.state.doc, range, way);
  const { tr } = view.state;
  if (live === null) tr.setSelection(TextSelection.near(tr.doc.resolve(way === 1 ? range.to : range.from), -way));
  else tr.delete(live.from, live.to).setSelection(TextSelection.create(tr.doc, live.from));
  view.dispatch(tr.scrollIntoView());
  return true;
}

/** Spelling that is put right from the browser's menu. */
function replaceBy(
  view: EditorView,
  { from, to }: { readonly from: number; readonly to: number },
  text: string,
): boolean {
  if (text !== "") view.dispatch(view.state.tr.insertText(text, from, to).scrollIntoView());
  return true;
}
