import type { Editor } from "@tiptap/core";
import { type SentCommit, takeCommit } from "#document/clientLog.ts";
import type { CopyChannel } from "./channel.ts";
import { logOf, withLog } from "./plugins/together.ts";

const answerAfterMs = 5000;
const putOffMs = 2000;

/**
 * Sends commits, one at a time. One that is not answered within five seconds is overdue: then it is asked how the log
 * stands, and the same commit is sent again under its ref, so that it is stored once however often it is sent.
 */
export class CommitSender {
  readonly #editor: Editor;
  readonly #channel: CopyChannel;
  readonly #overdue: () => void;
  readonly #beforeSending: () => Promise<void> | null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOverdue = false;

  /**
   * `overdue` is told when an answer has not come in time; after it the copy is opened anew. `beforeSending` gives what
   * must be done before a new commit may go out, or null.
   */
  constructor(
    editor: Editor,
    channel: CopyChannel,
    given: { readonly overdue: () => void; readonly beforeSending: () => Promise<void> | null },
  ) {
    this.#editor = editor;
    this.#channel = channel;
    this.#overdue = given.overdue;
    this.#beforeSending = given.beforeSending;
  }

  get isOverdue(): boolean {
    return this.#isOverdue;
  }

  /** Sends what has been typed since, when nothing is in flight. */
  next(): void {
    const log = logOf(this.#editor.state);
    const taken = log === null ? null : takeCommit(log, crypto.randomUUID());
    if (taken === null) return;
    this.#editor.view.dispatch(withLog(this.#editor.state.tr, taken.log));
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
