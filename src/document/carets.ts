import { type Node } from "prosemirror-model";
import { type Mappable, Step, type StepMap } from "prosemirror-transform";
import type { Unconfirmed } from "./clientLog.ts";

/** A caret or a selection: where it was begun and where it stands. Both the same where nothing is selected. */
export interface CaretPlace {
  readonly anchor: number;
  readonly head: number;
}

/** A caret as it is told to others: in the server's copy as it was at `seq`, without anybody's unconfirmed work. */
export interface SaidCaret extends CaretPlace {
  readonly seq: number;
}

/** A commit that the log has passed, as far as carets need it. A `person` of null: several people's, told as one. */
export interface PassedCommit {
  readonly seq: number;
  readonly person: string | null;
  readonly maps: readonly StepMap[];
}

/** A caret that is said of an older copy than the last of so many commits is not followed: its owner says it again. */
const mostPassed = 300;

/**
 * The caret after a change that its owner did not make. Words put in where it stands come behind it, since its owner
 * goes on writing where they were; a selection keeps to what was selected, and one whose words are gone collapses.
 */
export function besideOthers({ anchor, head }: CaretPlace, change: Mappable): CaretPlace {
  if (anchor === head) {
    const at = change.map(head, -1);
    return { anchor: at, head: at };
  }
  const from = change.map(Math.min(anchor, head), 1);
  const to = change.map(Math.max(anchor, head), -1);
  if (to <= from) return { anchor: to, head: to };
  return anchor < head ? { anchor: from, head: to } : { anchor: to, head: from };
}

/** The caret after a change of its owner's own: it goes along behind the words that they put in. */
export function withOwn({ anchor, head }: CaretPlace, change: Mappable): CaretPlace {
  return { anchor: change.map(anchor, 1), head: change.map(head, 1) };
}

/** The commits passed with a run of further ones, as many of them as carets may need. `doc` is of the copy's schema. */
export function passedWith(
  passed: readonly PassedCommit[],
  run: readonly { readonly seq: number; readonly person: string; readonly steps: readonly unknown[] }[],
  { type: { schema } }: Node,
): readonly PassedCommit[] {
  const more = run.map(({ seq, person, steps }) => ({
    seq,
    person,
    maps: steps.map((json) => Step.fromJSON(schema, json).getMap()),
  }));
  return [...passed, ...more].slice(-mostPassed);
}

/**
 * A person's caret as it is in the copy at `seq`, which is not before the one that it was said of. Each commit since
 * is a change of theirs or of somebody else's. Null where the commits since are no longer known.
 */
export function broughtTo(
  said: SaidCaret,
  { person, seq, passed }: { readonly person: string; readonly seq: number; readonly passed: readonly PassedCommit[] },
): SaidCaret | null {
  const since = passed.filter((commit) => commit.seq > said.seq && commit.seq <= seq);
  if (since.length !== seq - said.seq) return null;
  let place: CaretPlace = said;
  for (const commit of since) {
    const follow = commit.person === person ? withOwn : besideOthers;
    for (const map of commit.maps) place = follow(place, map);
  }
  return { seq, anchor: place.anchor, head: place.head };
}

/** Somebody else's caret in an editor's document: the server's copy with this editor's unconfirmed work on top. */
export function placedOn(said: CaretPlace, work: readonly Unconfirmed[], doc: Node): CaretPlace {
  const { anchor, head } = work.reduce<CaretPlace>((place, { step }) => besideOthers(place, step.getMap()), said);
  const inside = (at: number) => Math.max(0, Math.min(at, doc.content.size));
  return { anchor: inside(anchor), head: inside(head) };
}

/** This editor's own caret as it is told to others. Among words that are not confirmed, it is told where they begin. */
export function toldFrom(
  place: CaretPlace,
  log: { readonly seq: number; readonly unconfirmed: readonly Unconfirmed[] },
): SaidCaret {
  const back = (pos: number) => log.unconfirmed.reduceRight((at, { step }) => step.getMap().invert().map(at, -1), pos);
  return { seq: log.seq, anchor: back(place.anchor), head: back(place.head) };
}
