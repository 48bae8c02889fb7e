import { Extension } from "@tiptap/core";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { type ClientLog, withLocal } from "#document/clientLog.ts";

const key = new PluginKey<ClientLog | null>("together");

/** This editor's side of the log; null until the copy has come. */
export function logOf(state: EditorState): ClientLog | null {
  return key.getState(state) ?? null;
}

/** Puts a log in place of the one there, in a transaction that is no change of this person's. */
export function withLog(tr: Transaction, log: ClientLog | null): Transaction {
  return tr.setMeta(key, { log }).setMeta("addToHistory", false);
}

/** The log that a transaction puts in place of the one there; undefined where it puts none. */
export function logSetBy(tr: Transaction): ClientLog | null | undefined {
  return (tr.getMeta(key) as { readonly log: ClientLog | null } | undefined)?.log;
}

/** Whether a transaction is the log's own: what came from the server, or work of this person's that it took back. */
export function isOfTheLog(tr: Transaction): boolean {
  return tr.getMeta(key) !== undefined;
}

/** Keeps the log beside the document: each local change is added to it as unconfirmed work. */
export const together = Extension.create({
  name: "together",
  addProseMirrorPlugins: () => [
    new Plugin<ClientLog | null>({
      key,
      state: {
        init: () => null,
        apply(tr, before) {
          const set = tr.getMeta(key) as { readonly log: ClientLog | null } | undefined;
          if (set !== undefined) return set.log;
          return before === null || !tr.docChanged ? before : withLocal(before, tr);
        },
      },
    }),
  ],
});
