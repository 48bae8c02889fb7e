import { TextSelection, type Transaction } from "@tiptap/pm/state";
import type { Mapping } from "@tiptap/pm/transform";
import { besideOthers } from "#document/carets.ts";

/**
 * Leaves this person's caret before words that others put in where it stands, and a selection on what was selected:
 * the same rule by which everybody else works out where it is. `along` leads from the document before the transaction
 * to the one after it.
 */
export function keepSelection(tr: Transaction, before: Transaction["selection"], along: Mapping): void {
  if (!tr.docChanged || !(before instanceof TextSelection)) return;
  const { anchor, head } = besideOthers(before, along);
  const inside = (at: number) => tr.doc.resolve(Math.max(0, Math.min(at, tr.doc.content.size)));
  tr.setSelection(TextSelection.between(inside(anchor), inside(head)));
}
