import type { Node } from "prosemirror-model";
import type { Step, Transform } from "prosemirror-transform";
import { exactInverse } from "./exactInverse.ts";
import { flatMarks } from "./flatMarks.ts";
import { mergeWork } from "./mergeWork.ts";
import type { Work } from "./rebase.ts";
import { removedWords } from "./stepWords.ts";

/** A step of this editor's that the server has not confirmed. */
export interface Unconfirmed extends Work {
  /** What takes it back out of the document, in the order of applying. One step; several once steps were merged. */
  readonly undo: readonly Step[];
  /** How many steps that this person made are in it: more than one once steps were merged. */
  readonly made: number;
  /** Its index in the commit in flight, or null while it has not been sent. */
  readonly index: number | null;
}

/** A commit as it goes to the server. Sent again, it is this same value. */
export interface SentCommit {
  readonly ref: string;
  readonly base: number;
  readonly epoch: number;
  readonly steps: readonly unknown[];
  readonly gone: readonly string[];
}

/**
 * An editor's side of one story's log. `seq` is the last commit that its document holds; `unconfirmed` stands in the
 * document on top of that, in order, those in flight first; `inflight` is the one commit that is being sent, to be
 * sent again as it is until it is answered. `singly`: so many of the first steps go one a commit, because a commit
 * that held them was refused and only one of them may be to blame.
 */
export interface ClientLog {
  readonly seq: number;
  readonly epoch: number;
  readonly unconfirmed: readonly Unconfirmed[];
  readonly inflight: SentCommit | null;
  readonly singly: number;
}

/**
 * Words that found no place in the copy, and why: for their author's tray. `by` is whose change left them none and `at`
 * when that was stored, where it is known.
 */
export interface TrayWords {
  readonly text: string;
  readonly why: string;
  readonly by: string | null;
  readonly at: string | null;
}

/**
 * How many of the unsent steps the next commit takes, at most so many as are given; the fewest that can go by themselves
 * where `isSingly`. Some steps mean nothing alone, as bold words without the mark that proposes them.
 */
export type CutCommit = (unsent: readonly Unconfirmed[], isSingly: boolean) => number;

/** A commit may end behind any step: the edits of somebody who may edit. */
const cutAnywhere: CutCommit = (unsent, isSingly) => (isSingly ? 1 : unsent.length);

/** A commit takes at most so many steps, so that it can be rebased over some 300 others within the server's budget. */
export const stepsInACommit = 100;

/** More unsent steps than this are merged before they are rebased or sent. */
const mergeOver = 200;

/** The log of an editor that has just opened the copy at `seq`, with nothing of its own on top. */
export function openedLog(seq: number, epoch: number): ClientLog {
  return { seq, epoch, unconfirmed: [], inflight: null, singly: 0 };
}

/** Whether everything typed here is confirmed: what the word "Saved" means. */
export function isSaved(log: ClientLog): boolean {
  return log.unconfirmed.length === 0 && log.inflight === null;
}

/** The log after a change of this editor's own: every local transaction that has steps, undo and redo included. */
export function withLocal(log: ClientLog, tr: Transform): ClientLog {
  const made = tr.steps.map((step, i) => unconfirmed(step, docBefore(tr, i), { gone: null, index: null }));
  return { ...log, unconfirmed: [...log.unconfirmed, ...made] };
}

/** An unconfirmed step made on `doc`. A `gone` of null means: as the author sees it now. */
export function unconfirmed(
  step: Step,
  doc: Node,
  { gone, index }: { readonly gone: string | null; readonly index: number | null },
): Unconfirmed {
  const { schema } = doc.type;
  const undo = exactInverse(step, doc);
  return { step: flatMarks(step, schema), undo, made: 1, gone: gone ?? removedWords(step, doc), index };
}

/** The document that the transform's step of this index was applied to. */
export function docBefore(tr: Transform, index: number): Node {
  const doc = tr.docs[index];
  if (!doc) throw new Error(`The transform has no step ${index}`);
  return doc;
}

/**
 * The next commit to send, with the log that has it in flight; null while one is in flight or nothing is unsent. `ref`
 * is the new commit's own id; `cut` says where it may end. The document does not change.
 */
export function takeCommit(
  log: ClientLog,
  ref: string,
  cut: CutCommit = cutAnywhere,
): { readonly log: ClientLog; readonly commit: SentCommit } | null {
  if (log.inflight || log.unconfirmed.length === 0) return null;
  const tidy = merged(log);
  const sent = tidy.unconfirmed.slice(0, cut(tidy.unconfirmed.slice(0, stepsInACommit), log.singly > 0));
  const commit = {
    ref,
    base: log.seq,
    epoch: log.epoch,
    steps: sent.map(({ step }): unknown => step.toJSON()),
    gone: sent.map(({ gone }) => gone),
  };
  const marked = tidy.unconfirmed.map((each, i) => (i < sent.length ? { ...each, index: i } : each));
  return { log: { ...tidy, unconfirmed: marked, inflight: commit }, commit };
}

/** The log with its unsent steps merged where there are many. What is in flight stays as it was sent. */
export function merged(log: ClientLog): ClientLog {
  const unsent = log.unconfirmed.filter(({ index }) => index === null);
  if (unsent.length <= mergeOver || log.singly > 0) return log;
  const flying = log.unconfirmed.filter(({ index }) => index !== null);
  const fewer = mergeWork(unsent, (earlier, later, work) => ({
    ...work,
    undo: joined(later.undo, earlier.undo),
    made: earlier.made + later.made,
    index: null,
  }));
  return { ...log, unconfirmed: [...flying, ...fewer] };
}

/** One row of steps after another, with the two that meet made one where they can be: a long row typed is one to undo. */
function joined(first: readonly Step[], then: readonly Step[]): readonly Step[] {
  const [next, ...rest] = then;
  const last = first.at(-1);
  const both = next === undefined ? null : (last?.merge(next) ?? null);
  return both === null ? [...first, ...then] : [...first.slice(0, -1), both, ...rest];
}

/**
 * What to do with commits that came out of order: `run` continues the log without a gap, in order and each once;
 * `later` waits for one that is missing; what the log has already is left out. A non-empty `later` is a gap: keep it,
 * and ask the server for what came since `seq` of the run's last.
 */
export function inOrder<Commit extends { readonly seq: number }>(
  seq: number,
  held: readonly Commit[],
): { readonly run: readonly Commit[]; readonly later: readonly Commit[] } {
  const run: Commit[] = [];
  const later: Commit[] = [];
  for (const commit of held.toSorted((a, b) => a.seq - b.seq)) {
    const next = seq + run.length + 1;
    if (commit.seq === next) run.push(commit);
    else if (commit.seq > next && commit.seq !== later.at(-1)?.seq) later.push(commit);
  }
  return { run, later };
}
