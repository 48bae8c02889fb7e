import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { acceptAll, rejectAll } from "#document/reading.ts";
import { wordCount } from "#document/words.ts";

/** How many words the copy has as it will read, and as it stood before what is suggested now. */
export interface CopyWords {
  readonly reads: number;
  readonly stood: number;
}

/** Words are counted a moment after a change, so that no key waits for it. */
const restMs = 150;

/** Tells how long an editor's copy is, each time that it differs. */
export class WordWatch {
  readonly #editor: Editor;
  readonly #tell: (words: CopyWords) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #doc: Node | null = null;
  #told: CopyWords = { reads: 0, stood: 0 };

  constructor(editor: Editor, tell: (words: CopyWords) => void) {
    this.#editor = editor;
    this.#tell = tell;
    editor.on("transaction", this.#heard);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#editor.off("transaction", this.#heard);
  }

  readonly #heard = (): void => {
    const { doc } = this.#editor.state;
    if (doc === this.#doc) return;
    this.#doc = doc;
    this.#timer ??= setTimeout(this.#count, restMs);
  };

  readonly #count = (): void => {
    this.#timer = undefined;
    if (this.#editor.isDestroyed) return;
    const { doc } = this.#editor.state;
    const words = { reads: wordCount(acceptAll(doc)), stood: wordCount(rejectAll(doc)) };
    if (words.reads === this.#told.reads && words.stood === this.#told.stood) return;
    this.#told = words;
    this.#tell(words);
  };
}
