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

/** Keeps the log beside the document: each local change is added to it as unconfirmed work. */
export const together = Extension.create({
  name: "together",
  addProseMirrorPlugins: () => [
    new Plugin<ClientLog | null>({
      key,
      // The history keeps an item for each change of others, so that undo still finds its own words after a rebase.
      historyPreserveItems: true,
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
