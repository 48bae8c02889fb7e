import type { Editor } from "@tiptap/core";
import { type ClientLog, type CutCommit, type SentCommit, takeCommit } from "#document/clientLog.ts";
import type { CopyChannel } from "./channel.ts";
import { logOf, withLog } from "./plugins/together.ts";

const answerAfterMs = 5000;
const putOffMs = 2000;
/**
 * Between two new commits, some thirty a second. A connection may send fifty frames a second and is closed for more, and
 * carets and what other tabs have left go over the same one. Quick answers let a fast source of keys (a macro, dictation)
 * pass that.
 */
const apartMs = 34;

/**
 * Sends commits, one at a time and not too fast: the first key after a pause goes at once, and what is typed too soon
 * after it goes together. One that is not answered within five seconds is overdue: then it is asked how the log
 * stands, and the same commit is sent again under its ref, so that it is stored once however often it is sent.
 */
export class CommitSender {
  readonly #editor: Editor;
  readonly #channel: CopyChannel;
  readonly #overdue: () => void;
  readonly #beforeSending: () => Promise<unknown> | null;
  readonly #mayGoOn: () => void;
  #takenAt = Number.NEGATIVE_INFINITY;
  #pause: ReturnType<typeof setTimeout> | undefined;
  readonly #cut: (log: ClientLog) => CutCommit | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOverdue = false;

  /**
   * `overdue` is told when an answer has not come in time; after it the copy is opened anew. `beforeSending` gives what
   * must be done before a new commit may go out, or null; `cut` where it may end. `mayGoOn` is told when `next`, asked too
   * soon, may be asked again.
   */
  constructor(
    editor: Editor,
    channel: CopyChannel,
    given: {
      readonly overdue: () => void;
      readonly beforeSending: () => Promise<unknown> | null;
      readonly mayGoOn: () => void;
      readonly cut: (log: ClientLog) => CutCommit | undefined;
    },
  ) {
    this.#editor = editor;
    this.#channel = channel;
    this.#overdue = given.overdue;
    this.#beforeSending = given.beforeSending;
    this.#mayGoOn = given.mayGoOn;
    this.#cut = given.cut;
  }

  get isOverdue(): boolean {
    return this.#isOverdue;
  }

  /** Sends what has been typed since, when nothing is in flight and the last commit is not too near. */
  next(): void {
    const log = logOf(this.#editor.state);
    if (log === null || log.inflight !== null || log.unconfirmed.length === 0) return;
    const now = performance.now();
    if (now < this.#takenAt + apartMs) return this.#later(this.#takenAt + apartMs - now);
    const taken = takeCommit(log, crypto.randomUUID(), this.#cut(log));
    if (taken === null) return;
    this.#takenAt = now;
    // Not dispatched: nobody else has to hear of it, and it comes at each key, before that is painted.
    const { view } = this.#editor;
    view.updateState(view.state.apply(withLog(view.state.tr, taken.log)));
    const first = this.#beforeSending();
    if (first === null) return this.#send(taken.commit);
    void first.then(() => {
      const isStill = !this.#editor.isDestroyed && logOf(this.#editor.state)?.inflight?.ref === taken.commit.ref;
      if (isStill) this.#send(taken.commit);
    });
  }

  /** Sends what is in flight once more, as it is. */
  again(): void {
    const inflight = logOf(this.#editor.state)?.inflight ?? null;
    if (inflight !== null) this.#send(inflight);
  }

  /** The answer has come, or none is waited for any more. */
  answered(): void {
    clearTimeout(this.#timer);
    this.#isOverdue = false;
  }

  /** The server cannot store just now: the same again in a while. */
  putOff(): void {
    clearTimeout(this.#timer);
    this.#isOverdue = true;
    this.#timer = setTimeout(() => this.again(), putOffMs);
  }

  /** No more is sent by itself. */
  stop(): void {
    clearTimeout(this.#pause);
    this.answered();
  }

  #later(ms: number): void {
    this.#pause ??= setTimeout(() => {
      this.#pause = undefined;
      this.#mayGoOn();
    }, ms);
  }

  #send(commit: SentCommit): void {
    this.#channel.commit(commit);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#isOverdue = true;
      this.#channel.open(logOf(this.#editor.state)?.seq ?? null);
      this.#overdue();
      this.#timer = setTimeout(() => this.again(), answerAfterMs);
    }, answerAfterMs);
  }
}
