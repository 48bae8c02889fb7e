import { EditorState, type Transaction } from "@tiptap/pm/state";
import type { Node } from "prosemirror-model";
import { Transform } from "prosemirror-transform";
import { asEdit } from "#document/asEdit.ts";
import {
  type ClientLog,
  inOrder,
  merged,
  openedLog,
  type SentCommit,
  takeCommit,
  type TrayWords,
  withLocal,
} from "#document/clientLog.ts";
import { guard } from "#document/guard.ts";
import { noLedger } from "#document/ledger.ts";
import type { Rules, Work } from "#document/rebase.ts";
import { type LogCommit, type Received, receive } from "#document/receive.ts";
import { receiveRefusal, takeAllBack } from "#document/receiveRefusal.ts";
import { receiveWhole, type WholeCopy } from "#document/receiveWhole.ts";
import { wordsOf } from "#document/stepWords.ts";
import { suggest } from "#document/suggest.ts";
import { cutBetweenSuggestions, isOnlySuggesting, suggestAgain } from "#document/suggestAgain.ts";
import type { Mode } from "#domain/mode.ts";
import { Caret, type CaretHolds } from "./caret.ts";
import { type Gesture, gesture } from "./gestures.ts";
import { Kept } from "./kept.ts";
import { differingLetters, isTyped, lettersOf } from "./letters.ts";
import { OwnHistory } from "./ownHistory.ts";
import type { Random } from "./random.ts";

/** One person's editor: ProseMirror's state, with the product's own functions around them. */
export class FuzzEditor {
  readonly name: string;
  state: EditorState;
  log: ClientLog = openedLog(0, 1);
  /** Commits that came before one that is missing, or before the copy that came whole could be taken over. */
  held: readonly LogCommit[] = [];
  /** Until when it has no network. */
  offlineUntil = -1;
  sentAt = Number.NEGATIVE_INFINITY;
  mode: Mode;
  /** How often its suggestions were more than that when others' commits had come, and were made anew. */
  madeAnew = 0;
  /** How often the server said so first. */
  refused = 0;
  /** How often the guard would not have let a gesture pass. */
  declined = 0;
  #madeAnewAt = -1;
  #ids = 0;
  tray: readonly TrayWords[] = [];
  /** Letters that this person has taken out, having seen them. */
  readonly removed = new Set<string>();
  /** What its browser has kept of all this. */
  readonly kept = new Kept();
  readonly caret = new Caret();
  readonly history: OwnHistory;
  /** How often a row of its steps was merged. */
  merges = 0;
  /** How many of its deletions found no place, though words of theirs stand on. */
  deletionsGivenUp = 0;
  readonly #rules: Rules;
  readonly #putAgain: Set<string>;
  #whole: WholeCopy | null = null;
  #refs = 0;

  /** `putAgain` has the letters that anybody has taken out and put in again, by a move or by undo. */
  constructor(name: string, doc: Node, { rules, putAgain, mode }: { rules: Rules; putAgain: Set<string>; mode: Mode }) {
    this.name = name;
    this.mode = mode;
    this.#putAgain = putAgain;
    this.#rules = rules;
    this.history = new OwnHistory(name, (raw) => this.#insteadOf(raw));
    this.state = EditorState.create({ doc });
  }

  /** Does one thing that a person does; gives whether it changed anything. */
  act(random: Random, fresh: (count: number) => string): boolean {
    const wanted: Gesture = gesture(this.state, random, (count) => this.history.typed(fresh(count)));
    if (wanted === "undo" || wanted === "redo") return this.#dispatch(this.history.goBack(this.state, wanted));
    const chosen = wanted && this.#inMode(wanted);
    if (chosen) this.history.made(chosen, random.chance(0.25));
    return this.#dispatch(chosen);
  }

  /** What a gesture is in this person's mode; null where it is declined. */
  #inMode(raw: Transaction): Transaction | null {
    const { tr } = this.state;
    if (this.mode === "edit") {
      const steps = asEdit(raw);
      for (const step of steps ?? []) tr.step(step);
      return steps === null ? raw : tr;
    }
    suggest(tr, raw, this.#suggester());
    if (this.#isSuggesting(tr)) return tr;
    this.declined++;
    return null;
  }

  /** What is done in place of an undo or redo that would be more than a suggestion. */
  #insteadOf(raw: Transform): Transform | null {
    if (this.mode !== "suggest" || this.#isSuggesting(raw)) return null;
    const tr = new Transform(this.state.doc);
    suggest(tr, raw, this.#suggester());
    return this.#isSuggesting(tr) ? tr : new Transform(this.state.doc);
  }

  #suggester() {
    return { person: this.name, id: `${this.name}-${this.#ids++}`, keepsIds: false };
  }

  #isSuggesting(tr: Transform): boolean {
    const before = tr.docs[0] ?? tr.doc;
    return guard({ before, after: tr.doc, person: this.name, mode: "suggest", ledger: noLedger }) === null;
  }

  #suggestAgain() {
    this.madeAnew++;
    this.#madeAnewAt = this.log.seq;
    const { doc } = this.state;
    this.#take((tr) => suggestAgain(this.log, tr, { ...this.#suggester(), why: "mode" }));
    // What was moved is proposed in one place and struck in another.
    const { before, after } = differingLetters(doc, this.state.doc);
    for (const [letter, count] of after) if (count > (before.get(letter) ?? 0)) this.#putAgain.add(letter);
  }

