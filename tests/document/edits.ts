import type { Node } from "prosemirror-model";
import { Transform } from "prosemirror-transform";
import { type Deciding, type Decision, decide } from "#document/decide.ts";
import { noLedger } from "#document/ledger.ts";
import { allRules } from "#document/rebase.ts";
import { removedWords } from "#document/stepWords.ts";
import { bodyOf } from "#document/touched.ts";

/** The copy after somebody's change, with its steps. */
export function edited(doc: Node, change: (tr: Transform) => unknown): Transform {
  const tr = new Transform(doc);
  change(tr);
  return tr;
}

/** Where these words stand in the copy, the first time: from the first letter to behind the last. */
export function find(doc: Node, words: string): [from: number, to: number] {
  let from = -1;
  doc.descendants((node, at) => {
    if (!node.isTextblock || from >= 0) return;
    const index = node.textContent.indexOf(words);
    if (index >= 0) from = at + 1 + index;
  });
  if (from < 0) throw new Error(`“${words}” is not in the copy`);
  return [from, from + words.length];
}

/** The change as its author's editor would send it. */
export function commitOf(change: Transform, { base = 0, epoch = 1 } = {}) {
  return {
    base,
    epoch,
    steps: change.steps.map((step): unknown => step.toJSON()),
    gone: change.steps.map((step, i) => removedWords(step, change.docs[i] ?? change.doc)),
  };
}

/** What a server that has nothing but `doc` decides of a change to it; what is given besides stands in its place. */
export function decided(doc: Node, change: Transform, facts: Partial<Deciding> = {}): Decision {
  return decide({
    doc,
    seq: 0,
    epoch: 1,
    since: [],
    commit: commitOf(change),
    person: "bob",
    mode: "edit",
    ledger: noLedger,
    rules: allRules,
    ...facts,
  });
}

/** What a server decides of `mine` when `theirs`, made on the same copy, was stored before it. */
export function decidedAfter(theirs: Transform, mine: Transform, facts: Partial<Deciding> = {}): Decision {
  return decided(theirs.doc, mine, { seq: 1, since: theirs.mapping.maps, ...facts });
}

/** The decided copy's paragraphs, or the code of the refusal. */
export function outcome(decision: Decision): string[] | string {
  return decision.ok ? paragraphs(decision.doc) : decision.code;
}

/** The text of each block of the body. */
export function paragraphs(doc: Node): string[] {
  const texts: string[] = [];
  bodyOf(doc)?.forEach((block) => texts.push(block.textContent));
  return texts;
}
