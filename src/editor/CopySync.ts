import type { Editor } from "@tiptap/core";
import { EditorState, Selection, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { type ClientLog, inOrder, openedLog, type TrayWords } from "#document/clientLog.ts";
import { allRules } from "#document/rebase.ts";
import { type Received, receive } from "#document/receive.ts";
import { receiveRefusal, takeAllBack } from "#document/receiveRefusal.ts";
import { receiveWhole } from "#document/receiveWhole.ts";
import type { Mode } from "#domain/mode.ts";
import { CaretSync } from "./CaretSync.ts";
import { CommitSender } from "./CommitSender.ts";
import type { CopyChannel, CopyMessage, ReceivedCommit } from "./channel.ts";
import type { CopyStore } from "./copyStore.ts";
import { type CopyStatus, saveState } from "./copyStatus.ts";
import { logOf, withLog } from "./plugins/together.ts";
import { WorkKeeper } from "./WorkKeeper.ts";

/**
 * Keeps one editor and one story's log together: sends what is typed, one commit at a time; takes in what others do;
 * sends again what was not answered, with the same ref; and says "saved" only of what the server has stored (promises
 * R1 to R3). It lives as long as the editor does.
 */
export class CopySync {
  readonly #editor: Editor;
  readonly #channel: CopyChannel;
  readonly #keeper: WorkKeeper;
  readonly #tell: (status: CopyStatus) => void;
  readonly #stop: () => void;
  readonly #carets: CaretSync;
  readonly #sender: CommitSender;
  #isConnected = false;
  #isCaughtUp = false;
  #mode: Mode = "read";
  #hasAsked = false;
  #held: readonly ReceivedCommit[] = [];
  #whole: Extract<CopyMessage, { type: "copy" }> | null = null;
  #tray: readonly TrayWords[] = [];

  constructor(
    editor: Editor,
    { channel, store, tell }: { channel: CopyChannel; store: CopyStore; tell: (status: CopyStatus) => void },
  ) {
    this.#editor = editor;
    this.#channel = channel;
    this.#keeper = new WorkKeeper(editor, store, () => this.#tray);
    this.#tell = tell;
    this.#sender = new CommitSender(editor, channel, {
      overdue: () => {
        this.#isCaughtUp = false;
        this.#changed();
      },
      beforeSending: () => this.#keeper.beforeSending(),
    });
    this.#carets = new CaretSync(editor, channel, () => this.#isConnected && this.#isCaughtUp);
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
    this.#carets.stop();
    this.#sender.answered();
    this.#keeper.stop();
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
    if (transaction.docChanged || transaction.selectionSet) this.#carets.moved();
  };

  /** While an input method composes, remote commits are held back: the words would double otherwise. */
  readonly #composed = (): void => {
    setTimeout(() => this.#drain());
  };

  async #restore(): Promise<void> {
    const kept = await this.#keeper.restored();
    this.#tray = kept?.tray ?? [];
    if (kept != null && kept.work !== null) this.#start(kept.work.doc, kept.work.log);
  }

  #connected(isConnected: boolean): void {
    this.#isConnected = isConnected;
    this.#isCaughtUp = false;
    this.#hasAsked = false;
    this.#sender.answered();
    if (isConnected) this.#channel.open(this.#log?.seq ?? null);
    else this.#carets.lost();
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
        this.#carets.heard(message);
        return this.#changed();
      default:
        return message satisfies never;
    }
  }

  #heardCopy(copy: Extract<CopyMessage, { type: "copy" }>): void {
    const log = this.#log;
    this.#hasAsked = false;
    if (copy.doc !== undefined && (log === null || copy.seq < log.seq)) {
      // A server that was put back to an earlier state knows less than this editor: own words to the tray.
      if (log !== null) this.#takeToTray(log);
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
    if (this.#log?.inflight != null) this.#sender.again();
    else this.#goWhole(null);
    this.#flush();
  }

  #start(doc: EditorState["doc"], log: ClientLog): void {
    const { plugins, selection: before } = this.#view.state;
    // As near to where the caret was as the new copy has it: somebody may be about to type.
    const selection = Selection.near(doc.resolve(Math.min(before.head, doc.content.size)));
    this.#view.updateState(EditorState.create({ doc, plugins, selection }));
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
    const own = [...run, ...later].find(({ ref }) => ref === log.inflight?.ref);
    if (own !== undefined) {
      this.#sender.answered();
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
    try {
      const received = take(tr);
      if (received.rebased > 0) tr.setMeta("rebased", received.rebased);
      this.#view.dispatch(withLog(tr, received.log));
      this.#tray = [...this.#tray, ...received.tray];
    } catch (fault) {
      // This document is not the one that the log was made for: start from the server's, own words to the tray.
      reportError(fault);
      this.#reload();
    }
  }

  #reload(): void {
    const log = this.#log;
    if (log !== null) this.#takeToTray(log);
    this.#held = [];
    this.#editor.setEditable(false, false);
    this.#view.dispatch(withLog(this.#view.state.tr, null));
    this.#channel.open(null);
  }

  #takeToTray(log: ClientLog): void {
    this.#tray = [...this.#tray, ...takeAllBack(log, this.#view.state.tr, "reloaded").tray];
  }

  #heardRefusal({ ref, code, mode }: Extract<CopyMessage, { type: "refused" }>): void {
    const log = this.#log;
    if (code === "unavailable") {
      this.#sender.putOff();
      return this.#changed();
    }
    this.#sender.answered();
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
    this.#takeIn((tr) => takeAllBack(log, tr, "mode"));
  }

  #flush(): void {
    const isReady = this.#isConnected && this.#isCaughtUp && this.#whole === null && this.#mode === "edit";
    if (isReady) this.#sender.next();
  }

  /** Something about this person's words may have changed: send, keep and say it. */
  #changed(): void {
    this.#flushSoon();
    this.#keeper.soon();
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

  #status(): CopyStatus {
    const log = this.#log;
    return {
      isOpen: log !== null,
      save: saveState(log, { isConnected: this.#isConnected, isOverdue: this.#sender.isOverdue }),
      mode: this.#mode,
      isKeeping: this.#keeper.isKeeping,
      others: this.#carets.people,
      tray: this.#tray,
    };
  }
}
