import type { EditorState, Transaction } from "@tiptap/pm/state";
import { Fragment, type Mark, type Node } from "prosemirror-model";
import type { Transform } from "prosemirror-transform";
import type { Received } from "#document/receive.ts";
import { isReplacing } from "#document/stepWords.ts";
import { goBack, type UndoWay } from "#document/undo.ts";
import { emptyHistory, type UndoHistory, withOwn, withReceived } from "#document/undoHistory.ts";
import { lettersOf } from "./letters.ts";

/**
 * One person's undo and redo, with the product's own functions, and what is asked of them (promise R14):
 *
 * - A letter that somebody else typed goes by undo or redo only if the very change that is taken back had put it
 *   there: a move of their words, or an undo that had brought them back.
 * - Undo straight after a change gives back the very copy from before it, and redo straight after undo likewise.
 */
export class OwnHistory {
  readonly faults: string[] = [];
  /** How often undo or redo changed something. */
  times = 0;
  #history: UndoHistory = emptyHistory;
  readonly #name: string;
  readonly #typed = new Set<string>();
  /** The letters that each event's steps have put in. */
  readonly #put = new Map<number, Set<string>>();
  /** The copy that undo, and redo, would have to give back now; null once anything came in between. */
  #straight: Record<UndoWay, Node | null> = { undo: null, redo: null };

  readonly #instead: (raw: Transform) => Transform | null;

  /** `instead` has what is done in place of an undo that may not be done as it is; null where it may. */
  constructor(name: string, instead: (raw: Transform) => Transform | null) {
    this.#name = name;
    this.#instead = instead;
  }

  /** This person types letters, which nobody else does. */
  typed(letters: string): string {
    for (const letter of letters) this.#typed.add(letter);
    return letters;
  }

  /** This person has changed something; `isMore`: it belongs to the change before, as letters typed in a row do. */
  made(tr: Transaction, isMore: boolean) {
    if (!tr.docChanged) return;
    const isOne = isMore && this.#straight.undo !== null;
    this.#history = withOwn(this.#history, tr, isOne ? "done" : { anchor: 1, head: 1 });
    const event = this.#history.done.at(-1)?.id ?? -1;
    const put = this.#put.get(event) ?? new Set();
    this.#put.set(event, new Set([...put, ...lettersPut(tr)]));
    const before = isOne ? this.#straight.undo : tr.before;
    // What changed nothing is passed over, to the change before it.
    this.#straight = { undo: before?.eq(tr.doc) === true ? null : before, redo: null };
  }

  received(tr: Transaction, received: Received) {
    this.#history = withReceived(this.#history, tr, received);
    if (tr.docChanged) this.#straight = { undo: null, redo: null };
  }

  /** The page was loaded anew: nothing can be taken back. */
  reloaded() {
    this.#history = emptyHistory;
    this.#straight = { undo: null, redo: null };
  }

  /** Takes back or makes again; null if there is nothing to. */
  goBack(state: EditorState, way: UndoWay): Transaction | null {
    const { tr } = state;
    const before = this.#history;
    let isOther = false;
    const instead = (raw: Transform) => {
      const other = this.#instead(raw);
      isOther = other !== null;
      return other;
    };
    const { history } = goBack(before, tr, way, { caret: { anchor: 1, head: 1 }, instead });
    this.#history = history;
    // What may only be proposed is not the copy from before it: another's mark on one's own words does not come back.
    const wanted = isOther ? null : this.#straight[way];
    if (wanted && !isSame(wanted, tr.doc)) this.#fault(`${way} straight after a change gave another copy`);
    if (!tr.docChanged) return null;
    this.times++;
    this.#straight = { undo: null, redo: null, [way === "undo" ? "redo" : "undo"]: tr.before };
    this.#judge(tr, way, before);
    return tr;
  }

  #judge(tr: Transaction, way: UndoWay, before: UndoHistory) {
    const [spent, filled] = way === "undo" ? (["done", "undone"] as const) : (["undone", "done"] as const);
    const left = new Set(this.#history[spent].map(({ id }) => id));
    const taken = before[spent].filter(({ id }) => !left.has(id));
    const put = new Set(taken.flatMap(({ id }) => [...(this.#put.get(id) ?? [])]));
    const letters = lettersOf(tr.doc);
    for (const [letter, count] of lettersOf(tr.before)) {
      if (letter < "\u4e00" || (letters.get(letter) ?? 0) >= count) continue;
      if (!this.#typed.has(letter) && !put.has(letter))
        this.#fault(`${way} took out ${letter}, which somebody else typed`);
    }
    const made = this.#history[filled].at(-1);
    if (made) this.#put.set(made.id, lettersPut(tr));
  }

  #fault(what: string) {
    this.faults.push(`${this.#name}'s ${what}`);
  }
}

/** Undo may put a mark on again above another of a suggestion: the order of the two says nothing. */
function isSame(one: Node, other: Node): boolean {
  return one.eq(other) || inOrder(one).eq(inOrder(other));
}

function inOrder(node: Node): Node {
  const children = node.children.map(inOrder);
  const marks = node.marks.toSorted((a, b) => a.type.name.localeCompare(b.type.name) || key(a).localeCompare(key(b)));
  return (node.isText || node.isLeaf ? node : node.copy(Fragment.from(children))).mark(marks);
}

function key(mark: Mark): string {
  return JSON.stringify(mark.attrs);
}

function lettersPut(tr: Transaction): Set<string> {
  const put = new Set<string>();
  for (const step of tr.steps)
    if (isReplacing(step))
      for (const letter of step.slice.content.textBetween(0, step.slice.content.size)) put.add(letter);
  return put;
}
