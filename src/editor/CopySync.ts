import type { Editor } from "@tiptap/core";
import type { Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { type ClientLog, openedLog, type TrayWords } from "#document/clientLog.ts";
import { allRules } from "#document/rebase.ts";
import { receive } from "#document/receive.ts";
import type { Mode } from "#domain/mode.ts";
import { CaretSync } from "./CaretSync.ts";
import { CommitSender } from "./CommitSender.ts";
import { Composing } from "./Composing.ts";
import type { CopyChannel, CopyMessage, ReceivedCommit } from "./channel.ts";
import type { WorkStore } from "./copyStore.ts";
import { saveState, type TellStatus } from "./copyStatus.ts";
import { Incoming } from "./Incoming.ts";
import { listenWhen } from "./listenWhen.ts";
import { OpenCopy } from "./OpenCopy.ts";
import { wordsWithoutPlace } from "./plugins/ownHistory.ts";
import { readCaret } from "./readCaret.ts";
import { SuggestedWork } from "./SuggestedWork.ts";
import { Unplaced } from "./Unplaced.ts";
import { WorkKeeper } from "./WorkKeeper.ts";

/**
 * Keeps one editor and one story's log together: sends what is typed, one commit at a time; takes in what others do;
 * sends again what was not answered, with the same ref; and says "saved" only of what the server has stored (promises
 * R1 to R3). It lives as long as the editor does.
 */
export class CopySync {
  readonly #editor: Editor;
  readonly #view: EditorView;
  readonly #channel: CopyChannel;
  readonly #copy: OpenCopy;
  readonly #keeper: WorkKeeper;
  readonly #tell: TellStatus;
  readonly #stop: () => void;
  readonly #carets: CaretSync;
  readonly #composing: Composing;
  readonly #work: SuggestedWork;
  readonly #sender: CommitSender;
  #isConnected = false;
  #isCaughtUp = false;
  /** Whether nothing has been sent yet, of what is kept or waits, since the connection is back. */
  #isBack = false;
  readonly #incoming = new Incoming();
  /** What of this person's work has no place in the copy. */
  readonly unplaced = new Unplaced(() => this.#changed());

  constructor(
    editor: Editor,
    { channel, store, tell, me }: { channel: CopyChannel; store: WorkStore; tell: TellStatus; me: string },
  ) {
    this.#editor = editor;
    this.#view = editor.view;
    this.#channel = channel;
    this.#copy = new OpenCopy(editor, {
      withoutPlace: (words) => this.unplaced.add(words),
      along: (tr, log, commits) => this.#carets.along(tr, log, commits),
      astray: (fault) => {
        reportError(fault);
        this.#reload();
      },
    });
    this.#keeper = new WorkKeeper(editor, store, {
      unplaced: this.unplaced,
      madeIn: () => this.#work.madeIn,
      changed: () => this.#changed(),
    });
    this.#tell = tell;
    this.#work = new SuggestedWork(editor, me, {
      copy: this.#copy,
      incoming: this.#incoming,
      unplaced: this.unplaced,
    });
    this.#sender = new CommitSender(editor, channel, {
      overdue: () => {
        this.#isCaughtUp = false;
        this.#changed();
      },
      beforeSending: () => this.#keeper.beforeSending(),
      mayGoOn: () => this.#flush(),
      cut: (log) => this.#work.cut(log),
    });
    this.#composing = new Composing(editor.view, {
      begins: () => this.#carets.makeWay(),
      ended: () => this.#composed(),
    });
    this.#carets = new CaretSync(editor, channel, {
      me,
      may: { send: () => this.#isConnected && this.#isCaughtUp, draw: () => !this.#composing.isGoingOn },
      changed: () => this.#changed(),
    });
    editor.on("transaction", this.#heardTransaction);
    this.#stop = listenWhen(this.#restore(), channel, {
      message: (message) => this.#hear(message),
      connected: (isConnected) => this.#connected(isConnected),
    });
  }

  /** Ends the work with this editor. What is not confirmed stays in the browser's store. */
  stop(): void {
    this.#stop();
    this.#editor.off("transaction", this.#heardTransaction);
    this.#carets.stop();
    this.#composing.stop();
    this.#sender.stop();
    this.#keeper.stop();
  }

  /** Keeps this person's work, as it is now, in the browser, and gives whether it is kept. */
  keepNow(): Promise<boolean> {
    return this.#keeper.now();
  }

  get #log(): ClientLog | null {
    return this.#copy.log;
  }

  readonly #heardTransaction = ({ transaction }: { transaction: Transaction }): void => {
    const words = wordsWithoutPlace(transaction);
    this.unplaced.add(words);
    if (transaction.docChanged || words.length > 0) this.#changed();
  };

  #composed(): void {
    this.#drain();
    this.#goWhole(null);
    this.#carets.draw();
  }

  async #restore(): Promise<void> {
    const kept = await this.#keeper.restored();
    if (kept === null) return;
    this.unplaced.restored(kept);
    if (kept.work === null) return;
    this.#work.restored(kept.madeIn);
    this.#copy.start(kept.work.doc, kept.work.log);
    this.#changed();
  }

  #connected(isConnected: boolean): void {
    this.#isConnected = isConnected;
    if (!isConnected) this.#work.lost();
    this.#isCaughtUp = false;
    this.#isBack = isConnected;
    this.#incoming.mayAskAgain();
    this.#sender.answered();
    if (isConnected) this.#channel.open(this.#log?.seq ?? null);
    else this.#carets.lost();
    this.#changed();
  }

  #hear(message: CopyMessage): void {
    readCaret(this.#view);
    switch (message.type) {
      case "copy":
        return this.#heardCopy(message);
      case "commit":
        this.#incoming.add([message]);
        return this.#drain();
      case "refused":
        return this.#heardRefusal(message);
      case "mode":
        return this.#setMode(message.mode, message.epoch);
      case "here":
        return this.#carets.here(message, message.isHere);
      case "caret":
        return this.#carets.heard(message);
      default:
        return message satisfies never;
    }
  }

  #heardCopy(copy: Extract<CopyMessage, { type: "copy" }>): void {
    const log = this.#log;
    this.#incoming.mayAskAgain();
    this.#work.back(copy.mode, this.#isBack);
    if (copy.doc !== undefined && (log === null || copy.seq < log.seq)) {
      // A server that was put back to an earlier state knows less than this editor: own words to the tray.
      this.unplaced.add(this.#copy.wordsOfWork("reloaded"));
      this.#incoming.newerThan(copy.seq);
      this.#copy.start(this.#editor.schema.nodeFromJSON(copy.doc), openedLog(copy.seq, copy.epoch));
      this.#changed();
    } else if (copy.doc !== undefined && log !== null && copy.seq > log.seq) {
      this.#incoming.addWhole(copy);
    } else {
      this.#incoming.add(copy.commits ?? []);
    }
    this.#isCaughtUp = true;
    this.#setMode(copy.mode, copy.epoch);
    this.#carets.moved();
    this.#drain();
    this.#isBack = false;
    this.#changed();
    if (this.#work.isToSendAgain) this.#sender.again();
    else this.#goWhole(null);
    this.#flush();
  }

  /** Takes in what has come, in order, but nothing before a copy that waits whole; asks once for what is missing. */
  #drain(): void {
    const log = this.#log;
    if (log === null || this.#incoming.isEmpty) return;
    const own = this.#incoming.answerTo(log.inflight?.ref);
    const run = this.#incoming.take(log, { state: this.#view.state, composing: this.#composing });
    if (run.length > 0) this.#copy.takeIn((tr) => receive(log, tr, run, allRules), run);
    if (own !== undefined) this.#sender.answered();
    if (own !== undefined) this.#goWhole(own);
    if (!this.#composing.isGoingOn && this.#incoming.hasToAsk()) this.#channel.since(this.#log?.seq ?? log.seq);
    if (this.#isCaughtUp) this.#work.takeBackUnsent();
    this.#changed();
    this.#flush();
  }

  /** Goes over to a copy that came whole, once it is known what became of the commit in flight. */
  #goWhole(answer: ReceivedCommit | null): void {
    const { whole } = this.#incoming;
    const log = this.#log;
    if (whole === null || log === null || this.#composing.isGoingOn || (log.inflight !== null && answer === null))
      return;
    this.#incoming.wentWhole();
    this.#copy.goWhole(whole, answer);
  }

  /** This document is not the one that the log was made for: start from the server's, own words to the tray. */
  #reload(): void {
    this.unplaced.add(this.#copy.wordsOfWork("reloaded"));
    this.#incoming.clear();
    this.#copy.giveUp();
    this.#channel.open(null);
  }

  #heardRefusal({ ref, code, mode }: Extract<CopyMessage, { type: "refused" }>): void {
    const log = this.#log;
    // Another editor of this tab may have the same story open, and hears its answers by the same channel.
    if (ref !== null && ref !== log?.inflight?.ref) return;
    if (code === "unavailable") {
      this.#sender.putOff();
      return this.#changed();
    }
    this.#sender.answered();
    if (log === null || ref === null) return;
    this.#work.refused(ref, { code, mode: mode ?? this.#work.mode });
    this.#keeper.refused();
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
    this.#work.setMode(mode, epoch);
    if (this.#isCaughtUp) this.#work.takeBackUnsent();
    this.#changed();
  }

  /** Has the work offline that waits for its author's word go to the copy, as their suggestions. */
  suggestOffline(): void {
    this.#work.suggest();
    this.#changed();
  }

  /** Takes the work offline back that waits for its author's word, and gives its words, which nothing has then. */
  letOfflineGo(): readonly TrayWords[] {
    const words = this.#work.letGo();
    this.#goWhole(null);
    this.#changed();
    return words;
  }

  #flush(): void {
    const mayGo = this.#isConnected && this.#isCaughtUp && this.#work.mode !== "read" && !this.#work.isAsking;
    if (mayGo && this.#incoming.whole === null && !this.#editor.isDestroyed) this.#sender.next();
  }

  /** Something about this person's words may have changed: send, keep and say it. */
  #changed(): void {
    const log = this.#log;
    if (this.#isConnected && this.#isCaughtUp) this.#work.settled(log);
    queueMicrotask(() => this.#flush());
    this.#keeper.soon();
    this.#tell({
      isOpen: log !== null,
      save: saveState(log, {
        isConnected: this.#isConnected,
        isOverdue: this.#sender.isOverdue,
        // Until the log is caught up with, nobody knows whether there is anything to ask.
        isAsking: this.#work.isAsking && !this.#isBack,
      }),
      mode: this.#work.mode,
      isKeeping: this.#keeper.isKeeping,
      others: this.#carets.people,
      ...this.unplaced.shown(this.#view.state.doc),
    });
  }
}
