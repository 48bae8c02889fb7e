import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type ClientLog, isSaved, type TrayWords } from "#document/clientLog.ts";
import type { CopyStore } from "./copyStore.ts";
import { keptWork, restoredWork } from "./keptWork.ts";
import { logOf } from "./plugins/together.ts";

const afterMs = 250;

/** Keeps unconfirmed work and the tray in the browser, a quarter of a second after each change (promise R2). */
export class WorkKeeper {
  readonly #editor: Editor;
  readonly #store: CopyStore;
  readonly #tray: () => readonly TrayWords[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether what was kept last has steps in it that were not sent then. */
  #hasUnsent = false;

  constructor(editor: Editor, store: CopyStore, tray: () => readonly TrayWords[]) {
    this.#editor = editor;
    this.#store = store;
    this.#tray = tray;
    addEventListener("pagehide", this.#leaving);
  }

  /** Nothing more is kept: the editor is on its way out, and what it has is kept now. */
  stop(): void {
    removeEventListener("pagehide", this.#leaving);
    void this.now();
  }

  /**
   * Done before a commit goes out. Steps that are kept as unsent must be kept as sent, under their ref, before the
   * server can have them: else a page that is loaded anew would send them once more under another, and they would
   * stand in the copy twice. Null when nothing needs to be waited for, which is nearly always.
   */
  beforeSending(): Promise<void> | null {
    return this.#hasUnsent && this.#store.isKeeping ? this.now() : null;
  }

  /** What was typed in the last quarter of a second is kept as the page goes. */
  readonly #leaving = (): void => {
    void this.now();
  };

  get isKeeping(): boolean {
    return this.#store.isKeeping;
  }

  /** What was kept: its tray, and the work on the copy where it still fits one. */
  async restored(): Promise<{
    readonly tray: readonly TrayWords[];
    readonly work: { readonly doc: Node; readonly log: ClientLog } | null;
  } | null> {
    const kept = await this.#store.read();
    if (kept === null || this.#editor.isDestroyed) return null;
    this.#hasUnsent = kept.unconfirmed.some(({ index }) => index === null);
    return { tray: kept.tray, work: restoredWork(kept, this.#editor.schema) };
  }

  soon(): void {
    this.#timer ??= setTimeout(() => void this.now(), afterMs);
  }

  /** Keeps the work as it is at this moment; nothing is kept of what is confirmed. */
  async now(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#editor.isDestroyed) return;
    const log = logOf(this.#editor.state);
    const tray = this.#tray();
    const isNothing = log === null || (isSaved(log) && tray.length === 0);
    this.#hasUnsent = log !== null && log.unconfirmed.some(({ index }) => index === null);
    await this.#store.keep(isNothing ? null : keptWork(log, this.#editor.state.doc, tray));
  }
}
