import type { Node } from "prosemirror-model";
import { Step, type StepMap } from "prosemirror-transform";
import { type Anchor, anchorAfter, anchorAt } from "#document/anchors.ts";
import { flatText } from "#document/flatText.ts";
import { MoveMap } from "#document/moveMap.ts";
import { isTyped, lettersOf } from "./letters.ts";
import type { Random } from "./random.ts";

/** A note's anchor, with the seq of the copy on which it was made. */
interface Note {
  readonly madeAt: number;
  readonly made: Anchor;
  readonly now: Anchor;
}

/** So many notes are followed at a time; the oldest is let go for a new one. */
const mostNotes = 5;

/**
 * Notes on the copy of the fuzz, whose anchors the server brings through every commit. After each it is held that an
 * anchor lies in the copy and keeps its quotation; that it has lost none of its letters that stand untouched, but where
 * a move of blocks tore its range in parts: then it has every such letter of one part, and none is longer; that it
 * has taken in none that stood outside and were not touched; and that it is lost only once no letter of its range is left.
 */
export class Notes {
  readonly faults: string[] = [];
  #notes: readonly Note[] = [];

  /** Makes a note on a few words somewhere, which may go over the end of a paragraph. */
  make(doc: Node, seq: number, random: Random) {
    const from = random.below(doc.content.size);
    const to = Math.min(doc.content.size, from + 2 + random.below(12));
    const made = anchorAt(doc, from, to);
    if (made.quote.trim() === "") return;
    this.#notes = [...this.#notes, { madeAt: seq, made, now: made }].slice(-mostNotes);
  }

  commit(before: Node, after: Node, steps: readonly Step[]) {
    const maps = steps.map((step) => step.getMap());
    this.#notes = this.#notes.map((note) => {
      const now = anchorAfter(note.now, maps, after);
      this.#hold(note, now, { before, after, maps });
      return { ...note, now };
    });
  }

  /** Holds that whoever has only the log as it is sent, as a client has, comes to the same anchors. */
  replay(start: Node, log: readonly { readonly steps: readonly unknown[] }[]) {
    let doc = start;
    let notes: readonly Note[] = this.#notes;
    log.forEach((commit, i) => {
      const steps = commit.steps.map((json) => Step.fromJSON(start.type.schema, json));
      for (const step of steps) doc = step.apply(doc).doc ?? doc;
      const maps = steps.map((step) => step.getMap());
      notes = notes.map((note) => (note.madeAt > i ? note : { ...note, made: anchorAfter(note.made, maps, doc) }));
    });
    for (const { made, now } of notes)
      if (JSON.stringify(made) !== JSON.stringify(now))
        this.faults.push(`a client has the note at ${JSON.stringify(made)}, the server at ${JSON.stringify(now)}`);
  }

  #hold(note: Note, now: Anchor, { before, after, maps }: { before: Node; after: Node; maps: readonly StepMap[] }) {
    const was = note.now;
    const fault = (what: string) =>
      this.faults.push(`the note on “${note.made.quote}” ${what}: ${JSON.stringify(was)} to ${JSON.stringify(now)}`);
    if (now.quote !== note.made.quote) fault("has another quotation");
    if (now.from < 0 || now.from > now.to || now.to > after.content.size) return fault("is outside the copy");
    if (now.lost !== (now.from === now.to)) fault("is lost and has a range, or neither");
    const has = lettersOver(after, now);
    const parts = was.lost ? [] : partsOf(before, was, maps);
    const isLeft = ({ letters }: Part) => letters.length > 0 && !letters.every(({ letter }) => has.has(letter));
    const isIn = (part: Part) => part.from < now.to && now.from < part.to;
    const left = parts.filter(isLeft);
    const isAtOne = parts.some((part) => !isLeft(part) && isIn(part));
    if (left.some((part) => !isAtOne || lengthOf(part) > now.to - now.from))
      fault(`has lost a letter of ${left.flatMap(({ letters }) => letters.map(({ letter }) => letter)).join("")}`);
    // A blank at either end may be found where a paragraph ends: between two it stands for the break.
    if (was.lost && !now.lost && anchorAt(after, now.from, now.to).quote.trim() !== note.made.quote.trim())
      fault("was found at other words");
    const came = [...has].filter((letter) => isTyped(letter) && !lettersOver(before, was).has(letter));
    const stood = came.length === 0 ? [] : untouched(before, { from: 0, to: before.content.size }, maps);
    const drifted = came.filter((letter) => stood.includes(letter) && lettersOf(after).get(letter) === 1);
    if (drifted.length > 0) fault(`has taken in ${drifted.join("")}`);
    const [only] = maps.length === 1 ? rangesOf(maps) : [];
    if (!only || was.lost || now.lost || only.from < only.to || only.newFrom === only.newTo) return;
    const isInside = was.from < only.from && only.from < was.to;
    const typed = [...lettersOver(after, { from: only.newFrom, to: only.newTo })].filter(isTyped);
    if (typed.some((letter) => has.has(letter) !== isInside && lettersOf(after).get(letter) === 1))
      fault(isInside ? "has left out what was typed inside it" : "has taken in what was typed at its edge");
  }
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function lettersOver(doc: Node, { from, to }: Range): Set<string> {
  return new Set(flatText(doc, from, to).text);
}

