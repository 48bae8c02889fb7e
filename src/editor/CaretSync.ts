import type { Editor } from "@tiptap/core";
import type { Transaction } from "@tiptap/pm/state";
import { broughtTo, type PassedCommit, passedWith, placedOn, type SaidCaret, toldFrom } from "#document/carets.ts";
import type { ClientLog } from "#document/clientLog.ts";
import type { CopyChannel, ReceivedCommit, RemoteCaret, RemotePerson } from "./channel.ts";
import { caretsIn, type PlacedCaret, withCarets } from "./plugins/carets.ts";
import { logOf } from "./plugins/together.ts";
import { type Present, presentAmong } from "./presence.ts";
import { readCaret } from "./readCaret.ts";

const sayEveryMs = 120;

/** Many people's carets that come within this time are drawn at once. */
const drawEveryMs = 50;

/** With more people than these they are drawn as often as one of them says it, not as often as any of them does. */
const few = 4;

/** In which paragraph people are is told this often at most: the page round the editor is drawn anew for it. */
const whereEveryMs = 700;

interface Somebody extends RemotePerson {
  /** In the server's copy that this editor holds; null while nothing is known of it, or they put it nowhere. */
  said: SaidCaret | null;
  /** Of a copy that has not come here yet. */
  ahead: SaidCaret | null;
  /** Which move of all this was, so that it is known who moved last. */
  moves: number;
}

/**
 * Where people are: tells the others where this person's caret is, at most some eight times a second, and puts theirs
 * where they are now. A caret is said in the server's copy. It is held until that copy is here, taken along with each
 * commit from then on, and stands in this editor's document with its unconfirmed work on top. What everybody can work
 * out so is not said again: somebody who only reads is silent, however much the others write.
 */
export class CaretSync {
  readonly #editor: Editor;
  readonly #channel: CopyChannel;
  readonly #me: string;
  readonly #may: { readonly send: () => boolean; readonly draw: () => boolean };
  readonly #changed: () => void;
  readonly #there = new Map<string, Somebody>();
  #passed: readonly PassedCommit[] = [];
  #mine: SaidCaret | null = null;
  #hasBeenIn = false;
  #moves = 0;
  #people: readonly Present[] = [];
  #saying: ReturnType<typeof setTimeout> | undefined;
  #drawing: ReturnType<typeof setTimeout> | undefined;
  #looking: ReturnType<typeof setTimeout> | undefined;

