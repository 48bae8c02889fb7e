import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { EditorState, Selection, type Transaction } from "@tiptap/pm/state";
import type { ClientLog, TrayWords } from "#document/clientLog.ts";
import { allRules } from "#document/rebase.ts";
import type { LogCommit, Received } from "#document/receive.ts";
import { takeAllBack } from "#document/receiveRefusal.ts";
import { receiveWhole } from "#document/receiveWhole.ts";
import type { CopyMessage, ReceivedCommit } from "./channel.ts";
import { keepSelection } from "./keptSelection.ts";
import { withTaken } from "./plugins/ownHistory.ts";
import { logOf, withLog } from "./plugins/together.ts";

/** What the copy tells of what is done with it. */
export interface OpenCopyTold {
  /** Takes the words that found no place, before they go from the document (promise R1). */
  readonly withoutPlace: (words: readonly TrayWords[]) => void;
  /** Takes others' carets along over the commits; null where a copy came whole. */
  readonly along: (tr: Transaction, log: ClientLog, commits: readonly ReceivedCommit[] | null) => Transaction;
  /** The document is not the one that the log was made for: the copy has to be opened anew. */
  readonly astray: (fault: unknown) => void;
}

/** An editor's document and its side of the log, which only ever change together. */
export class OpenCopy {
  readonly #editor: Editor;
  readonly #told: OpenCopyTold;

  constructor(editor: Editor, told: OpenCopyTold) {
    this.#editor = editor;
    this.#told = told;
  }

  /** Null until the copy has come. */
  get log(): ClientLog | null {
    return logOf(this.#editor.view.state);
  }

  /** Begins anew with another document, as near to where the caret was as it has it. */
  start(doc: Node, log: ClientLog): void {
    const { view } = this.#editor;
    const { selection: was, plugins } = view.state;
    const selection = Selection.near(doc.resolve(Math.min(was.head, doc.content.size)));
    view.updateState(EditorState.create({ doc, plugins, selection }));
    view.dispatch(withLog(view.state.tr, log));
  }

  /** Does to document and log what the log says; `commits` are those that it takes in, null for a copy that came whole. */
  takeIn(take: (tr: Transaction) => Received, commits: readonly ReceivedCommit[] | null): void {
    const { view } = this.#editor;
    const { tr, selection } = view.state;
    try {
      const received = take(tr);
      this.#told.withoutPlace(received.tray);
      keepSelection(tr, selection, received.along);
      view.dispatch(this.#told.along(withLog(withTaken(tr, received), received.log), received.log, commits));
    } catch (fault) {
      this.#told.astray(fault);
    }
  }

  /** Goes over to a copy that came whole; `answer` is what became of the commit in flight. */
  goWhole(whole: Extract<CopyMessage, { type: "copy" }>, answer: LogCommit | null): void {
    const { log } = this;
    if (log === null) return;
    const copy = { ...whole, doc: this.#editor.schema.nodeFromJSON(whole.doc), maps: whole.maps ?? null };
    this.takeIn((tr) => receiveWhole(log, tr, copy, { answer, rules: allRules }), null);
  }

  /** Takes this person's unconfirmed work out of the document, and gives its words, which nothing else has then. */
  takeBack(why: string): readonly TrayWords[] {
    const { log } = this;
    let words: readonly TrayWords[] = [];
    if (log === null) return words;
    this.takeIn((tr) => {
      const taken = takeAllBack(log, tr, why);
      words = taken.tray;
      return { ...taken, tray: [] };
    }, []);
    return words;
  }

  /** The words of the unconfirmed work, which stays: for where the document is about to be given up. */
  wordsOfWork(why: string): readonly TrayWords[] {
    return this.log === null ? [] : takeAllBack(this.log, this.#editor.view.state.tr, why).tray;
  }

  /** Gives the document up: it is of no use, and is shown until the copy has come again. */
  giveUp(): void {
    const { view } = this.#editor;
    this.#editor.setEditable(false, false);
    view.dispatch(withLog(view.state.tr, null));
  }
}
