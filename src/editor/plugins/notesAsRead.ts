import { Extension } from "@tiptap/core";
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { DecorationSet } from "@tiptap/pm/view";
import { noteMark, type NotePlaced } from "./noteMarks.ts";

const key = new PluginKey<DecorationSet>("notesAsRead");

/** Has the words of these notes marked, by places of the document that the transaction comes to. */
export function withNotesAsRead(tr: Transaction, notes: readonly NotePlaced[]): Transaction {
  return tr.setMeta(key, notes);
}

/** Marks the words of notes in a copy that is only read. */
export const notesAsRead = Extension.create({
  name: "notesAsRead",
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply: (tr, before) => {
          const notes = tr.getMeta(key) as readonly NotePlaced[] | undefined;
          return notes === undefined
            ? before.map(tr.mapping, tr.doc)
            : DecorationSet.create(tr.doc, notes.map(noteMark));
        },
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
});
