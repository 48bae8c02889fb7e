import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Selection, type Transaction } from "@tiptap/pm/state";
import { QuoteReader } from "#document/quoteGuard.ts";
import { inShort, type QuotedWords } from "#document/quoteWords.ts";
import { suggestionAt } from "#document/suggestionAt.ts";
import { type SuggestionCard, suggestionCards } from "#document/suggestionCards.ts";

/** What is told of the suggestions in the copy. */
export interface SuggestionsTold {
  /** The open suggestions, in the order of the copy, each time that they differ. */
  readonly onCards: (cards: readonly SuggestionCard[]) => void;
  /** What accepting each would do to quoted words, by its id, each time that it differs; none of those that do nothing. */
  readonly onQuotes: (quotes: QuotesChanged) => void;
  /** The suggestion that the caret has come into, or that it is in none. */
  readonly onCaret: (id: string | null) => void;
}

export type QuotesChanged = ReadonlyMap<string, readonly QuotedWords[]>;

/** Cards are made a moment after a change, so that no key waits for them. */
const restMs = 150;
/** What is quoted is read in turns of so long, with so long between: hundreds of suggestions hold no key up. */
const turnMs = 8;
const pauseMs = 30;

/** Tells what is suggested in an editor's copy, and which suggestion the caret is in. */
export class SuggestionWatch {
  readonly #editor: Editor;
  readonly #told: SuggestionsTold;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #said = "[]";
  readonly #quotes = new QuoteReader();
  #quotesTimer: ReturnType<typeof setTimeout> | undefined;
  #quotesSaid = "[]";
  #doc: Node | null = null;
  #at: string | null = null;

  constructor(editor: Editor, told: SuggestionsTold) {
    this.#editor = editor;
    this.#told = told;
    editor.on("transaction", this.#heard);
    editor.on("focus", this.#look);
  }

  stop(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#quotesTimer);
    this.#editor.off("transaction", this.#heard);
    this.#editor.off("focus", this.#look);
  }

  /** Puts the caret at a suggestion and shows it; `focus` = the person goes there too. False = it is not there any more. */
  show(id: string, focus: boolean): boolean {
    const { view, state } = this.#editor;
    const card = suggestionCards(state.doc).find((each) => each.id === id);
    if (card === undefined) return false;
    view.dispatch(state.tr.setSelection(Selection.near(state.doc.resolve(card.from))));
    const { node } = view.domAtPos(view.state.selection.from);
    const shown = node instanceof Element ? node : node.parentElement;
    shown?.scrollIntoView({ block: "center" });
    if (focus) view.focus();
    return true;
  }

  /** A copy that is opened takes the place of the one before without a transaction of its own, so the document is asked. */
  readonly #heard = ({ transaction }: { transaction: Transaction }): void => {
    const { doc } = this.#editor.state;
    const isOther = doc !== this.#doc;
    this.#doc = doc;
    if (isOther) this.#timer ??= setTimeout(this.#tellCards, restMs);
    if (isOther || transaction.selectionSet) this.#look();
  };

  readonly #look = (): void => {
    const { view, state } = this.#editor;
    // Of a selected block the start is the place before it, where its suggestion is.
    const at = view.hasFocus() ? suggestionAt(state.doc, state.selection.from) : null;
    if (at === this.#at) return;
    this.#at = at;
    this.#told.onCaret(at);
  };

  readonly #tellCards = (): void => {
    this.#timer = undefined;
    if (this.#editor.isDestroyed) return;
    const cards = suggestionCards(this.#editor.state.doc);
    const says = JSON.stringify(cards);
    const ids = cards.map(({ id }) => id);
    clearTimeout(this.#quotesTimer);
    this.#quotesTimer = setTimeout(() => this.#readQuotes(ids));
    if (says === this.#said) return;
    this.#said = says;
    this.#told.onCards(cards);
  };

  #readQuotes(ids: readonly string[]): void {
    if (this.#editor.isDestroyed) return;
    const until = performance.now() + turnMs;
    const { changes, isWhole } = this.#quotes.read(this.#editor.state.doc, ids, () => performance.now() > until);
    if (!isWhole) this.#quotesTimer = setTimeout(() => this.#readQuotes(ids), pauseMs);
    const quotes = [...changes].map(([id, each]) => [id, each.map(inShort)] as const);
    const says = JSON.stringify(quotes);
    if (says === this.#quotesSaid) return;
    this.#quotesSaid = says;
    this.#told.onQuotes(new Map(quotes));
  }
}
