import type { Transaction } from "@tiptap/pm/state";
import type { ClientLog, SentCommit } from "#document/clientLog.ts";
import { allRules } from "#document/rebase.ts";
import type { Received } from "#document/receive.ts";
import { receiveRefusal } from "#document/receiveRefusal.ts";

/** All unconfirmed work taken back out of the copy, its words for the tray. */
export function takenBack(log: ClientLog, tr: Transaction): Received {
  const inflight: SentCommit = log.inflight ?? { ref: "none", base: log.seq, epoch: log.epoch, steps: [], gone: [] };
  return receiveRefusal({ ...log, inflight }, tr, { ref: inflight.ref, code: "mode", rules: allRules });
}
