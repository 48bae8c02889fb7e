import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type ClientLog, isSaved, merged } from "#document/clientLog.ts";
import type { Mode } from "#domain/mode.ts";
import type { KeptWork, WorkStore } from "./copyStore.ts";
import { keptAlone, keptWork, restoredWork } from "./keptWork.ts";
import { logOf, withLog } from "./plugins/together.ts";
import type { Unplaced } from "./Unplaced.ts";

const afterMs = 250;

/** Keeps unconfirmed work and the tray in the browser, a quarter of a second after each change (promise R2). */
export class WorkKeeper {
  readonly #editor: Editor;
  readonly #store: WorkStore;
  readonly #unplaced: Unplaced;
  readonly #madeIn: () => Mode;
  readonly #changed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether what was kept last has steps in it that were not sent then. */
  #hasUnsent = false;

  /**
   * `madeIn` says what this person could do when they made the work. `changed` is told when the browser keeps nothing any
   * more, and when it does again.
   */
  constructor(
    editor: Editor,
    store: WorkStore,
    given: { readonly unplaced: Unplaced; readonly madeIn: () => Mode; readonly changed: () => void },
  ) {
    this.#editor = editor;
    this.#store = store;
    this.#unplaced = given.unplaced;
    this.#madeIn = given.madeIn;
    this.#changed = given.changed;
    addEventListener("pagehide", this.#leaving);
    document.addEventListener("visibilitychange", this.#leaving);
  }

  /** Nothing more is kept: the editor is on its way out, and what it has is kept now. */
  stop(): void {
    removeEventListener("pagehide", this.#leaving);
    document.removeEventListener("visibilitychange", this.#leaving);
    void this.now();
  }

  /**
   * Done before a commit goes out. Steps that are kept as unsent must be kept as sent, under their ref, before the
   * server can have them: else a page that is loaded anew would send them once more under another, and they would
   * stand in the copy twice. Null when nothing needs to be waited for, which is nearly always.
   */
  beforeSending(): Promise<unknown> | null {
    return this.#hasUnsent && this.#store.isKeeping ? this.now() : null;
  }

  /** What is kept as sent was refused, and goes out under another ref: that has to be kept before it does. */
  refused(): void {
    this.#hasUnsent = true;
  }

  /** What was typed in the last quarter of a second is kept as the page goes; a phone ends one that is hidden unsaid. */
  readonly #leaving = (): void => {
    void this.now();
  };

  get isKeeping(): boolean {
    return this.#store.isKeeping;
  }

  /** What was kept: its tray, and the work on the copy where it still fits one. */
  async restored(): Promise<{
    readonly tray: KeptWork["tray"];
    readonly unsent: KeptWork["unsent"];
    readonly madeIn: KeptWork["madeIn"];
    readonly work: { readonly doc: Node; readonly log: ClientLog } | null;
  } | null> {
    const kept = await this.#store.read();
    if (kept === null || this.#editor.isDestroyed) return null;
    this.#hasUnsent = kept.unconfirmed.some(({ index }) => index === null);
    const { tray, unsent, madeIn } = kept;
    return { tray, unsent, madeIn, work: restoredWork(kept, this.#editor.schema) };
  }

  soon(): void {
    this.#timer ??= setTimeout(() => void this.now(), afterMs);
  }

  /** Keeps the work as it is at this moment, and gives whether it is kept; nothing is kept of what is confirmed. */
  async now(): Promise<boolean> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#editor.isDestroyed) return false;
    const log = this.#tidied();
    const unplaced = this.#unplaced.kept;
    const isPlaced = unplaced.tray.length + unplaced.unsent.length === 0;
    this.#hasUnsent = log?.unconfirmed.some(({ index }) => index === null) ?? false;
    if (log !== null) {
      const isNothing = isSaved(log) && isPlaced;
      return this.#keep(
        isNothing ? null : keptWork(log, this.#editor.state.doc, { ...unplaced, madeIn: this.#madeIn() }),
      );
    }
    // Until the copy is open nobody knows that there is nothing to keep: what was kept stays (promise R2).
    return isPlaced || this.#keep(keptAlone(unplaced));
  }

  async #keep(work: KeptWork | null): Promise<boolean> {
    const wasKeeping = this.#store.isKeeping;
    const isKept = await this.#store.keep(work);
    if (this.#store.isKeeping !== wasKeeping) this.#changed();
    return isKept;
  }

  /** The log, with a long row of unsent steps merged: else hours offline would be written anew, letter by letter. */
  #tidied(): ClientLog | null {
    const log = logOf(this.#editor.state);
    const tidy = log === null ? null : merged(log);
    if (tidy !== log) this.#editor.view.dispatch(withLog(this.#editor.state.tr, tidy));
    return tidy;
  }
}
