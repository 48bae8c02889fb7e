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

  constructor(editor: Editor, store: CopyStore, tray: () => readonly TrayWords[]) {
    this.#editor = editor;
    this.#store = store;
    this.#tray = tray;
  }

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
    await this.#store.keep(isNothing ? null : keptWork(log, this.#editor.state.doc, tray));
  }
}
