import { EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import type { Node } from "prosemirror-model";
import {
  broughtTo,
  type CaretPlace,
  type PassedCommit,
  passedWith,
  placedOn,
  type SaidCaret,
  toldFrom,
} from "#document/carets.ts";
import { type ClientLog, inOrder, openedLog, takeCommit, withLocal } from "#document/clientLog.ts";
import { allRules } from "#document/rebase.ts";
import { receive } from "#document/receive.ts";
import { keepSelection } from "#editor/keptSelection.ts";
import { gesture } from "./gestures.ts";
import type { Random } from "./random.ts";
import type { Stored } from "./server.ts";

/** One of two people writing: their editor, and the other's caret as it stands on their screen. */
export class CaretWriter {
  readonly name: string;
  readonly other: string;
  state: EditorState;
  log: ClientLog = openedLog(0, 1);
  /** How often this caret was said. */
  said = 0;
  #held: readonly Stored[] = [];
  #passed: readonly PassedCommit[] = [];
  #mine: SaidCaret | null = null;
  #theirs: SaidCaret | null = null;
  #ahead: SaidCaret | null = null;
  #refs = 0;

  constructor(name: string, other: string, doc: Node) {
    this.name = name;
    this.other = other;
    this.state = EditorState.create({ doc });
  }

  /** Types at the caret, puts it elsewhere, selects, or does something anywhere in the copy. */
  act(random: Random, fresh: (count: number) => string): void {
    if (random.chance(0.4)) this.#apply(this.#typed(fresh));
    else if (random.chance(0.5)) this.#select(random);
    else {
      const done = gesture(this.state, random, fresh);
      if (done !== null && typeof done !== "string") this.#apply(done);
    }
  }

  #typed(fresh: (count: number) => string): Transaction {
    const { selection, tr } = this.state;
    return selection.$head.parent.isTextblock ? tr.insertText(fresh(1), selection.head) : tr;
  }

  #select(random: Random) {
    const { doc, tr } = this.state;
    const at = doc.resolve(random.below(doc.content.size));
    const to = random.chance(0.6) ? at : doc.resolve(random.below(doc.content.size));
    this.#apply(tr.setSelection(TextSelection.between(at, to)));
  }

  #apply(tr: Transaction) {
    this.log = withLocal(this.log, tr);
    this.state = this.state.apply(tr);
  }

  toSend() {
    const taken = this.log.inflight === null ? takeCommit(this.log, `${this.name}-${this.#refs++}`) : null;
    if (taken === null) return null;
    this.log = taken.log;
    return taken.commit;
  }

  hear(commit: Stored): void {
    const { run, later } = inOrder(this.log.seq, [...this.#held, commit]);
    this.#held = later;
    if (run.length === 0) return;
    const { tr, selection } = this.state;
    const received = receive(this.log, tr, run, allRules);
    this.log = received.log;
    keepSelection(tr, selection, received.along);
    this.state = this.state.apply(tr);
    this.#passed = passedWith(this.#passed, run, tr.doc);
    this.#mine = this.#brought(this.#mine, this.name);
    if (this.#ahead !== null && this.#ahead.seq <= this.log.seq) [this.#theirs, this.#ahead] = [this.#ahead, null];
    this.#theirs = this.#brought(this.#theirs, this.other);
  }

  #brought(said: SaidCaret | null, person: string): SaidCaret | null {
    return said === null ? null : broughtTo(said, { person, seq: this.log.seq, passed: this.#passed });
  }

  /** What is told of this caret; null where the other knows it already. */
  say(): SaidCaret | null {
    const told = toldFrom(this.state.selection, this.log);
    const isKnown = JSON.stringify(told) === JSON.stringify(this.#mine);
    this.#mine = told;
    if (isKnown) return null;
    this.said += 1;
    return told;
  }

  hearCaret(said: SaidCaret): void {
    this.#ahead = said.seq > this.log.seq ? said : null;
    if (this.#ahead === null) this.#theirs = this.#brought(said, this.other);
  }

  /** Where the other's caret stands on this screen. */
  get seen(): CaretPlace | null {
    return this.#theirs === null ? null : placedOn(this.#theirs, this.log.unconfirmed, this.state.doc);
  }

  get caret(): CaretPlace {
    const { anchor, head } = this.state.selection;
    return { anchor, head };
  }
}
