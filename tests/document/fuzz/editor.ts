import { history, redo, undo } from "@tiptap/pm/history";
import { type Command, EditorState, Plugin, type PluginSpec, type Transaction } from "@tiptap/pm/state";
import type { Node } from "prosemirror-model";
import { type ClientLog, inOrder, openedLog, type SentCommit, takeCommit, withLocal } from "#document/clientLog.ts";
import type { Rules } from "#document/rebase.ts";
import { type LogCommit, type Received, receive } from "#document/receive.ts";
import { receiveRefusal } from "#document/receiveRefusal.ts";
import type { Random } from "./random.ts";
import { type Gesture, gesture } from "./gestures.ts";

/** One person's editor: ProseMirror's state and history, with the product's own functions around them. */
export class FuzzEditor {
  readonly name: string;
  state: EditorState;
  log: ClientLog = openedLog(0, 1);
  /** Commits that came before one that is missing. */
  held: readonly LogCommit[] = [];
  /** Until when it has no network. */
  offlineUntil = -1;
  sentAt = Number.NEGATIVE_INFINITY;
  readonly tray: string[] = [];
  /** Letters that this person has taken out, having seen them. */
  readonly removed = new Set<string>();
  readonly #rules: Rules;
  #refs = 0;

  constructor(name: string, doc: Node, rules: Rules) {
    this.name = name;
    this.#rules = rules;
    this.state = EditorState.create({ doc, plugins: [history({ newGroupDelay: 0 }), keepHistoryItems()] });
  }

  /** Does one thing that a person does; gives whether it changed anything. */
  act(random: Random, fresh: (count: number) => string): boolean {
    const chosen: Gesture = gesture(this.state, random, fresh);
    let changed = false;
    const dispatch = (tr: Transaction) => {
      changed = tr.docChanged;
      this.#dispatch(tr);
    };
    if (chosen === "undo" || chosen === "redo") this.#goBack(chosen === "undo" ? undo : redo, dispatch);
    else if (chosen) dispatch(chosen);
    return changed;
  }

  /**
   * ProseMirror's history throws, about once in 200,000 of these gestures, when what it kept does not fit a rebased
   * document any more. An editor then has to begin its history anew, or its undo is dead for good.
   */
  #goBack(command: Command, dispatch: (tr: Transaction) => void) {
    try {
      command(this.state, dispatch);
    } catch (error) {
      if (!(error instanceof RangeError) && !String(error).includes("construct text nodes")) throw error;
      this.state = EditorState.create({ doc: this.state.doc, plugins: this.state.plugins });
    }
  }

  #dispatch(tr: Transaction) {
    const before = lettersOf(tr.before);
    const after = lettersOf(tr.doc);
    for (const [letter, count] of before) if ((after.get(letter) ?? 0) < count) this.removed.add(letter);
    for (const [letter, count] of after) if ((before.get(letter) ?? 0) < count) this.removed.delete(letter);
    this.log = withLocal(this.log, tr);
    this.state = this.state.apply(tr);
  }

  /** The commit to send now: the one in flight again, or the next; null if there is nothing to say. */
  toSend(): SentCommit | null {
    if (this.log.inflight) return this.log.inflight;
    const taken = takeCommit(this.log, `${this.name}-${this.#refs++}`);
    if (!taken) return null;
    this.log = taken.log;
    return taken.commit;
  }

  hear(commits: readonly LogCommit[]) {
    const { run, later } = inOrder(this.log.seq, [...this.held, ...commits]);
    this.held = later;
    if (run.length > 0) this.#take((tr) => receive(this.log, tr, run, this.#rules));
  }

  refused(ref: string, code: string) {
    this.#take((tr) => receiveRefusal(this.log, tr, { ref, code, rules: this.#rules }));
  }

  #take(receiving: (tr: Transaction) => Received) {
    const { tr } = this.state;
    const received = receiving(tr);
    this.log = received.log;
    this.tray.push(...received.tray.map(({ text }) => text));
    tr.setMeta("addToHistory", false);
    if (received.rebased > 0) tr.setMeta("rebased", received.rebased);
    this.state = this.state.apply(tr);
  }
}

/** Asks ProseMirror's history to keep its items apart, which it needs to follow a rebase. */
function keepHistoryItems(): Plugin {
  const spec: PluginSpec<null> & { historyPreserveItems: true } = { historyPreserveItems: true };
  return new Plugin(spec);
}

/** How often each letter stands in a document. */
export function lettersOf(doc: Node): Map<string, number> {
  const letters = new Map<string, number>();
  doc.descendants((node) => {
    for (const letter of node.text ?? "") letters.set(letter, (letters.get(letter) ?? 0) + 1);
  });
  return letters;
}
