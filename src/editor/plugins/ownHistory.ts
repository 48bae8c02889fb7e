import { Extension } from "@tiptap/core";
import {
  type EditorState,
  NodeSelection,
  Plugin,
  PluginKey,
  type Selection,
  TextSelection,
  type Transaction,
} from "@tiptap/pm/state";
import type { Node } from "@tiptap/pm/model";
import type { EditorView } from "@tiptap/pm/view";
import type { TrayWords } from "#document/clientLog.ts";
import type { Received } from "#document/receive.ts";
import { goBack, mayGoBack, type UndoWay } from "#document/undo.ts";
import { type CaretPlace, emptyHistory, type UndoHistory, withOwn, withReceived } from "#document/undoHistory.ts";
import { insteadOf } from "./suggesting.ts";
import { type LastChange, lastChange, movedChange, startsAnew } from "./changeGroups.ts";

interface OwnHistory {
  readonly history: UndoHistory;
  /** The change that the next one may go on, as typing does; null where the next begins anew. */
  readonly last: LastChange | null;
}

type Told =
  | { readonly type: "received"; readonly received: Received }
  | {
      readonly type: "wentBack";
      readonly way: UndoWay;
      readonly history: UndoHistory;
      readonly tray: readonly TrayWords[];
    }
  | { readonly type: "beginsAnew" };

const key = new PluginKey<OwnHistory>("ownHistory");

/** Tells the history what a transaction has taken in from the server, so that it can follow. */
export function withTaken(tr: Transaction, received: Received): Transaction {
  return tr.setMeta(key, { type: "received", received } satisfies Told);
}

/** A change that one undo takes back alone, however soon it comes after another. */
export function asItsOwn(tr: Transaction): Transaction {
  return tr.setMeta(key, { type: "beginsAnew" } satisfies Told);
}

/** Whether this person has anything to take back, or to make again. */
export function hasChange(state: EditorState, way: UndoWay): boolean {
  return mayGoBack(key.getState(state)?.history ?? emptyHistory, way);
}

/** What takes back this person's own last change, or makes it again; null if nothing of it is left. */
export function goneBack(state: EditorState, way: UndoWay): Transaction | null {
  const own = key.getState(state);
  if (own === undefined) return null;
  const { tr } = state;
  const { anchor, head } = state.selection;
  const { history, caret, tray } = goBack(own.history, tr, way, {
    caret: { anchor, head },
    instead: (raw) => insteadOf(state, raw),
  });
  if (caret !== null) tr.setSelection(selectionAt(tr.doc, caret)).scrollIntoView();
  return tr.setMeta(key, { type: "wentBack", way, history, tray } satisfies Told);
}

/** A transaction in place of another one: undo, the page and the time are told the same of it. */
export function asBefore(tr: Transaction, raw: Transaction): Transaction {
  for (const name of ["uiEvent", "paste", "composition", "addToHistory", "inputType", key] as const) {
    const told: unknown = raw.getMeta(name);
    if (told !== undefined) tr.setMeta(name, told);
  }
  tr.setTime(raw.time);
  return raw.scrolledIntoView ? tr.scrollIntoView() : tr;
}

/** Whether undo or redo made this transaction. */
export function isGoingBack(tr: Transaction): boolean {
  const told = tr.getMeta(key) as Told | undefined;
  return told?.type === "wentBack";
}

/** The words that undo or redo was to bring back by this transaction, and that found no place: for the tray. */
export function wordsWithoutPlace(tr: Transaction): readonly TrayWords[] {
  const told = tr.getMeta(key) as Told | undefined;
  return told?.type === "wentBack" ? told.tray : [];
}

function selectionAt(doc: Node, { anchor, head }: CaretPlace): Selection {
  const node = doc.nodeAt(anchor);
  if (node !== null && NodeSelection.isSelectable(node) && anchor + node.nodeSize === head)
    return NodeSelection.create(doc, anchor);
  return TextSelection.between(doc.resolve(anchor), doc.resolve(head));
}

/**
 * What this person can take back: their own changes alone (promise R14). It lives as long as the page has the copy
 * open, and follows what `CopySync` takes in; a copy that is opened anew begins with nothing to take back.
 */
export const ownHistory = Extension.create({
  name: "ownHistory",
  addProseMirrorPlugins: () => [historyPlugin()],
});

/** The plugin that keeps the history of one editor. */
export function historyPlugin(): Plugin {
  return new Plugin<OwnHistory>({
    key,
    state: {
      init: () => ({ history: emptyHistory, last: null }),
      apply: (tr, own, before) => applied(own, tr, before),
    },
    props: { handleDOMEvents: { beforeinput } },
  });
}

function applied(own: OwnHistory, tr: Transaction, before: EditorState): OwnHistory {
  const told = tr.getMeta(key) as Told | undefined;
  if (told?.type === "wentBack") return { history: told.history, last: null };
  if (told?.type === "received")
    return { history: withReceived(own.history, tr, told.received), last: movedChange(own.last, tr) };
  if (!tr.docChanged) return told === undefined ? own : { ...own, last: null };
  const root = tr.getMeta("appendedTransaction") as Transaction | undefined;
  const rootTold = root?.getMeta(key) as Told | undefined;
  if (tr.getMeta("addToHistory") === false || root?.getMeta("addToHistory") === false)
    return { history: withOwn(own.history, tr, null), last: movedChange(own.last, tr) };
  if (rootTold?.type === "wentBack")
    return { history: withOwn(own.history, tr, rootTold.way === "undo" ? "undone" : "done"), last: null };
  const last = told === undefined ? own.last : null;
  const isPasted = tr.getMeta("uiEvent") === "paste" || tr.getMeta("paste") === true;
  const isNew = root === undefined && (isPasted || startsAnew(tr, last));
  const { anchor, head } = before.selection;
  return {
    history: withOwn(own.history, tr, isNew || own.history.done.length === 0 ? { anchor, head } : "done"),
    last: isPasted ? null : lastChange(tr, last, root !== undefined),
  };
}

/** The browser's own undo, as in its menu: it would take back what it saw last, anybody's. */
function beforeinput(view: EditorView, event: InputEvent): boolean {
  const way = event.inputType === "historyUndo" ? "undo" : event.inputType === "historyRedo" ? "redo" : null;
  if (way === null || !view.editable) return false;
  event.preventDefault();
  const tr = goneBack(view.state, way);
  if (tr !== null) view.dispatch(tr);
  return true;
}
