import type { Node, Schema } from "@tiptap/pm/model";
import { Step } from "@tiptap/pm/transform";
import type { ClientLog } from "#document/clientLog.ts";
import type { KeptWork } from "./copyStore.ts";

/** What has no place in the copy, kept while the copy is not open: there is no work on it to keep beside. */
export function keptAlone(unplaced: Pick<KeptWork, "tray" | "unsent">): KeptWork {
  return { seq: 0, epoch: 0, doc: null, unconfirmed: [], inflight: null, madeIn: null, ...unplaced };
}

/** Unconfirmed work as it is kept in the browser, with what is kept beside it. */
export function keptWork(log: ClientLog, doc: Node, beside: Pick<KeptWork, "tray" | "unsent" | "madeIn">): KeptWork {
  return {
    seq: log.seq,
    epoch: log.epoch,
    doc: doc.toJSON(),
    unconfirmed: log.unconfirmed.map(({ step, undo, gone, index }) => ({
      step: step.toJSON() as unknown,
      undo: undo.map((each) => each.toJSON() as unknown),
      gone,
      index,
    })),
    inflight: log.inflight,
    ...beside,
  };
}

/** Kept work, read again; null where it fits no copy of today's shape, and then only its tray is of use. */
export function restoredWork(kept: KeptWork, schema: Schema): { readonly doc: Node; readonly log: ClientLog } | null {
  try {
    const doc = schema.nodeFromJSON(kept.doc);
    doc.check();
    const unconfirmed = kept.unconfirmed.map(({ step, undo, gone, index }) => ({
      step: Step.fromJSON(schema, step),
      undo: undo.map((each) => Step.fromJSON(schema, each)),
      // What can be taken back is not kept, so that nobody asks how it was made.
      made: 1,
      gone,
      index,
    }));
    // With nothing of it in the copy any more, what is in flight has still to be answered: its words may come back.
    if (unconfirmed.length === 0 && kept.inflight === null) return null;
    return { doc, log: { seq: kept.seq, epoch: kept.epoch, unconfirmed, inflight: kept.inflight, singly: 0 } };
  } catch {
    return null;
  }
}
