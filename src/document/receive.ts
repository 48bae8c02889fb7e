import type { Node } from "prosemirror-model";
import { Mapping, Step, type Transform } from "prosemirror-transform";
import { type ClientLog, docBefore, merged, type TrayWords, type Unconfirmed, unconfirmed } from "./clientLog.ts";
import { insertedRanges, type Range } from "./islands.ts";
import { mirror } from "./mirror.ts";
import { type Dropped, type Rebased, type Rules, rebase } from "./rebase.ts";
import { wordsOf } from "./stepWords.ts";
import { mergeWork } from "./mergeWork.ts";

/** A commit of the log as the server tells it. `kept[k]` = which of the sent steps the k-th step is. */
export interface LogCommit {
  readonly seq: number;
  readonly ref: string;
  readonly steps: readonly unknown[];
  readonly kept: readonly number[];
  /** The sender's steps that found no place; told to the sender alone. */
  readonly dropped?: readonly { readonly i: number; readonly why: string; readonly text: string }[] | undefined;
}

/**
 * What receiving did. The new plugin state is `log`. If the transform has steps now, the transaction must carry the
 * metas `addToHistory: false` and, when it is not 0, `rebased` with that number: so many of the transform's first
 * steps take back unconfirmed work, and ProseMirror's history follows the rest by it. `along` maps a place in the
 * document before to the one after, also where merged steps make the transform's own mapping coarse.
 */
export interface Received {
  readonly log: ClientLog;
  readonly rebased: number;
  readonly tray: readonly TrayWords[];
  readonly along: Mapping;
}

/**
 * Receives commits of the log: others', and the answer to the one in flight, which is the same thing for its sender.
 * They must continue the log without a gap (`inOrder` sees to that); many at once cost one rebase. `tr` is a transform
 * or transaction of the editor's present document without steps of its own.
 *
 * Most answers are the sender's steps as they stand, and change nothing. Else unconfirmed work is taken back, the
 * commits are applied, and what is not among them is played again; what finds no place any more goes to the tray.
 * Throws if a commit does not apply, which means that this document is not the one it was made for: reload the copy.
 */
export function receive(log: ClientLog, tr: Transform, commits: readonly LogCommit[], rules: Rules): Received {
  commits.forEach((commit, i) => {
    if (commit.seq !== log.seq + 1 + i) throw new Error(`Commit ${commit.seq} does not follow ${log.seq + i}`);
  });
  const [only] = commits;
  const own = commits.find(({ ref }) => ref === log.inflight?.ref) ?? null;
  if (only && commits.length === 1 && only === own && standsAlready(log, own, tr)) return confirmed(log, own);
  return catchUp(merged(log), tr, { commits, own, rules });
}

/** The steps of a commit, for the schema of the document at hand. */
function stepsOf(commit: Pick<LogCommit, "steps">, doc: Node): Step[] {
  return commit.steps.map((json) => Step.fromJSON(doc.type.schema, json));
}

function standsAlready(log: ClientLog, own: LogCommit, tr: Transform): boolean {
  const mine = log.unconfirmed.filter(({ index }) => index !== null);
  if (mine.length !== own.steps.length) return false;
  const steps = stepsOf(own, tr.doc);
  return mine.every(({ index, step }, k) => index === own.kept[k] && isSame(step, steps[k]));
}

