import type { Node } from "prosemirror-model";
import type { StepMap } from "prosemirror-transform";
import type { SentCommit } from "#document/clientLog.ts";
import { decide, type RefusalCode } from "#document/decide.ts";
import { noLedger } from "#document/ledger.ts";
import type { Rules } from "#document/rebase.ts";
import type { LogCommit } from "#document/receive.ts";

/** A commit as this server keeps it. */
export interface Stored extends LogCommit {
  readonly person: string;
  readonly maps: readonly StepMap[];
}

export type Answer = { readonly commit: Stored } | { readonly refused: RefusalCode; readonly detail: string };

/** One story's log with the product's own `decide`, kept in memory. */
export class FuzzServer {
  doc: Node;
  readonly log: Stored[] = [];
  readonly #refs = new Map<string, Stored>();
  readonly #rules: Rules;

  constructor(doc: Node, rules: Rules) {
    this.doc = doc;
    this.#rules = rules;
  }

  get seq(): number {
    return this.log.length;
  }

  receive(person: string, sent: SentCommit): Answer {
    const known = this.#refs.get(sent.ref);
    if (known) return { commit: known };
    const decision = decide({
      doc: this.doc,
      seq: this.seq,
      epoch: 1,
      since: this.log.slice(sent.base).flatMap(({ maps }) => maps),
      commit: sent,
      person,
      mode: "edit",
      ledger: noLedger,
      rules: this.#rules,
    });
    if (!decision.ok) return { refused: decision.code, detail: decision.detail };
    const commit: Stored = {
      seq: this.seq + 1,
      ref: sent.ref,
      person,
      steps: decision.steps.map((step): unknown => step.toJSON()),
      kept: decision.kept,
      dropped: decision.dropped,
      maps: decision.steps.map((step) => step.getMap()),
    };
    this.doc = decision.doc;
    this.log.push(commit);
    this.#refs.set(sent.ref, commit);
    return { commit };
  }
}
