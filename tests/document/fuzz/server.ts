import type { Node } from "prosemirror-model";
import type { StepMap } from "prosemirror-transform";
import { type Blame, blameAfter, blameOfOne } from "#document/blame.ts";
import type { SentCommit } from "#document/clientLog.ts";
import { type Deciding, decide, type RefusalCode } from "#document/decide.ts";
import { type LedgerEntry, newEntries } from "#document/ledger.ts";
import { numbersOf } from "#document/moveMap.ts";
import type { Rules } from "#document/rebase.ts";
import type { Mode } from "#domain/mode.ts";
import type { LogCommit } from "#document/receive.ts";
import type { WholeCopy } from "#document/receiveWhole.ts";
import { BlameTruth } from "./blameTruth.ts";
import { Notes } from "./notes.ts";

/** A commit as this server keeps it. */
export interface Stored extends LogCommit {
  readonly person: string;
  readonly maps: readonly StepMap[];
}

export type Answer =
  | { readonly commit: Stored }
  | { readonly refused: RefusalCode | "unavailable"; readonly detail: string };

/** One story's log with the product's own `decide`, kept in memory, with its blame and some notes. */
export class FuzzServer {
  doc: Node;
  blame: Blame;
  epoch = 1;
  readonly log: Stored[] = [];
  readonly notes = new Notes();
  /** Who may do less than edit, for now. */
  readonly modes = new Map<string, Mode>();
  readonly #ledger = new Map<string, LedgerEntry>();
  readonly #start: Node;
  readonly #truth = new BlameTruth();
  readonly #refs = new Map<string, Stored>();
  /** What was refused stays refused: its sender may have sent the same words under another ref by now. */
  readonly #refusals = new Map<string, Answer>();
  readonly #rules: Rules;
  #oldestBase = 0;

  constructor(doc: Node, rules: Rules) {
    this.doc = doc;
    this.#start = doc;
    this.blame = blameOfOne(doc, "");
    this.#rules = rules;
  }

  modeOf(person: string): Mode {
    return this.modes.get(person) ?? "edit";
  }

  get seq(): number {
    return this.log.length;
  }

  /**
   * What it says to a commit. `trouble` is what else stands in its way: nothing is stored while the database is
   * `unavailable`; `behind`, the maps since its base are at hand no more.
   */
  receive(person: string, sent: SentCommit, trouble: "behind" | "unavailable" | null): Answer {
    if (trouble === "unavailable") return { refused: trouble, detail: "the database is away" };
    const known = this.#refs.get(sent.ref);
    if (known) return { commit: known };
    const refusal = this.#refusals.get(sent.ref);
    if (refusal) return refusal;
    if (trouble === "behind") this.#oldestBase = Math.max(this.#oldestBase, Math.min(this.seq, sent.base + 1));
    if (sent.base < this.#oldestBase) return { refused: "behind", detail: "the maps are not at hand" };
    const decision = decide(this.#facts(person, sent));
    if (!decision.ok) {
      const refusal = { refused: decision.code, detail: decision.detail };
      this.#refusals.set(sent.ref, refusal);
      return refusal;
    }
    const commit: Stored = {
      seq: this.seq + 1,
      ref: sent.ref,
      person,
      steps: decision.steps.map((step): unknown => step.toJSON()),
      kept: decision.kept,
      dropped: decision.dropped,
      maps: decision.steps.map((step) => step.getMap()),
    };
    this.blame = blameAfter(this, decision.steps, person).blame;
    this.#truth.commit(this.doc, decision.doc, { steps: decision.steps, person });
    this.notes.commit(this.doc, decision.doc, decision.steps);
    this.doc = decision.doc;
    for (const entry of newEntries((id) => this.#ledger.get(id) ?? null, this.doc)) this.#ledger.set(entry.id, entry);
    this.log.push(commit);
    this.#refs.set(sent.ref, commit);
    return { commit };
  }

  /** The copy whole, for somebody who holds it at `have`; null is for somebody who holds nothing. */
  whole(have: number | null): Omit<WholeCopy, "doc"> & { readonly doc: unknown } {
    const since = have === null ? null : this.log.slice(have).flatMap(({ maps }) => maps);
    return { seq: this.seq, epoch: this.epoch, doc: this.doc.toJSON(), maps: since?.map(numbersOf) ?? null };
  }

  /** What is wrong with the blame and the notes. */
  faults(): string[] {
    this.notes.replay(this.#start, this.log);
    return [...this.#truth.faults(this.blame, this.doc), ...this.notes.faults];
  }

  #facts(person: string, sent: SentCommit): Deciding {
    return {
      doc: this.doc,
      seq: this.seq,
      epoch: this.epoch,
      since: this.log.slice(sent.base).flatMap(({ maps }) => maps),
      commit: sent,
      person,
      mode: this.modeOf(person),
      ledger: (id) => this.#ledger.get(id) ?? null,
      rules: this.#rules,
    };
  }
}