function isSame(a: Step, b: Step | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function confirmed(log: ClientLog, own: LogCommit): Received {
  const rest = log.unconfirmed.filter(({ index }) => index === null);
  return { log: settled(log, own, rest), rebased: 0, tray: trayOf(own), along: new Mapping() };
}

/** The log once its commit in flight is answered by `own`, with what is left to send. */
export function settled(log: ClientLog, own: LogCommit, rest: readonly Unconfirmed[]): ClientLog {
  const sent = log.inflight?.steps.length ?? 0;
  return {
    ...log,
    seq: Math.max(log.seq, own.seq),
    unconfirmed: rest,
    inflight: null,
    singly: Math.max(0, log.singly - sent),
  };
}

/** The sender's words that the server could not place. */
export function trayOf(own: LogCommit): TrayWords[] {
  return (own.dropped ?? []).filter(({ text }) => text !== "").map(({ text, why }) => ({ text, why }));
}

interface Arrived {
  readonly commits: readonly LogCommit[];
  readonly own: LogCommit | null;
  readonly rules: Rules;
}

function catchUp(log: ClientLog, tr: Transform, { commits, own, rules }: Arrived): Received {
  const work = log.unconfirmed;
  const takenBack = takeBack(tr, work);
  const along = inverses(work);
  const unseen: boolean[] = [];
  for (const commit of commits) {
    stepsOf(commit, tr.doc).forEach((step, k) => {
      const mine = commit === own ? work.findIndex(({ index }) => index === own.kept[k]) : -1;
      tr.step(step);
      unseen.push(mine < 0);
      along.appendMap(step.getMap());
      if (mine < 0) return;
      mirror(along, work.length - 1 - mine, along.maps.length - 1);
      mirror(tr.mapping, takenBack.of(mine), tr.steps.length - 1);
    });
  }
  const islands = insertedRanges(along.maps.slice(work.length), (index) => unseen[index] === true);
  const rest = own ? work.filter(({ index }) => index === null) : work;
  const played = playAgain(tr, rest, {
    along,
    islands,
    rules,
    inverseOf: (i) => takenBack.of(work.length - rest.length + i),
  });
  const after = own ? settled(log, own, played.unconfirmed) : { ...log, unconfirmed: played.unconfirmed };
  return {
    log: { ...after, seq: log.seq + commits.length },
    rebased: takenBack.count,
    tray: [...(own ? trayOf(own) : []), ...played.tray],
    along: played.along,
  };
}

/**
 * Takes unconfirmed work back out of the document, the last step first. `of(i)` is the index among the transform's
 * steps of the one that ends taking back the i-th piece: the inverse of its first own step.
 */
export function takeBack(tr: Transform, work: readonly Unconfirmed[]) {
  if (tr.steps.length > 0) throw new Error("The transform has steps of its own already");
  const ends: number[] = [];
  for (const { undo } of work.toReversed()) {
    for (const step of undo) tr.step(step);
    ends.unshift(tr.steps.length - 1);
  }
  return { count: tr.steps.length, of: (i: number) => ends[i] ?? -1 };
}

/** The way from the document with the work to the one without it. */
export function inverses(work: readonly Unconfirmed[]): Mapping {
  const way = new Mapping();
  for (const { step } of work.toReversed()) way.appendMap(step.getMap().invert());
  return way;
}

interface Again {
  readonly along: Mapping;
  readonly islands: readonly Range[];
  readonly rules: Rules;
  readonly inverseOf: (i: number) => number;
}

/** Plays the rest of the work on the transform's document; what was not sent and finds no place goes to the tray. */
export function playAgain(tr: Transform, rest: readonly Unconfirmed[], { along, islands, rules, inverseOf }: Again) {
  const played = rebase(tr, { work: rest, along, islands, rules });
  const again: Unconfirmed[] = [];
  for (const { i, step, at } of played.kept) {
    const was = rest[i];
    if (!was) continue;
    mirror(tr.mapping, inverseOf(i), at);
    again.push(unconfirmed(step, docBefore(tr, at), { gone: was.gone, index: was.index }));
  }
  return { unconfirmed: again, tray: unplaced(rest, played), along: played.along };
}

/** Unsent words that found no place. What is in flight is the server's to say. Letters typed in a row are one text. */
function unplaced(rest: readonly Unconfirmed[], { dropped }: Rebased): TrayWords[] {
  const rows: { last: Dropped; pieces: Unconfirmed[] }[] = [];
  for (const drop of dropped) {
    const piece = rest[drop.i];
    if (!piece || piece.index !== null) continue;
    const row = rows.at(-1);
    if (row && row.last.i === drop.i - 1 && row.last.why === drop.why) {
      row.pieces.push(piece);
      row.last = drop;
    } else rows.push({ last: drop, pieces: [piece] });
  }
  return rows.flatMap(({ last, pieces }) => wordsOfWork(pieces, last.why));
}

/** The words of pieces made one after another, those typed in a row as one text. */
export function wordsOfWork(pieces: readonly Unconfirmed[], why: string): TrayWords[] {
  return mergeWork(pieces, (earlier, _later, work) => ({ ...earlier, ...work }))
    .map(({ step }) => ({ text: wordsOf(step), why }))
    .filter(({ text }) => text !== "");
}
