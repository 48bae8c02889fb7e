import { Extension } from "@tiptap/core";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { inShort, type QuotedWords } from "#document/quoteWords.ts";
import { takeBack } from "../commands/history.ts";
import { type Burst, changesOf, type Guarding, guarded, isShown, nothing, type Told } from "./quoteBursts.ts";

/** The quote guard's warning to whoever changes quoted words, while it is shown. */
export interface QuoteFlag {
  readonly key: number;
  /** The suggestion by which they are changed; null = by an edit. */
  readonly suggestion: string | null;
  readonly quotes: readonly QuotedWords[];
}

/** `passed`: the flags that went just now because the person goes on; what is undone goes without being passed. */
export type TellQuotes = (shown: readonly QuoteFlag[], passed: readonly QuoteFlag[]) => void;

const key = new PluginKey<Guarding>("quoteGuard");
/** So long after the last key the guard looks: no key waits for it, and no half a word is spoken of. */
const restMs = 700;
/** So many changes are taken back at once, at most, to have the quoted words as they were. */
const mostTakenBack = 30;

/**
 * Tells whoever changes quoted words that they do (scenario S-07): once for what is changed together, and never in the
 * way. Escape lets it pass; so does going on elsewhere. A key costs it a note of where it was; what is quoted is read
 * only once the keys rest, and only round what was changed.
 */
export const quoteGuard = Extension.create<{ readonly tell: TellQuotes }>({
  name: "quoteGuard",
  // After the log's plugin and the one that suggests: what it hears of is what stands in the copy.
  priority: 10,
  addOptions: () => ({ tell: () => {} }),
  addProseMirrorPlugins() {
    const { tell } = this.options;
    return [
      new Plugin<Guarding>({
        key,
        state: { init: () => nothing, apply: (tr, before) => guarded(before, tr, tr.getMeta(key) as Told | undefined) },
        props: {
          decorations: (state) => key.getState(state)?.drawn,
          handleKeyDown: (view, event) => event.key === "Escape" && passQuotes(view),
        },
        view: (view) => new Looking(view, tell),
      }),
    ];
  },
});

/** Lets the flags that are shown pass. False = none is. */
export function passQuotes(view: EditorView): boolean {
  if (shownIn(view.state).length === 0) return false;
  view.dispatch(telling(view.state.tr, { type: "pass" }));
  return true;
}

/** Takes this person's last changes back until the quoted words that are flagged read as they did. */
export function takeBackQuotes(view: EditorView): void {
  for (let taken = 0; taken < mostTakenBack && shownIn(view.state).length > 0; taken++) {
    if (!takeBack(view.state, view.dispatch, view)) break;
    look(view);
  }
  // What cannot be taken back any more is let pass: the person has answered.
  passQuotes(view);
}

function telling(tr: Transaction, told: Told): Transaction {
  return tr.setMeta(key, told).setMeta("addToHistory", false);
}

function shownIn(state: EditorState): readonly Burst[] {
  return (key.getState(state) ?? nothing).bursts.filter(isShown);
}

/** Looks at what was changed since the last look. */
function look(view: EditorView): void {
  const { state } = view;
  const due = (key.getState(state) ?? nothing).bursts.filter(({ isDue }) => isDue);
  if (due.length === 0) return;
  const changes = new Map(due.map((burst) => [burst.key, changesOf(burst, state.doc)]));
  view.dispatch(telling(state.tr, { type: "looked", changes }));
}

/** Looks once the keys rest, and tells what is shown. */
class Looking {
  readonly #view: EditorView;
  readonly #tell: TellQuotes;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When this person last changed anything. */
  #at = 0;
  #shown: readonly QuoteFlag[] = [];
  #lastPassed = nothing.lastPassed;

  constructor(view: EditorView, tell: TellQuotes) {
    this.#view = view;
    this.#tell = tell;
  }

  update(_view: EditorView, before: EditorState): void {
    const { state } = this.#view;
    if (key.getState(state) === key.getState(before)) return;
    const due = (key.getState(state) ?? nothing).bursts.filter(({ isDue }) => isDue);
    const at = Math.max(0, ...due.map((burst) => burst.at));
    // It waits for this person's keys to rest, and not for everybody's.
    if (due.length > 0 && (at !== this.#at || this.#timer === undefined)) this.#soon();
    this.#at = at;
    this.#say();
  }

  destroy(): void {
    clearTimeout(this.#timer);
    if (this.#shown.length > 0) this.#tell([], this.#shown);
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      // Nothing beside a composition is touched.
      if (this.#view.composing) this.#soon();
      else look(this.#view);
    }, restMs);
  }

  #say(): void {
    const { lastPassed } = key.getState(this.#view.state) ?? nothing;
    const passed = lastPassed === this.#lastPassed ? [] : lastPassed.map(flagOf);
    this.#lastPassed = lastPassed;
    const shown = shownIn(this.#view.state).map(flagOf);
    if (passed.length === 0 && JSON.stringify(shown) === JSON.stringify(this.#shown)) return;
    this.#shown = shown;
    this.#tell(shown, passed);
  }
}

function flagOf({ key: number, suggestion, changes }: Burst): QuoteFlag {
  return { key: number, suggestion, quotes: changes.map(inShort) };
}
