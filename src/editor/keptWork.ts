import type { Node, Schema } from "@tiptap/pm/model";
import { Step } from "@tiptap/pm/transform";
import type { ClientLog, TrayWords } from "#document/clientLog.ts";
import type { KeptWork } from "./copyStore.ts";

/** Unconfirmed work as it is kept in the browser. */
export function keptWork(log: ClientLog, doc: Node, tray: readonly TrayWords[]): KeptWork {
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
    tray,
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
      gone,
      index,
    }));
    if (unconfirmed.length === 0) return null;
    return { doc, log: { seq: kept.seq, epoch: kept.epoch, unconfirmed, inflight: kept.inflight, singly: 0 } };
  } catch {
    return null;
  }
}
