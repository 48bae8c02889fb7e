import type { Editor } from "@tiptap/core";
import type { EditorState } from "@tiptap/pm/state";
import type { Transform } from "@tiptap/pm/transform";
import { type ClientLog, type CutCommit, isSaved, type TrayWords } from "#document/clientLog.ts";
import { allRules } from "#document/rebase.ts";
import type { Received } from "#document/receive.ts";
import { receiveRefusal, takeAllBack } from "#document/receiveRefusal.ts";
import { cutBetweenSuggestions, isOnlySuggesting, suggestAgain } from "#document/suggestAgain.ts";
import type { Mode } from "#domain/mode.ts";
import { Away } from "./Away.ts";
import type { Incoming } from "./Incoming.ts";
import type { OpenCopy } from "./OpenCopy.ts";
import { modeOfWork, withSuggesting } from "./plugins/suggesting.ts";
import { withLog } from "./plugins/together.ts";
import type { Unplaced } from "./Unplaced.ts";

type Receiving = (tr: Transform) => Received;

/** What this person's work is judged by, and where it stands. */
export interface SuggestedWorkParts {
  readonly copy: OpenCopy;
  readonly incoming: Incoming;
  readonly unplaced: Unplaced;
}

/** What becomes of unconfirmed work where its author may do less than it does, or others' commits have made more of it. */
export class SuggestedWork {
  readonly #editor: Editor;
  readonly #person: string;
  readonly #parts: SuggestedWorkParts;
  readonly #away = new Away();
  #mode: Mode = "read";
  /** The commit after which it was made anew last: where it is refused again there, it goes one by one, to the tray. */
  #madeAnewAt = -1;

  constructor(editor: Editor, person: string, parts: SuggestedWorkParts) {
    this.#editor = editor;
    this.#person = person;
    this.#parts = parts;
  }

  /** What the server lets this person do. */
  get mode(): Mode {
    return this.#mode;
  }

  /** What they could do when they made what is unconfirmed. */
  get madeIn(): Mode {
    return this.#away.madeIn(this.#mode);
  }

  /** Whether it waits for its author's word, and nothing of it may go out. */
  get isAsking(): boolean {
    return this.#away.isAsking;
  }

  /** Where the next commit may end. */
  cut(log: ClientLog): CutCommit | undefined {
    const { state } = this.#editor;
    return modeOfWork(state) === "suggest" ? cutBetweenSuggestions(log, state.doc, this.#person) : undefined;
  }

  /** The connection has gone. */
  lost(): void {
    this.#away.lost(this.#mode);
  }

  /** Work was found that the browser kept: it is work offline. */
  restored(madeIn: Mode | null): void {
    this.#away.lost(madeIn);
  }

  /** The copy is about to come; `isBack` = for the first time since the connection is there again. */
  back(mode: Mode, isBack: boolean): void {
    const { log } = this.#parts.copy;
    if (isBack) this.#away.back(mode, log);
    if (mode === "read") this.#keepAsWritten();
  }

  /** Takes up what the server says that this person may do. */
  setMode(mode: Mode, epoch: number): void {
    const { log } = this.#parts.copy;
    this.#mode = mode;
    if (mode === "read" && this.isAsking) this.#keepAsWritten();
    this.#away.may(mode);
    const { view } = this.#editor;
    if (log !== null && log.epoch !== epoch) view.dispatch(withLog(view.state.tr, { ...log, epoch }));
    this.#editor.setEditable(mode !== "read" && log !== null, false);
    view.dispatch(withSuggesting(view.state.tr, { mode, person: this.#person }));
  }

  /** All is confirmed: what is written from then on is another piece of work. */
  settled(log: ClientLog | null): void {
    if (log === null || !isSaved(log)) return;
    this.#away.settled();
    this.#parts.unplaced.settled();
  }

  /** Words typed in a stronger mode and not sent before it went become suggestions, or go to the tray. */
  takeBackUnsent(): void {
    const { copy } = this.#parts;
    if (copy.log === null) return;
    const take = this.#isUnstored ? this.#asRefused(copy.log) : this.#unsent(copy.log, this.#editor.state);
    if (take !== null) copy.takeIn(take, []);
  }

  /** Takes up that a commit was refused, where the person may do what `mode` says now. */
  refused(ref: string, { code, mode }: { readonly code: string; readonly mode: Mode }): void {
    const { copy } = this.#parts;
    if (copy.log !== null) copy.takeIn(this.#refused(copy.log, { ref, code, mode }), []);
  }

  /** Whether what is in flight has to be sent again, as it is. */
  get isToSendAgain(): boolean {
    return this.#parts.copy.log?.inflight != null && !this.#isUnstored;
  }

  /** Its author would have the work that waits go to the copy, as their suggestions. */
  suggest(): void {
    this.#away.answered();
  }

  /** Its author lets the work go that waits. Gives its words. */
  letGo(): readonly TrayWords[] {
    return this.isAsking ? this.#parts.copy.takeBack("letGo") : [];
  }

  /** Whether what is in flight was sent before the connection went, and the log has told that it did not arrive. */
  get #isUnstored(): boolean {
    const { copy, incoming } = this.#parts;
    return this.isAsking && copy.log?.inflight != null && incoming.isEmpty && incoming.whole === null;
  }

  /** Work offline on a story that its author can only read now: as they had it, before others' work comes into it. */
  #keepAsWritten(): void {
    const { log } = this.#parts.copy;
    if (log !== null && this.#away.isOffline) this.#parts.unplaced.cameBack(log, this.#editor.state.doc);
  }

  #asRefused(log: ClientLog): Receiving {
    return this.#refused(log, { ref: log.inflight?.ref ?? "", code: "mode", mode: this.#mode });
  }

  /** What is done with work that is not sent yet; null where it can be sent as it is. */
  #unsent(log: ClientLog, state: EditorState): Receiving | null {
    const mode = modeOfWork(state);
    if (log.unconfirmed.length === 0 || log.inflight !== null || mode === "edit") return null;
    if (mode === "read") return (tr) => takeAllBack(log, tr, "mode");
    return isOnlySuggesting(log, state.doc, this.#person) ? null : this.#again(log, "mode");
  }

  #refused(
    log: ClientLog,
    { ref, code, mode }: { readonly ref: string; readonly code: string; readonly mode: Mode },
  ): Receiving {
    const isTooMuch = code === "mode" || code === "changesCopy" || code === "others";
    if (mode === "suggest" && isTooMuch && this.#madeAnewAt < log.seq) return this.#again(log, code);
    return (tr) => receiveRefusal(log, tr, { ref, code, rules: allRules });
  }

  #again(log: ClientLog, why: string): Receiving {
    this.#madeAnewAt = log.seq;
    return (tr) => suggestAgain(log, tr, { person: this.#person, id: crypto.randomUUID(), why });
  }
}
