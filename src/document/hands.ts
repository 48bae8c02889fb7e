import type { Mark, Node } from "prosemirror-model";
import {
  AddMarkStep,
  AttrStep,
  RemoveMarkStep,
  RemoveNodeMarkStep,
  type Step,
  type StepMap,
} from "prosemirror-transform";
import { MoveMap } from "./moveMap.ts";
import { proposers } from "./proposers.ts";

/** Who did a thing to the copy, and who let a suggestion of theirs stand; null where it was no suggestion, or is open. */
export interface Hand {
  readonly person: string;
  readonly settledBy: string | null;
}

/** A commit as the log has it: whose, whether it settles suggestions, and its steps. */
export interface HandedCommit {
  readonly person: string;
  readonly isSettling: boolean;
  readonly steps: readonly Step[];
}

/** Whose hands made a later state of the copy of an earlier one. Positions are those of the state that is named. */
export interface Hands {
  /** The later state. */
  readonly after: Node;
  /** The earlier state. */
  readonly before: Node;
  /** Who took out what stood between two positions of the earlier state; nobody, where it stands. */
  takenOut(from: number, to: number): readonly Hand[];
  /** Who put in what stands between two positions of the later state; nobody, where it stood before. */
  putIn(from: number, to: number): readonly Hand[];
  /** Who last changed the kind, a mark or an attribute of what stands there in the later state. */
  dressed(from: number, to: number): readonly Hand[];
  /** Who moved a row of blocks in the later state, or one past which it was moved. */
  moved(from: number, to: number): readonly Hand[];
}

/**
 * A stretch of the copy on its way: where it began in the earlier state, or null for what was put in since. Kept as runs
 * and not letter by letter, since a log of thousands of commits is followed through the whole copy.
 */
interface Run {
  readonly length: number;
  readonly origin: number | null;
  readonly put: Hand | null;
  readonly dressed: Hand | null;
  readonly moved: Hand | null;
}

interface Taken {
  readonly from: number;
  readonly to: number;
  readonly hand: Hand;
}

/**
 * Follows the copy from `before` through the commits that were stored since, and gives whose hands were at work. What
 * was suggested is its suggester's, with the name of whoever accepted it. What came back by undo counts as new; a
 * comparison by words does not ask about it, since the words are the same. Throws where a step does not apply.
 */
export function hands(before: Node, commits: readonly HandedCommit[]): Hands {
  let now = before;
  let runs = standing(before);
  const taken: Taken[] = [];
  for (const { steps, person, isSettling } of commits)
    for (const step of steps) {
      const { doc: next } = step.apply(now);
      if (!next) throw new Error("A step of a stored commit does not apply");
      const by = (mark: Mark | undefined): Hand => suggested(mark, isSettling ? person : null) ?? ownHand(person);
      runs = isSettling ? settled(runs, step, person) : dressedBy(runs, step, person);
      runs = throughMap(runs, step.getMap(), {
        take: (from, to) => takeFrom({ runs, doc: now, from, to, by, into: taken }),
        put: ownHand(person),
      });
      now = next;
    }
  now.descendants((node, at) => {
    const to = node.isTextblock ? at + 1 : at + node.nodeSize;
    // What is proposed is its proposer's, also where somebody else brought it back by undoing an answer.
    const proposed = suggested(markOf(node, "insertion"), null);
    if (proposed !== null) runs = changed(runs, at, to, (run) => ({ ...run, put: proposed }));
    // What is struck and waits for an answer does not stand in the reading any more.
    const struck = suggested(markOf(node, "deletion"), null);
    if (struck === null) return;
    for (const { from, length } of origins(between(runs, at, to)))
      taken.push({ from, to: from + length, hand: struck });
  });
  return {
    before,
    after: now,
    takenOut: (from, to) => distinct(taken.filter((each) => each.from < to && each.to > from).map(({ hand }) => hand)),
    putIn: (from, to) => distinct(between(runs, from, to).map(({ put }) => put)),
    dressed: (from, to) => distinct(between(runs, from, to).map(({ dressed }) => dressed)),
    moved: (from, to) => distinct(between(runs, from, to).map(({ moved }) => moved)),
  };
}

