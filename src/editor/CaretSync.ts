import type { Editor } from "@tiptap/core";
import type { CopyChannel, RemoteCaret } from "./channel.ts";
import { caretsIn, withCaret, withoutCarets } from "./plugins/carets.ts";
import { logOf } from "./plugins/together.ts";

const everyMs = 120;

/**
 * Where people are: tells the others where this person's caret is, at most some eight times a second, and puts theirs
 * where they are now. A caret is said in the server's copy; here it stands in that copy with unconfirmed work on top.
 */
export class CaretSync {
  readonly #editor: Editor;
  readonly #channel: CopyChannel;
  readonly #maySend: () => boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(editor: Editor, channel: CopyChannel, maySend: () => boolean) {
    this.#editor = editor;
    this.#channel = channel;
    this.#maySend = maySend;
  }

  /** Everybody else who is in the copy, each once. */
  get people(): readonly { readonly person: string; readonly name: string; readonly colour: number }[] {
    const carets = caretsIn(this.#editor.state);
    return [...new Map(carets.map(({ person, name, colour }) => [person, { person, name, colour }])).values()];
  }

  heard(caret: RemoteCaret): void {
    const { state, view } = this.#editor;
    const log = logOf(state);
    if (log === null) return;
    const place = (pos: number) => {
      const here = log.unconfirmed.reduce((at, { step }) => step.getMap().map(at, -1), pos);
      return Math.max(0, Math.min(here, state.doc.content.size));
    };
    const { anchor, head } = caret;
    const at = anchor === null || head === null ? null : { anchor: place(anchor), head: place(head) };
    view.dispatch(withCaret(state, caret, at));
  }

  /** Without a connection nobody is known to be where they were. */
  lost(): void {
    const { state, view } = this.#editor;
    if (caretsIn(state).length > 0) view.dispatch(withoutCarets(state));
  }

  /** This person's caret may have moved: say so soon. */
  moved(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      if (!this.#editor.isDestroyed) this.#send();
    }, everyMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #send(): void {
    const { state } = this.#editor;
    const log = logOf(state);
    if (log === null || !this.#maySend()) return;
    const back = (pos: number) =>
      log.unconfirmed.reduceRight((at, { step }) => step.getMap().invert().map(at, -1), pos);
    const { anchor, head } = state.selection;
    this.#channel.caret({ seq: log.seq, anchor: back(anchor), head: back(head) });
  }
}
