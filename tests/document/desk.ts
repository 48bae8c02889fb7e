import type { Node } from "prosemirror-model";
import { Transform } from "prosemirror-transform";
import { type ClientLog, openedLog, type SentCommit, takeCommit, withLocal } from "#document/clientLog.ts";
import type { LogCommit, Received } from "#document/receive.ts";
import { schema } from "#document/schema.ts";
import { aCopy } from "#tests/builders/copy.ts";
import { edited, find } from "./edits.ts";

export const copy = aCopy({ headline: "Head", paragraphs: ["one two three", "alpha beta"] });
export const end = (doc: Node, words: string) => find(doc, words)[1];

/** An editor without a view: its document and its log. */
export interface Desk {
  readonly doc: Node;
  readonly log: ClientLog;
}

export const opened: Desk = { doc: copy, log: openedLog(0, 1) };

export function does(desk: Desk, change: (tr: Transform) => unknown): Desk {
  const tr = edited(desk.doc, change);
  return { doc: tr.doc, log: withLocal(desk.log, tr) };
}

/** Types letter by letter behind the given words. */
export function types(desk: Desk, letters: string, behind: string): Desk {
  return [...letters].reduce(
    (now, letter, i) => does(now, (tr) => tr.insert(end(desk.doc, behind) + i, schema.text(letter))),
    desk,
  );
}

export function sends(desk: Desk, ref: string): { desk: Desk; commit: SentCommit } {
  const taken = takeCommit(desk.log, ref);
  if (!taken) throw new Error("there is nothing to send");
  return { desk: { ...desk, log: taken.log }, commit: taken.commit };
}

export function hears(desk: Desk, take: (tr: Transform) => Received): Desk & { tray: string[]; steps: number } {
  const tr = new Transform(desk.doc);
  const { log, tray } = take(tr);
  return { doc: tr.doc, log, tray: tray.map(({ text }) => text), steps: tr.steps.length };
}

export const others = (seq: number, change: Transform): LogCommit => ({
  seq,
  ref: `other-${seq}`,
  steps: change.steps.map((step): unknown => step.toJSON()),
  kept: change.steps.map((_step, i) => i),
});
export const answerTo = ({ ref, steps }: SentCommit, seq: number): LogCommit => ({
  seq,
  ref,
  steps,
  kept: steps.map((_step, i) => i),
});