/** What stood in the earlier state. What was proposed there already is its proposer's, and can be accepted since. */
function standing(before: Node): readonly Run[] {
  let origin = 0;
  return proposers(before).map(([length, person]) => {
    origin += length;
    const put = person === null ? null : { person, settledBy: null };
    return { length, origin: origin - length, put, dressed: null, moved: null };
  });
}

/** Who took out what stood between two positions of the earlier state, or whoever was at work nearest to it. */
export function takers(hands: Hands, from: number, to: number): readonly Hand[] {
  return nearest(from, to, hands.before.content.size, hands.takenOut);
}

/** Who put in what stands between two positions of the later state, or whoever was at work nearest to it. */
export function givers(hands: Hands, from: number, to: number): readonly Hand[] {
  return nearest(from, to, hands.after.content.size, hands.putIn);
}

/**
 * Whose hands were at work here. Of two words that are alike, the one that is called new can be the one that stood:
 * then it is whoever was at work nearest to it.
 */
function nearest(from: number, to: number, size: number, at: (from: number, to: number) => readonly Hand[]) {
  for (let wider = 0; ; wider = wider * 2 + 1) {
    const found = at(Math.max(0, from - wider), Math.min(size, to + wider));
    if (found.length > 0 || (from <= wider && to + wider >= size)) return found;
  }
}

/** Of two states between which there is no log: whatever differs is one person's. */
export function handsOfOne(before: Node, after: Node, person: string): Hands {
  const theirs = () => [ownHand(person)];
  return { before, after, takenOut: theirs, putIn: theirs, dressed: theirs, moved: theirs };
}

function ownHand(person: string): Hand {
  return { person, settledBy: null };
}

function suggested(mark: Mark | undefined, settledBy: string | null): Hand | null {
  return mark === undefined ? null : { person: String(mark.attrs["by"]), settledBy };
}

function markOf(node: Node, name: "insertion" | "deletion"): Mark | undefined {
  return node.marks.find((mark) => mark.type.name === name);
}

interface Taking {
  readonly runs: readonly Run[];
  readonly doc: Node;
  readonly from: number;
  readonly to: number;
  readonly by: (mark: Mark | undefined) => Hand;
  readonly into: Taken[];
}

/** Writes down who takes a range out: by its own deletion mark, each part of it that has one. */
function takeFrom({ runs, doc, from, to, by, into }: Taking): void {
  const struck: { readonly from: number; readonly to: number; readonly mark: Mark }[] = [];
  doc.nodesBetween(from, to, (node, at) => {
    const mark = markOf(node, "deletion");
    if (mark !== undefined && at >= from)
      struck.push({ from: at, to: node.isTextblock ? at + 1 : at + node.nodeSize, mark });
    else if (mark !== undefined && node.isText) struck.push({ from, to: at + node.nodeSize, mark });
  });
  let at = from;
  for (const { origin, length } of between(runs, from, to)) {
    if (origin !== null)
      for (const part of parted(at, at + length, struck))
        into.push({ from: origin + part.from - at, to: origin + part.to - at, hand: by(part.mark) });
    at += length;
  }
}

/** A range in the parts that have a mark of their own and those that have none. */
function parted(
  from: number,
  to: number,
  struck: readonly { readonly from: number; readonly to: number; readonly mark: Mark }[],
) {
  const edges = new Set([from, to]);
  for (const each of struck) for (const edge of [each.from, each.to]) if (edge > from && edge < to) edges.add(edge);
  const sorted = [...edges].toSorted((a, b) => a - b);
  return sorted.slice(1).map((end, index) => {
    const start = sorted[index] ?? from;
    return { from: start, to: end, mark: struck.find((each) => each.from <= start && each.to >= end)?.mark };
  });
}

