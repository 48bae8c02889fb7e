import type { EditorView } from "@tiptap/pm/view";

/** An input method that has said nothing for so long keeps nobody's words back any more. */
const waitsAtMostMs = 15_000;

/**
 * Whether an input method is composing. While it is, others' commits and carets are held back, since a change beside
 * the words that it is making would break it off or double them. It ends with the composition, and at the latest when
 * the copy has lost the focus, the tab is hidden, or nothing more has been composed for a while: a composition that is
 * never ended must not keep the others' words away.
 */
export class Composing {
  readonly #view: EditorView;
  readonly #listening = new AbortController();
  #isGoingOn = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `begins` is told before anything is composed, `ended` when what was composed has been read. */
  constructor(view: EditorView, { begins, ended }: { readonly begins: () => void; readonly ended: () => void }) {
    this.#view = view;
    const { signal } = this.#listening;
    const end = () => {
      if (!this.#isGoingOn) return;
      this.#isGoingOn = false;
      clearTimeout(this.#timer);
      // The editor reads the composed words when the event has run its course.
      setTimeout(() => {
        if (!signal.aborted && !this.#isGoingOn) ended();
      });
    };
    const goOn = () => {
      this.#isGoingOn = true;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(end, waitsAtMostMs);
    };
    const { dom } = view;
    // By the key where there is one: when the composition has started it is late to change the words beside it.
    dom.addEventListener("keydown", ({ key }) => key === "Process" && begins(), { signal, capture: true });
    dom.addEventListener("compositionstart", begins, { signal, capture: true });
    dom.addEventListener("compositionstart", goOn, { signal });
    dom.addEventListener("compositionupdate", goOn, { signal });
    dom.addEventListener("compositionend", end, { signal });
    dom.addEventListener("blur", end, { signal });
    document.addEventListener("visibilitychange", () => document.hidden && end(), { signal });
  }

  get isGoingOn(): boolean {
    return this.#isGoingOn && !this.#view.isDestroyed;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#listening.abort();
  }
}
