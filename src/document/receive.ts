import type { Node } from "prosemirror-model";
import { Mapping, Step, type Transform } from "prosemirror-transform";
import { type ClientLog, docBefore, merged, type TrayWords, type Unconfirmed, unconfirmed } from "./clientLog.ts";
import { insertedRanges, type Range } from "./islands.ts";
// A log may hold moves: whoever receives it has to know that kind of step.
import "./moveStep.ts";
import { mirror } from "./mirror.ts";
import { type Dropped, type Rebased, type Rules, rebase } from "./rebase.ts";
import { wordsOf } from "./stepWords.ts";
import { mergeWork } from "./mergeWork.ts";
import { type OthersMap, whoseChange } from "./whoseChange.ts";

/** A commit of the log as the server tells it. `kept[k]` = which of the sent steps the k-th step is. */
export interface LogCommit {
  readonly seq: number;
  readonly ref: string;
  readonly steps: readonly unknown[];
  readonly kept: readonly number[];
  /** Whose it is, and when it was stored: what the author of words that it left no place is told. */
  readonly person?: string | undefined;
  readonly at?: string | undefined;
  /** The sender's steps that found no place; told to the sender alone. `by` = whose change left it none. */
  readonly dropped?:
    | readonly {
        readonly i: number;
        readonly why: string;
        readonly text: string;
        readonly by?: string | null | undefined;
      }[]
    | undefined;
}

/**
 * What receiving did. The new plugin state is `log`. `along` maps a place in the document before to the one after, also
 * where merged steps make the transform's own mapping coarse: first it takes the unconfirmed work back, a map for each
 * piece, then come the maps of what arrived and of the work as it stands again, at the same distances from the end as
 * their steps have in the transform. `again` says what became of each piece, in order; it is empty where the document
 * did not change.
 */
export interface Received {
  readonly log: ClientLog;
  readonly tray: readonly TrayWords[];
  readonly along: Mapping;
  readonly again: readonly Again[];
}

/**
 * What became of a piece of unconfirmed work: how many steps it was made in, which is one until it is merged, and
 * which of the transform's steps it is now; null if it stands no more, or is part of a copy that came whole.
 */
export interface Again {
  readonly made: number;
  readonly at: number | null;
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
  return { log: settled(log, own, rest), tray: trayOf(own), along: new Mapping(), again: [] };
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
  return (own.dropped ?? [])
    .filter(({ text }) => text !== "")
    .map(({ text, why, by = null }) => ({ text, why, by, at: own.at ?? null }));
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
  const adopted = new Map<number, number>();
  const unseen: boolean[] = [];
  const others: OthersMap[] = [];
  for (const commit of commits) {
    stepsOf(commit, tr.doc).forEach((step, k) => {
      const mine = commit === own ? work.findIndex(({ index }) => index === own.kept[k]) : -1;
      tr.step(step);
      unseen.push(mine < 0);
      along.appendMap(step.getMap());
      if (mine < 0 && commit.person !== undefined)
        others.push({ map: step.getMap(), person: commit.person, at: commit.at ?? "" });
      if (mine < 0) return;
      adopted.set(mine, tr.steps.length - 1);
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
    others,
    inverseOf: (i) => takenBack.of(work.length - rest.length + i),
  });
  const after = own ? settled(log, own, played.unconfirmed) : { ...log, unconfirmed: played.unconfirmed };
  return {
    log: { ...after, seq: log.seq + commits.length },
    tray: [...(own ? trayOf(own) : []), ...played.tray],
    along: played.along,
    again: again(work, (i) => adopted.get(i) ?? played.at(i - (work.length - rest.length))),
  };
}

/** What became of each piece of work, told by `at`. */
export function again(work: readonly Unconfirmed[], at: (i: number) => number | null): Again[] {
  return work.map(({ made }, i) => ({ made, at: at(i) }));
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
  return { of: (i: number) => ends[i] ?? -1 };
}

/** The way from the document with the work to the one without it. */
export function inverses(work: readonly Unconfirmed[]): Mapping {
  const way = new Mapping();
  for (const { step } of work.toReversed()) way.appendMap(step.getMap().invert());
  return way;
}

interface PlayingAgain {
  readonly along: Mapping;
  readonly islands: readonly Range[];
  readonly rules: Rules;
  /** What others have done meanwhile, so that it can be said whose change left words no place. */
  readonly others: readonly OthersMap[];
  readonly inverseOf: (i: number) => number;
}

/**
 * Plays the rest of the work on the transform's document; what was not sent and finds no place goes to the tray.
 * `at(i)` is the index among the transform's steps of the i-th piece of the rest as it stands again, or null.
 */
export function playAgain(tr: Transform, rest: readonly Unconfirmed[], playing: PlayingAgain) {
  const { along, islands, rules, inverseOf } = playing;
  const played = rebase(tr, { work: rest, along, islands, rules });
  const standing: Unconfirmed[] = [];
  const places = new Map<number, number>();
  for (const { i, step, at } of played.kept) {
    const was = rest[i];
    if (!was) continue;
    mirror(tr.mapping, inverseOf(i), at);
    places.set(i, at);
    standing.push(unconfirmed(step, docBefore(tr, at), { gone: was.gone, index: was.index }));
  }
  return {
    unconfirmed: standing,
    tray: unplaced(rest, played, playing.others),
    along: played.along,
    at: (i: number) => places.get(i) ?? null,
  };
}

/** Unsent words that found no place. What is in flight is the server's to say. Letters typed in a row are one text. */
function unplaced(rest: readonly Unconfirmed[], { dropped }: Rebased, others: readonly OthersMap[]): TrayWords[] {
  const rows: { last: Dropped; whose: OthersMap | null; pieces: Unconfirmed[] }[] = [];
  for (const drop of dropped) {
    const piece = rest[drop.i];
    if (!piece || piece.index !== null) continue;
    const row = rows.at(-1);
    if (row && row.last.i === drop.i - 1 && row.last.why === drop.why) {
      row.pieces.push(piece);
      row.last = drop;
      continue;
    }
    const own = rest.slice(0, drop.i).toReversed();
    const whose = whoseChange(
      { step: piece.step, why: drop.why },
      own.map(({ step }) => step.getMap().invert()),
      others,
    );
    rows.push({ last: drop, whose, pieces: [piece] });
  }
  return rows.flatMap(({ last, whose, pieces }) =>
    wordsOfWork(pieces, { why: last.why, by: whose?.person ?? null, at: whose?.at ?? null }),
  );
}

/** The words of pieces made one after another, those typed in a row as one text. */
export function wordsOfWork(pieces: readonly Unconfirmed[], told: Omit<TrayWords, "text">): TrayWords[] {
  return mergeWork(pieces, (earlier, _later, work) => ({ ...earlier, ...work }))
    .map(({ step }) => ({ ...told, text: wordsOf(step) }))
    .filter(({ text }) => text !== "");
}
