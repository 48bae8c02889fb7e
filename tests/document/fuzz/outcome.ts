import { type Node, Node as ProseMirrorNode } from "prosemirror-model";
import { Step } from "prosemirror-transform";
import { isSaved } from "#document/clientLog.ts";
import { schema } from "#document/schema.ts";
import type { FuzzEditor } from "./editor.ts";
import { isTyped, lettersOf } from "./letters.ts";
import type { FuzzServer } from "./server.ts";

/** A sequence as it was played. */
export interface Played {
  readonly seed: number;
  readonly start: Node;
  readonly server: FuzzServer;
  readonly editors: readonly FuzzEditor[];
  /** The letters that came to stand on somebody's screen, in the order of typing. */
  readonly typed: string[];
  /** Those typed in the moment before a page crashed, which no record had yet. */
  readonly unkept: Set<string>;
  /** Those that somebody took out and put in again, by a move or by undo. */
  readonly putAgain: Set<string>;
  readonly faults: string[];
  gestures: number;
}

/** What a sequence ended with. The lists have to be empty. */
export interface Outcome {
  readonly seed: number;
  /** What diverged, broke, was refused without a reason, or is wrong in the blame, a note or a caret. */
  readonly faults: readonly string[];
  /** Letters that stand nowhere, were taken out by nobody who saw them, and are in no tray. */
  readonly lost: readonly string[];
  readonly typed: number;
  readonly inTray: number;
  /** Letters that stand more than once. */
  readonly doubled: number;
  /** Letters that somebody took out and nobody put in again, and that stand: their deletion was given up. */
  readonly cameBack: number;
  /** Deletions that found no place when their author heard of others' work, though words of theirs stand on. */
  readonly deletionsGivenUp: number;
  /** How often a long row of unsent steps was merged. */
  readonly merged: number;
  /** How often suggestions were made anew, and how often the server had said first that they had to be. */
  readonly madeAnew: number;
  readonly refused: number;
  /** Gestures that would have been more than a suggestion. */
  readonly declined: number;
  readonly commits: number;
  readonly gestures: number;
}

/** At rest every document, the server's and one rebuilt from the log are equal, and sound, and so is what goes with it. */
export function faultsAtRest({ start, server, editors, putAgain }: Played): string[] {
  const faults: string[] = [];
  server.doc.check();
  for (const { name, log, state, caret, history } of editors) {
    if (!isSaved(log)) faults.push(`${name} never settled`);
    if (!state.doc.eq(server.doc)) faults.push(`${name} diverged`);
    faults.push(...caret.faults, ...history.faults);
  }
  let rebuilt = start;
  for (const { steps } of server.log)
    for (const json of steps) rebuilt = Step.fromJSON(schema, json).apply(rebuilt).doc ?? rebuilt;
  const stored = ProseMirrorNode.fromJSON(schema, JSON.parse(JSON.stringify(server.doc)));
  if (!rebuilt.eq(server.doc)) faults.push("the log rebuilds another copy");
  if (!stored.eq(server.doc)) faults.push("the stored copy is another one");
  for (const [letter, count] of typedLetters(server.doc))
    if (count > 1 && !putAgain.has(letter)) faults.push(`${letter} stands ${count} times, and was typed once`);
  return [...faults, ...server.faults()];
}

/** What became of every letter. */
export function outcomeOf({ seed, server, editors, typed, unkept, putAgain, faults, gestures }: Played): Outcome {
  const trays = new Set(editors.flatMap(({ tray }) => tray.flatMap(({ text }) => [...text])));
  const standing = lettersOf(server.doc);
  const isStanding = (letter: string) => standing.has(letter);
  const isRemoved = (letter: string) => editors.some(({ removed }) => removed.has(letter));
  const isAccountedFor = (letter: string) =>
    isStanding(letter) || trays.has(letter) || unkept.has(letter) || isRemoved(letter);
  return {
    seed,
    faults,
    lost: typed.filter((letter) => !isAccountedFor(letter)),
    typed: typed.length,
    inTray: typed.filter((letter) => trays.has(letter) && !isStanding(letter)).length,
    doubled: typed.filter((letter) => (standing.get(letter) ?? 0) > 1).length,
    cameBack: typed.filter((letter) => isStanding(letter) && isRemoved(letter) && !putAgain.has(letter)).length,
    deletionsGivenUp: editors.reduce((sum, editor) => sum + editor.deletionsGivenUp, 0),
    merged: editors.reduce((sum, { merges }) => sum + merges, 0),
    madeAnew: editors.reduce((sum, editor) => sum + editor.madeAnew, 0),
    refused: editors.reduce((sum, editor) => sum + editor.refused, 0),
    declined: editors.reduce((sum, editor) => sum + editor.declined, 0),
    commits: server.seq,
    gestures,
  };
}

function typedLetters(doc: Node): (readonly [string, number])[] {
  return [...lettersOf(doc)].filter(([letter]) => isTyped(letter));
}
