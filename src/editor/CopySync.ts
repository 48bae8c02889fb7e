import type { Editor } from "@tiptap/core";
import { EditorState, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import {
  type ClientLog,
  inOrder,
  isSaved,
  openedLog,
  type SentCommit,
  takeCommit,
  type TrayWords,
} from "#document/clientLog.ts";
import { allRules } from "#document/rebase.ts";
import { type Received, receive } from "#document/receive.ts";
import { receiveRefusal } from "#document/receiveRefusal.ts";
import { receiveWhole } from "#document/receiveWhole.ts";
import type { Mode } from "#domain/mode.ts";
import type { CopyChannel, CopyMessage, ReceivedCommit, RemoteCaret } from "./channel.ts";
import type { CopyStore } from "./copyStore.ts";
import { keptWork, restoredWork } from "./keptWork.ts";
import { caretsIn, withCaret, withoutCarets } from "./plugins/carets.ts";
import { logOf, withLog } from "./plugins/together.ts";

/** How it stands with this person's words. `stopped`: connected, and yet nothing has been answered for five seconds. */
export type SaveState = "saved" | "saving" | "offline" | "stopped";

/** What the page round the editor is told, each time that it changes. */
export interface CopyStatus {
  readonly isOpen: boolean;
  readonly save: SaveState;
  readonly mode: Mode;
  readonly isKeeping: boolean;
  readonly others: readonly { readonly person: string; readonly name: string; readonly colour: number }[];
  readonly tray: readonly TrayWords[];
}

const answerAfterMs = 5000;
const keepAfterMs = 250;
const caretEveryMs = 120;

/**
 * Keeps one editor and one story's log together: sends what is typed, one commit at a time; takes in what others do;
 * sends again what was not answered, with the same ref; and says "saved" only of what the server has stored (promises
 * R1 to R3). It lives as long as the editor does.
 */
export class CopySync {
  readonly #editor: Editor;
  readonly #channel: CopyChannel;
  readonly #store: CopyStore;
  readonly #tell: (status: CopyStatus) => void;
  readonly #stop: () => void;
  #isConnected = false;
  #isCaughtUp = false;
  #mode: Mode = "read";
  #isStopped = false;
  #hasAsked = false;
  #held: readonly ReceivedCommit[] = [];
  #whole: Extract<CopyMessage, { type: "copy" }> | null = null;
  #tray: readonly TrayWords[] = [];
  #answerTimer: ReturnType<typeof setTimeout> | undefined;
  #keepTimer: ReturnType<typeof setTimeout> | undefined;
  #caretTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    editor: Editor,
    { channel, store, tell }: { channel: CopyChannel; store: CopyStore; tell: (status: CopyStatus) => void },
  ) {
    this.#editor = editor;
    this.#channel = channel;
    this.#store = store;
    this.#tell = tell;
    editor.on("transaction", this.#heardTransaction);
    editor.view.dom.addEventListener("compositionend", this.#composed);
    let isEnded = false;
    let unlisten = () => {};
    void this.#restore().then(() => {
      if (isEnded) return;
      unlisten = channel.listen({
        message: (message) => this.#hear(message),
        connected: (isConnected) => this.#connected(isConnected),
      });
    });
    this.#stop = () => {
      isEnded = true;
      unlisten();
    };
  }

  /** Ends the work with this editor. What is not confirmed stays in the browser's store. */
  stop(): void {
    this.#stop();
    this.#editor.off("transaction", this.#heardTransaction);
    for (const timer of [this.#answerTimer, this.#keepTimer, this.#caretTimer]) clearTimeout(timer);
    void this.#keepNow();
  }

  /** Lets words of the tray go, as their writer asked, or because they put them back. */
  letGo(words: TrayWords): void {
    this.#tray = this.#tray.filter((each) => each !== words);
    this.#changed();
  }

  get #view(): EditorView {
    return this.#editor.view;
  }

  get #log(): ClientLog | null {
    return logOf(this.#view.state);
  }

  readonly #heardTransaction = ({ transaction }: { transaction: Transaction }): void => {
    if (transaction.docChanged) this.#changed();
    if (transaction.docChanged || transaction.selectionSet) this.#sendCaretSoon();
  };

  /** While an input method composes, remote commits are held back: the words would double otherwise. */
  readonly #composed = (): void => {
    setTimeout(() => this.#drain());
  };

  async #restore(): Promise<void> {
    const kept = await this.#store.read();
    if (kept === null || this.#editor.isDestroyed) return;
    this.#tray = kept.tray;
    const restored = restoredWork(kept, this.#editor.schema);
    if (restored !== null) this.#start(restored.doc, restored.log);
  }

  #connected(isConnected: boolean): void {
    this.#isConnected = isConnected;
    this.#isCaughtUp = false;
    this.#isStopped = false;
    this.#hasAsked = false;
    clearTimeout(this.#answerTimer);
    if (isConnected) this.#channel.open(this.#log?.seq ?? null);
    else if (caretsIn(this.#view.state).length > 0) this.#view.dispatch(withoutCarets(this.#view.state));
    this.#changed();
  }

  #hear(message: CopyMessage): void {
    switch (message.type) {
      case "copy":
        return this.#heardCopy(message);
      case "commit":
        this.#held = [...this.#held, message];
        return this.#drain();
      case "refused":
        return this.#heardRefusal(message);
      case "mode":
        return this.#setMode(message.mode, message.epoch);
      case "caret":
        return this.#heardCaret(message);
      default:
        return message satisfies never;
    }
  }

  #heardCopy(copy: Extract<CopyMessage, { type: "copy" }>): void {
    const log = this.#log;
    this.#hasAsked = false;
    if (copy.doc !== undefined && (log === null || copy.seq < log.seq)) {
      this.#held = this.#held.filter(({ seq }) => seq > copy.seq);
      this.#start(this.#editor.schema.nodeFromJSON(copy.doc), openedLog(copy.seq, copy.epoch));
    } else if (copy.doc !== undefined && log !== null && copy.seq > log.seq) {
      this.#whole = copy;
    } else {
      this.#held = [...this.#held, ...(copy.commits ?? [])];
    }
    this.#isCaughtUp = true;
    this.#setMode(copy.mode, copy.epoch);
    this.#drain();
    if (this.#log?.inflight != null) this.#sendAgain();
    else this.#goWhole(null);
    this.#flush();
  }

  #start(doc: EditorState["doc"], log: ClientLog): void {
    const { plugins } = this.#view.state;
    this.#view.updateState(EditorState.create({ doc, plugins }));
    this.#view.dispatch(withLog(this.#view.state.tr, log));
    this.#changed();
  }

  /** Takes in what has come, in order; asks once for what is missing. */
  #drain(): void {
    const log = this.#log;
    if (log === null || this.#view.composing || this.#held.length === 0) return;
    const { run, later } = inOrder(log.seq, this.#held);
    this.#held = later;
    if (run.length > 0) this.#takeIn((tr) => receive(log, tr, run, allRules));
    const own = log.inflight === null ? undefined : this.#answerIn([...run, ...later], log.inflight.ref);
    if (own !== undefined) {
      clearTimeout(this.#answerTimer);
      this.#isStopped = false;
      this.#goWhole(own);
    }
    if (later.length > 0 && !this.#hasAsked) {
      this.#hasAsked = true;
      this.#channel.since(this.#log?.seq ?? log.seq);
    }
    this.#takeBackUnsent();
    this.#changed();
    this.#flush();
  }

  #answerIn(commits: readonly ReceivedCommit[], ref: string): ReceivedCommit | undefined {
    return commits.find((commit) => commit.ref === ref);
  }

  /** Goes over to a copy that came whole, once it is known what became of the commit in flight. */
  #goWhole(answer: ReceivedCommit | null): void {
    const whole = this.#whole;
    const log = this.#log;
    if (whole === null || log === null || (log.inflight !== null && answer === null)) return;
    this.#whole = null;
    const { schema } = this.#editor;
    const copy = { seq: whole.seq, epoch: whole.epoch, doc: schema.nodeFromJSON(whole.doc), maps: whole.maps ?? null };
    this.#takeIn((tr) => receiveWhole(log, tr, copy, { answer, rules: allRules }));
    this.#held = this.#held.filter(({ seq }) => seq > whole.seq);
  }

  #takeIn(take: (tr: Transaction) => Received): void {
    const tr = this.#view.state.tr;
    let received: Received;
    try {
      received = take(tr);
    } catch (fault) {
      // This document is not the one that the log was made for: start from the server's, own words to the tray.
      console.error(fault);
      return this.#reload();
    }
    if (received.rebased > 0) tr.setMeta("rebased", received.rebased);
    this.#tray = [...this.#tray, ...received.tray];
    this.#view.dispatch(withLog(tr, received.log));
  }

  #reload(): void {
    const log = this.#log;
    if (log !== null) {
      const { tray } = takenBack(log, this.#view.state.tr);
      this.#tray = [...this.#tray, ...tray.map(({ text }) => ({ text, why: "reloaded" }))];
    }
    this.#held = [];
    this.#view.dispatch(withLog(this.#view.state.tr, null));
    this.#channel.open(null);
  }

  #heardRefusal({ ref, code, mode }: Extract<CopyMessage, { type: "refused" }>): void {
    const log = this.#log;
    clearTimeout(this.#answerTimer);
    if (code === "unavailable") {
      this.#isStopped = true;
      this.#answerTimer = setTimeout(() => this.#sendAgain(), 2000);
      return this.#changed();
    }
    if (log === null || ref === null) return;
    this.#takeIn((tr) => receiveRefusal(log, tr, { ref, code, rules: allRules }));
    this.#goWhole(null);
    if (mode !== null) this.#setMode(mode, this.#log?.epoch ?? log.epoch);
    if (code === "behind" || code === "refReused") {
      this.#isCaughtUp = false;
      this.#channel.open(this.#log?.seq ?? null);
    }
    this.#changed();
    this.#flush();
  }

  #setMode(mode: Mode, epoch: number): void {
    const log = this.#log;
    this.#mode = mode;
    if (log !== null && log.epoch !== epoch) this.#view.dispatch(withLog(this.#view.state.tr, { ...log, epoch }));
    this.#editor.setEditable(mode === "edit" && this.#log !== null, false);
    this.#view.dispatch(this.#view.state.tr.setMeta("addToHistory", false));
    this.#takeBackUnsent();
    this.#changed();
  }

  /** Words typed in a stronger mode and not sent before it went have no way in any more: they go to the tray. */
  #takeBackUnsent(): void {
    const log = this.#log;
    const isWaiting = log === null || log.inflight !== null || log.unconfirmed.length === 0;
    if (isWaiting || this.#mode === "edit" || !this.#isCaughtUp) return;
    this.#takeIn((tr) => takenBack(log, tr));
  }

  #flush(): void {
    const log = this.#log;
    if (log === null || !this.#isConnected || !this.#isCaughtUp || this.#whole !== null || this.#mode !== "edit")
      return;
    const taken = takeCommit(log, crypto.randomUUID());
    if (taken === null) return;
    this.#view.dispatch(withLog(this.#view.state.tr, taken.log));
    this.#send(taken.commit);
  }

  #sendAgain(): void {
    const inflight = this.#log?.inflight ?? null;
    if (inflight !== null && this.#isConnected) this.#send(inflight);
  }

  #send(commit: SentCommit): void {
    this.#channel.commit(commit);
    clearTimeout(this.#answerTimer);
    this.#answerTimer = setTimeout(() => {
      this.#isStopped = true;
      this.#isCaughtUp = false;
      this.#channel.open(this.#log?.seq ?? null);
      this.#changed();
      this.#answerTimer = setTimeout(() => this.#sendAgain(), answerAfterMs);
    }, answerAfterMs);
  }

  #heardCaret(caret: RemoteCaret): void {
    const log = this.#log;
    const { state } = this.#view;
    if (log === null) return;
    // A caret says where it is in the server's copy; here it stands in that copy with this person's own work on top.
    const place = (pos: number) => {
      const here = log.unconfirmed.reduce((at, { step }) => step.getMap().map(at, -1), pos);
      return Math.max(0, Math.min(here, state.doc.content.size));
    };
    const { anchor, head } = caret;
    const at = anchor === null || head === null ? null : { anchor: place(anchor), head: place(head) };
    this.#view.dispatch(withCaret(state, caret, at));
    this.#changed();
  }

  #sendCaretSoon(): void {
    if (this.#caretTimer !== undefined) return;
    this.#caretTimer = setTimeout(() => {
      this.#caretTimer = undefined;
      const log = this.#log;
      if (log === null || !this.#isConnected || !this.#isCaughtUp) return;
      const { anchor, head } = this.#view.state.selection;
      const back = (pos: number) =>
        log.unconfirmed.reduceRight((at, { step }) => step.getMap().invert().map(at, -1), pos);
      this.#channel.caret({ seq: log.seq, anchor: back(anchor), head: back(head) });
    }, caretEveryMs);
  }

  /** Something about this person's words may have changed: send, keep and say it. */
  #changed(): void {
    this.#flushSoon();
    this.#keepTimer ??= setTimeout(() => {
      this.#keepTimer = undefined;
      void this.#keepNow();
    }, keepAfterMs);
    this.#tell(this.#status());
  }

  #isFlushing = false;
  #flushSoon(): void {
    if (this.#isFlushing) return;
    this.#isFlushing = true;
    queueMicrotask(() => {
      this.#isFlushing = false;
      if (!this.#editor.isDestroyed) this.#flush();
    });
  }

  async #keepNow(): Promise<void> {
    if (this.#editor.isDestroyed) return;
    const log = this.#log;
    const isNothing = log === null || (isSaved(log) && this.#tray.length === 0);
    await this.#store.keep(isNothing ? null : keptWork(log, this.#view.state.doc, this.#tray));
  }

  #status(): CopyStatus {
    const log = this.#log;
    const others = new Map(
      caretsIn(this.#view.state).map(({ person, name, colour }) => [person, { person, name, colour }]),
    );
    return {
      isOpen: log !== null,
      save: this.#saveState(log),
      mode: this.#mode,
      isKeeping: this.#store.isKeeping,
      others: [...others.values()],
      tray: this.#tray,
    };
  }

  #saveState(log: ClientLog | null): SaveState {
    if (log !== null && isSaved(log)) return this.#isConnected ? "saved" : "offline";
    if (!this.#isConnected) return "offline";
    return this.#isStopped ? "stopped" : "saving";
  }
}

/** All unconfirmed work taken back out of the copy, its words for the tray. */
function takenBack(log: ClientLog, tr: Transaction): Received {
  const inflight: SentCommit = log.inflight ?? { ref: "none", base: log.seq, epoch: log.epoch, steps: [], gone: [] };
  return receiveRefusal({ ...log, inflight }, tr, { ref: inflight.ref, code: "mode", rules: allRules });
}
