import type { Node, Schema } from "prosemirror-model";
import { type ClientLog, isSaved, type TrayWords } from "#document/clientLog.ts";
import { keptWork, restoredWork } from "#editor/keptWork.ts";

/**
 * What one editor's browser keeps: the product's own record of the work and the tray, and beside it what the fuzz has to
 * know to be fair: which letters were typed after the record, and what was taken out after it.
 */
export class Kept {
  /** Whether what is kept has to be kept anew before a commit goes out, as the product's `WorkKeeper` says. */
  hasUnsent = false;
  #record: { readonly log: ClientLog; readonly doc: Node; readonly tray: readonly TrayWords[] } | null = null;
  readonly #removed = new Map<string, boolean>();
  #typed: string[] = [];

  keep(log: ClientLog, doc: Node, tray: readonly TrayWords[]) {
    const isNothing = isSaved(log) && tray.length === 0;
    this.hasUnsent = log.unconfirmed.some(({ index }) => index === null);
    // Nothing of this changes any more, so it can be copied, as a browser's store does, when it is read.
    this.#record = isNothing ? null : { log, doc, tray };
    this.#removed.clear();
    this.#typed = [];
  }

  get isEmpty(): boolean {
    return this.#record === null;
  }

  noteTyped(letters: readonly string[]) {
    this.#typed.push(...letters);
  }

  /** Told before each change of what counts as taken out; only the first since the record matters. */
  noteRemoved(letter: string, was: boolean) {
    if (!this.#removed.has(letter)) this.#removed.set(letter, was);
  }

  /** What was taken out goes out with a commit, and is done whatever this page remembers of it. */
  sent() {
    this.#removed.clear();
  }

  read(schema: Schema) {
    const record = this.#record;
    const kept =
      record &&
      structuredClone(keptWork(record.log, record.doc, { tray: pieces(record.tray), unsent: [], madeIn: null }));
    const found = {
      work: kept && restoredWork(kept, schema),
      tray: kept?.tray ?? [],
      removed: [...this.#removed],
      typed: this.#typed,
    };
    this.hasUnsent = kept?.unconfirmed.some(({ index }) => index === null) ?? false;
    this.#removed.clear();
    this.#typed = [];
    return found;
  }
}

/** Each piece has an id of its own in the browser; here nobody asks for it. */
function pieces(tray: readonly TrayWords[]) {
  return tray.map((words, at) => ({ ...words, id: String(at) }));
}