function throughMap(
  runs: readonly Run[],
  map: StepMap,
  { take, put }: { readonly take: (from: number, to: number) => void; readonly put: Hand },
): readonly Run[] {
  if (map instanceof MoveMap) {
    const { start, between: middle, end } = map;
    const rows = [...between(runs, middle, end), ...between(runs, start, middle)];
    return spliced(
      runs,
      start,
      end,
      rows.map((run) => ({ ...run, moved: put })),
    );
  }
  const ranges: { readonly from: number; readonly to: number; readonly length: number }[] = [];
  map.forEach((from, to, newFrom, newTo) => ranges.push({ from, to, length: newTo - newFrom }));
  let next = runs;
  // From the end, so that the positions before stay true.
  for (const { from, to, length } of ranges.toReversed()) {
    take(from, to);
    next = spliced(next, from, to, length === 0 ? [] : [{ length, origin: null, put, dressed: null, moved: null }]);
  }
  return next;
}

/** Marks and attributes that a step changes without touching the words. */
function dressedBy(runs: readonly Run[], step: Step, person: string): readonly Run[] {
  const hand = ownHand(person);
  if (step instanceof AttrStep) return changed(runs, step.pos, step.pos + 1, (run) => ({ ...run, dressed: hand }));
  const isDress = (step instanceof AddMarkStep || step instanceof RemoveMarkStep) && isPlain(step.mark);
  return isDress ? changed(runs, step.from, step.to, (run) => ({ ...run, dressed: hand })) : runs;
}

function isPlain(mark: Mark): boolean {
  return ["bold", "italic", "link"].includes(mark.type.name);
}

/** A suggestion's mark that is taken off has been accepted: what it proposed stands by that hand too. */
function settled(runs: readonly Run[], step: Step, settledBy: string): readonly Run[] {
  const isText = step instanceof RemoveMarkStep;
  if (!isText && !(step instanceof RemoveNodeMarkStep)) return runs;
  const [from, to] = isText ? [step.from, step.to] : [step.pos, step.pos + 1];
  const accepted = (hand: Hand | null) => (hand === null ? null : { ...hand, settledBy });
  if (step.mark.type.name === "insertion")
    return changed(runs, from, to, (run) => ({ ...run, put: accepted(run.put) }));
  const isDress = step.mark.type.name === "format" || step.mark.type.name === "change";
  return isDress ? changed(runs, from, to, (run) => ({ ...run, dressed: accepted(run.dressed) })) : runs;
}

function changed(runs: readonly Run[], from: number, to: number, change: (run: Run) => Run): readonly Run[] {
  return spliced(runs, from, to, between(runs, from, to).map(change));
}

function between(runs: readonly Run[], from: number, to: number): Run[] {
  const found: Run[] = [];
  let at = 0;
  for (const run of runs) {
    const start = Math.max(from, at);
    const length = Math.min(to, at + run.length) - start;
    if (length > 0) found.push({ ...run, length, origin: run.origin === null ? null : run.origin + start - at });
    at += run.length;
    if (at >= to) break;
  }
  return found;
}

function spliced(runs: readonly Run[], from: number, to: number, put: readonly Run[]): readonly Run[] {
  const joined: Run[] = [];
  for (const run of [...between(runs, 0, from), ...put, ...between(runs, to, Infinity)]) {
    const last = joined.at(-1);
    if (last !== undefined && isOneWith(last, run))
      joined[joined.length - 1] = { ...last, length: last.length + run.length };
    else joined.push(run);
  }
  return joined;
}

function isOneWith(a: Run, b: Run): boolean {
  const follows = a.origin === null ? b.origin === null : b.origin === a.origin + a.length;
  return follows && isSame(a.put, b.put) && isSame(a.dressed, b.dressed) && isSame(a.moved, b.moved);
}

function isSame(a: Hand | null, b: Hand | null): boolean {
  return a === b || (a !== null && b !== null && a.person === b.person && a.settledBy === b.settledBy);
}

function origins(runs: readonly Run[]) {
  return runs.flatMap(({ origin, length }) => (origin === null ? [] : [{ from: origin, length }]));
}

/** Each hand once. */
export function distinct(all: readonly (Hand | null)[]): Hand[] {
  const found: Hand[] = [];
  for (const hand of all) if (hand !== null && !found.some((each) => isSame(each, hand))) found.push(hand);
  return found;
}
