import { Transform } from "prosemirror-transform";
import { type ClientLog, openedLog, withLocal } from "#document/clientLog.ts";
import type { Received } from "#document/receive.ts";
import { type CaretPlace, emptyHistory, type UndoHistory, withOwn, withReceived } from "#document/undoHistory.ts";
import { goBack, type UndoWay } from "#document/undo.ts";
import { copy } from "./desk.ts";
import { edited } from "./edits.ts";

/** An editor without a view, with what its person can take back. */
export interface UndoDesk {
  readonly doc: typeof copy;
  readonly log: ClientLog;
  readonly history: UndoHistory;
  readonly caret: CaretPlace;
  readonly tray: readonly string[];
}

const atStart = { anchor: 1, head: 1 };

export const fresh: UndoDesk = { doc: copy, log: openedLog(0, 1), history: emptyHistory, caret: atStart, tray: [] };

/** A change of one's own: a new event, or more of the one before. */
export function makes(desk: UndoDesk, change: (tr: Transform) => unknown, event: "new" | "more" = "new"): UndoDesk {
  const tr = edited(desk.doc, change);
  return {
    ...desk,
    doc: tr.doc,
    log: withLocal(desk.log, tr),
    history: withOwn(desk.history, tr, event === "new" ? desk.caret : "done"),
    caret: { anchor: tr.mapping.map(desk.caret.anchor), head: tr.mapping.map(desk.caret.head) },
  };
}

/** Something came from the server. */
export function takes(desk: UndoDesk, take: (log: ClientLog, tr: Transform) => Received): UndoDesk {
  const tr = new Transform(desk.doc);
  const received = take(desk.log, tr);
  return { ...desk, doc: tr.doc, log: received.log, history: withReceived(desk.history, tr, received) };
}

export function goes(desk: UndoDesk, way: UndoWay): UndoDesk {
  const tr = new Transform(desk.doc);
  const { history, caret, tray } = goBack(desk.history, tr, way, { caret: desk.caret, instead: null });
  const left = [...desk.tray, ...tray.map(({ text }) => text)];
  return { doc: tr.doc, log: withLocal(desk.log, tr), history, caret: caret ?? desk.caret, tray: left };
}