/** The typed letters of a range that the maps leave where they are. */
function untouched(doc: Node, { from, to }: Range, maps: readonly StepMap[]): string[] {
  const { text, places } = flatText(doc, from, to);
  return [...text].filter((letter, i) => isTyped(letter) && staysThrough(maps, places[i] ?? 0));
}

/** A part of a note's range, with its letters that stand untouched, each with its place. */
interface Part extends Range {
  readonly letters: readonly { readonly letter: string; readonly at: number }[];
}

/** The parts in which moves have torn a range. */
function partsOf(doc: Node, { from, to }: Range, maps: readonly StepMap[]): Part[] {
  const { text, places } = flatText(doc, from, to);
  const letters = [...text].map((letter, i) => ({ letter, at: places[i] ?? 0 }));
  let parts: readonly Part[] = [{ from, to, letters }];
  for (const map of maps)
    parts = parts.flatMap((part) => (map instanceof MoveMap ? torn(part, map) : [stayed(part, map)]));
  return parts.filter((part) => part.from < part.to);
}

function stayed({ from, to, letters }: Part, map: StepMap): Part {
  return {
    from: map.map(from, 1),
    to: map.map(to, -1),
    letters: letters
      .filter(({ at }) => staysThrough([map], at))
      .map(({ letter, at }) => ({ letter, at: map.map(at, 1) })),
  };
}

/** What stood in one of the two rows that changed places is parted from all else, unless both lie in the part whole. */
function torn({ from, to, letters }: Part, { start, between, end }: MoveMap): Part[] {
  const by = (shift: number, first: number, last: number): Part => ({
    from: Math.max(from, first) + shift,
    to: Math.min(to, last) + shift,
    letters: letters.filter(({ at }) => first <= at && at < last).map(({ letter, at }) => ({ letter, at: at + shift })),
  });
  const rows = [by(end - between, start, between), by(start - between, between, end)] as const;
  const rest = [by(0, 0, start), by(0, end, Number.POSITIVE_INFINITY)] as const;
  if (from > start || to < end) return [...rows, ...rest];
  return [{ from, to, letters: [...rows, ...rest].flatMap((part) => part.letters) }];
}

/** How far a part reaches at least: from its first untouched letter to its last. */
function lengthOf({ letters }: Part): number {
  const places = letters.map(({ at }) => at);
  return Math.max(...places) + 1 - Math.min(...places);
}

function rangesOf(maps: readonly StepMap[]) {
  const ranges: { from: number; to: number; newFrom: number; newTo: number }[] = [];
  for (const map of maps) map.forEach((from, to, newFrom, newTo) => void ranges.push({ from, to, newFrom, newTo }));
  return ranges;
}

/** Whether what stands at this place stays. Not asked of `mapResult`, which sees one of two ranges that adjoin. */
function staysThrough(maps: readonly StepMap[], place: number): boolean {
  let at = place;
  return maps.every((map) => {
    let stays = true;
    map.forEach((from, to) => {
      if (from <= at && at < to) stays = false;
    });
    at = map.map(at, 1);
    return stays;
  });
}