  #dispatch(tr: Transaction | null): boolean {
    if (!tr) return false;
    const { before, after } = differingLetters(tr.before, tr.doc);
    for (const [letter, count] of before) if ((after.get(letter) ?? 0) < count) this.#setRemoved(letter, true);
    for (const [letter, count] of after) if ((before.get(letter) ?? 0) < count) this.#setRemoved(letter, false);
    this.log = withLocal(this.log, tr);
    this.state = this.state.apply(tr);
    this.caret.standAtChange(tr);
    return tr.docChanged;
  }

  #setRemoved(letter: string, isRemoved: boolean) {
    this.kept.noteRemoved(letter, this.removed.has(letter));
    if (isRemoved) this.removed.add(letter);
    else this.removed.delete(letter);
  }

  /** The commit to send now: the one in flight again, or the next; null if there is nothing to say. */
  toSend(): SentCommit | null {
    if (this.log.inflight) return this.log.inflight;
    if (this.mode === "suggest" && !isOnlySuggesting(this.log, this.state.doc, this.name)) this.#suggestAgain();
    const ref = `${this.name}-${this.#refs++}`;
    const isSuggesting = this.mode === "suggest";
    const taken = isSuggesting
      ? takeCommit(this.log, ref, cutBetweenSuggestions(this.log, this.state.doc, this.name))
      : takeCommit(this.log, ref);
    if (!taken) return null;
    this.#countMerge();
    this.log = taken.log;
    // As the product: what is kept as unsent is kept as sent before the server can have it.
    if (this.kept.hasUnsent) this.keep();
    this.kept.sent();
    return taken.commit;
  }

  hear(commits: readonly LogCommit[]) {
    this.held = [...this.held, ...commits];
    if (this.#whole) this.#goWhole();
    if (this.#whole) return;
    const { run, later } = inOrder(this.log.seq, this.held);
    this.held = later;
    if (run.length > 0) {
      const work = merged(this.log).unconfirmed;
      const received = this.#take((tr) => receive(this.log, tr, run, this.#rules));
      this.#countGivenUp(work.filter((_piece, i) => received.again[i]?.at === null));
    }
    this.#takeBackUnsent();
  }

  /** Hears the copy whole, being too far behind; it is taken over once it is known what became of what is in flight. */
  hearWhole(copy: WholeCopy) {
    if (copy.seq > this.log.seq) this.#whole = copy;
    this.hear([]);
  }

  hearRefusal(ref: string, code: string, mode: Mode) {
    const isForSuggesting = mode === "suggest" && (code === "mode" || code === "changesCopy" || code === "others");
    if (isForSuggesting && this.#madeAnewAt < this.log.seq) this.#suggestAgain();
    else this.#take((tr) => receiveRefusal(this.log, tr, { ref, code, rules: this.#rules }));
    this.kept.hasUnsent = true;
    this.hear([]);
  }

  hearMode(mode: Mode, epoch: number) {
    this.mode = mode;
    this.log = { ...this.log, epoch };
    this.#takeBackUnsent();
  }

  keep() {
    this.kept.keep(this.log, this.state.doc, this.tray);
  }

  /**
   * The page is loaded anew, from what was kept, or from `copy` where nothing was. Gives the letters that were typed
   * since it was kept, which nobody has any more.
   */
  reload(copy: WholeCopy): readonly string[] {
    const { work, tray, removed, typed } = this.kept.read(this.state.schema);
    const doc = work?.doc ?? copy.doc;
    this.log = work?.log ?? openedLog(copy.seq, copy.epoch);
    this.tray = tray;
    for (const [letter, was] of removed) if (was) this.removed.add(letter);
    for (const [letter, was] of removed) if (!was) this.removed.delete(letter);
    this.held = [];
    this.#whole = null;
    this.sentAt = Number.NEGATIVE_INFINITY;
    this.history.reloaded();
    this.state = EditorState.create({ doc });
    return typed;
  }

  #goWhole() {
    const whole = this.#whole;
    const answer = this.held.find(({ ref }) => ref === this.log.inflight?.ref) ?? null;
    if (!whole || (this.log.inflight && !answer)) return;
    this.#whole = null;
    this.#take((tr) => receiveWhole(this.log, tr, whole, { answer, rules: this.#rules }), "lies in the copy");
  }

  /** What was typed before writing ended, and was not sent, has no way in any more. */
  #takeBackUnsent() {
    if (this.mode !== "read" || this.log.inflight || this.log.unconfirmed.length === 0) return;
    this.#take((tr) => takeAllBack(this.log, tr, "mode"));
  }

  /** A copy that came whole does not say which of its maps are this editor's own, so a caret may lose its letter there. */
  #take(receiving: (tr: Transaction) => Received, caret: CaretHolds = "stays behind its letter"): Received {
    const { tr } = this.state;
    const received = receiving(tr);
    this.#countMerge();
    this.log = received.log;
    this.tray = [...this.tray, ...received.tray];
    this.history.received(tr, received);
    this.state = this.state.apply(tr);
    this.caret.follow(tr, received.along, { holds: caret, putAgain: this.#putAgain });
    return received;
  }

  /** Of work that stands no more, the deletions of which words stand on. */
  #countGivenUp(work: readonly Work[]) {
    const standing = lettersOf(this.state.doc);
    const isGivenUp = ({ step, gone }: Work) =>
      wordsOf(step) === "" && [...gone].some((letter) => isTyped(letter) && standing.has(letter));
    this.deletionsGivenUp += work.filter(isGivenUp).length;
  }

  #countMerge() {
    if (merged(this.log) !== this.log) this.merges++;
  }
}
