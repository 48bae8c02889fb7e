import type { Editor } from "@tiptap/core";
import { unreadAt } from "#document/asRead.ts";
import { unreadIn } from "./plugins/simpleMarks.ts";
import { headOf, type Present } from "./presence.ts";
import { scrollerOf } from "./scroller.ts";

/** How much of the height at each end a followed caret may stand in before the view goes along. */
const edge = 0.2;

const scrollingKeys = ["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown", "Tab", " "];

/**
 * Keeps the view where somebody else's caret is, until this person types, scrolls, presses Escape or says so, or the
 * one whom they follow leaves. The caret and the focus stay where they are.
 */
export class Following {
  readonly #editor: Editor;
  readonly #tell: (following: Present | null) => void;
  readonly #left: (sentence: string) => void;
  #who: Present | null = null;
  #listening: AbortController | null = null;

  /** `tell` hears whom the view follows now; `left` hears a sentence when they have left. */
  constructor(
    editor: Editor,
    given: { readonly tell: (following: Present | null) => void; readonly left: (sentence: string) => void },
  ) {
    this.#editor = editor;
    this.#tell = given.tell;
    this.#left = given.left;
  }

  follow(who: Present): void {
    this.stop();
    this.#who = who;
    this.#listen();
    this.#tell(who);
    this.showOnce(who.person);
  }

  stop(): void {
    this.#listening?.abort();
    this.#editor.off("transaction", this.#changed);
    if (this.#who === null) return;
    this.#who = null;
    this.#tell(null);
  }

  /** Who is in the story now: whoever is followed may have left it. */
  people(present: readonly Present[]): void {
    const who = this.#who;
    if (who === null || present.some(({ person }) => person === who.person)) return;
    this.stop();
    this.#left(`${who.name} has left the story. You follow nobody now.`);
  }

  /** Brings a person's caret into the middle of the view. */
  showOnce(person: string): void {
    const head = headOf(this.#editor.state, person);
    if (head !== null) scrollTo(this.#editor, head, 0.5);
  }

  readonly #changed = ({ transaction }: { transaction: { docChanged: boolean; getMeta(key: string): unknown } }) => {
    const who = this.#who;
    const head = who === null ? null : headOf(this.#editor.state, who.person);
    if (head === null) return;
    // A change that history may take back is this person's own: they have begun to write.
    if (transaction.docChanged && transaction.getMeta("addToHistory") !== false) return this.stop();
    scrollTo(this.#editor, head, edge);
  };

  #listen(): void {
    this.#listening = new AbortController();
    const options = { signal: this.#listening.signal, capture: true, passive: true };
    const stop = () => this.stop();
    for (const type of ["wheel", "touchmove"] as const) document.addEventListener(type, stop, options);
    document.addEventListener(
      "keydown",
      (event) => {
        const isEscape = event.key === "Escape" && !isInFloat(event.target);
        if (isEscape || (scrollingKeys.includes(event.key) && !isInFloat(event.target))) stop();
      },
      options,
    );
    document.addEventListener(
      "pointerdown",
      ({ target }) => {
        // The bar at the side of what scrolls.
        if (target === scrollerOf(this.#editor.view.dom)) stop();
      },
      options,
    );
    this.#editor.on("transaction", this.#changed);
  }
}

function isInFloat(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[role=dialog], [role=menu], [role=listbox]") !== null;
}

/** Scrolls so that a position stands in the middle, where it is nearer to an end than that share of the height. */
function scrollTo(editor: Editor, position: number, nearestShare: number): void {
  const scroller = scrollerOf(editor.view.dom);
  // In words that are not in the page nothing has a place: beside them is as near.
  const [beside] = unreadAt(unreadIn(editor.state) ?? [], position) ?? [position];
  const { top: place } = editor.view.coordsAtPos(beside, beside === position ? 1 : -1);
  const isPage = scroller === document.scrollingElement;
  const box = isPage ? { top: 0, height: innerHeight } : scroller.getBoundingClientRect();
  const share = (place - box.top) / box.height;
  if (share >= nearestShare && share <= 1 - nearestShare) return;
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  scroller.scrollBy({ top: place - box.top - box.height / 2, behavior: isStill ? "instant" : "smooth" });
}