  /** `me` is this person; `changed` is told when somebody has come, gone, or got to another paragraph. */
  constructor(
    editor: Editor,
    channel: CopyChannel,
    given: {
      readonly me: string;
      readonly may: { readonly send: () => boolean; readonly draw: () => boolean };
      readonly changed: () => void;
    },
  ) {
    this.#editor = editor;
    this.#channel = channel;
    this.#me = given.me;
    this.#may = given.may;
    this.#changed = given.changed;
    editor.on("transaction", this.#heardTransaction);
  }

  /** Everybody else who is in the story, each once, in the order in which they came. One's own other tab is nobody. */
  get people(): readonly Present[] {
    return this.#people;
  }

  here(person: RemotePerson, isHere: boolean): void {
    const { place } = person;
    if (!isHere) this.#there.delete(place);
    else if (!this.#there.has(place)) this.#there.set(place, { ...person, said: null, ahead: null, moves: 0 });
    this.#lookNow();
    this.#drawSoon();
  }

  heard({ seq, anchor, head, ...person }: RemoteCaret): void {
    const known = this.#there.get(person.place);
    const log = logOf(this.#editor.state);
    const said = anchor === null || head === null ? null : { seq, anchor, head };
    const isAhead = said !== null && (log === null || seq > log.seq);
    const there = { ...person, moves: ++this.#moves };
    if (isAhead) this.#there.set(person.place, { ...there, said: known?.said ?? null, ahead: said });
    else this.#there.set(person.place, { ...there, said: this.#broughtHere(said, person.person, log), ahead: null });
    if (known === undefined) this.#lookNow();
    this.#drawSoon();
  }

  /** Takes all carets along with commits that a transaction takes in, and draws them in its document. */
  along(tr: Transaction, log: ClientLog, commits: readonly ReceivedCommit[] | null): Transaction {
    // A copy that came whole says nothing of the commits in between: the server tells the carets again with it.
    this.#passed = commits === null ? [] : passedWith(this.#passed, commits, this.#editor.state.doc);
    this.#bringAll(log);
    for (const somebody of this.#there.values())
      if (commits?.some(({ person }) => person === somebody.person) === true) somebody.moves = ++this.#moves;
    this.#mine = this.#broughtHere(this.#mine, this.#me, log);
    this.moved();
    return this.#there.size === 0 || !this.#may.draw() ? tr : withCarets(tr, this.#placed(tr.doc, log));
  }

  /** Takes carets off the paragraph in which something is about to be composed: beside one its first letter doubles. */
  makeWay(): void {
    const { state, view } = this.#editor;
    const { $from, $to } = state.selection;
    const carets = caretsIn(state);
    const [from, to] = [$from.start(), $to.end()];
    const isOff = ({ anchor, head }: PlacedCaret) => Math.max(anchor, head) < from || Math.min(anchor, head) > to;
    const left = carets.filter(isOff);
    if (left.length === carets.length) return;
    view.dispatch(withCarets(state.tr, left));
    // Where no composition comes of it after all, they are drawn again.
    this.#drawSoon();
  }

  /** Draws carets that have been kept back, as while an input method composed. */
  draw(): void {
    clearTimeout(this.#drawing);
    this.#drawing = undefined;
    readCaret(this.#editor.view);
    const { state, view, isDestroyed } = this.#editor;
    const log = logOf(state);
    if (isDestroyed || log === null || !this.#may.draw()) return;
    this.#bringAll(log);
    view.dispatch(withCarets(state.tr, this.#placed(state.doc, log)));
    this.#lookSoon();
  }

  /** Without a connection nobody is known to be where they were. */
  lost(): void {
    this.#mine = null;
    if (this.#there.size === 0) return;
    this.#there.clear();
    this.#lookNow();
    this.draw();
  }

  /** This person's caret may have moved: say so soon. */
  moved(): void {
    this.#saying ??= setTimeout(() => {
      this.#saying = undefined;
      if (!this.#editor.isDestroyed) this.#send();
    }, sayEveryMs);
  }

  stop(): void {
    this.#editor.off("transaction", this.#heardTransaction);
    for (const timer of [this.#saying, this.#drawing, this.#looking]) clearTimeout(timer);
  }

  readonly #heardTransaction = ({ transaction }: { transaction: Transaction }): void => {
    if (transaction.docChanged || transaction.selectionSet) this.moved();
  };

  #send(): void {
    const { state } = this.#editor;
    const log = logOf(state);
    this.#hasBeenIn ||= this.#editor.view.hasFocus();
    // Whoever has only opened the story is here, and nowhere in it.
    if (log === null || !this.#hasBeenIn || !this.#may.send()) return;
    const told = toldFrom(state.selection, log);
    const before = this.#mine;
    this.#mine = told;
    const isKnown = before?.seq === told.seq && before.anchor === told.anchor && before.head === told.head;
    if (!isKnown) this.#channel.caret(told);
  }

  #bringAll(log: ClientLog): void {
    for (const somebody of this.#there.values()) {
      const { said, ahead, person } = somebody;
      const isHere = ahead !== null && ahead.seq <= log.seq;
      somebody.said = this.#broughtHere(isHere ? ahead : said, person, log);
      if (isHere) somebody.ahead = null;
    }
  }

  #broughtHere(said: SaidCaret | null, person: string, log: ClientLog | null): SaidCaret | null {
    if (said === null || log === null || said.seq > log.seq) return null;
    return broughtTo(said, { person, seq: log.seq, passed: this.#passed });
  }

  #placed(doc: Transaction["doc"], log: ClientLog): readonly PlacedCaret[] {
    return [...this.#there.values()].flatMap(({ place, person, name, colour, said, moves }) => {
      if (said === null) return [];
      const shownName = person === this.#me ? "You, in another window" : name;
      return [{ place, person, name: shownName, colour, moves, ...placedOn(said, log.unconfirmed, doc) }];
    });
  }

  #drawSoon(): void {
    this.#drawing ??= setTimeout(() => this.draw(), this.#there.size > few ? sayEveryMs : drawEveryMs);
  }

  #lookSoon(): void {
    this.#looking ??= setTimeout(() => this.#lookNow(), whereEveryMs);
  }

  #lookNow(): void {
    clearTimeout(this.#looking);
    this.#looking = undefined;
    if (this.#editor.isDestroyed) return;
    const people = presentAmong([...this.#there.values()], this.#editor.state, this.#me);
    if (JSON.stringify(people) === JSON.stringify(this.#people)) return;
    this.#people = people;
    this.#changed();
  }
}
