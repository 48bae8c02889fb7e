import type { Node } from "prosemirror-model";
import type { Step, StepMap, Transform } from "prosemirror-transform";
import { docBefore } from "./clientLog.ts";
import type { Again, Received } from "./receive.ts";
import { removedWords } from "./stepWords.ts";

/** One's own step in the history: what takes it back, and the words that this takes out, as they stood when it was made. */
export interface Own {
  readonly event: number;
  readonly back: Step;
  readonly gone: string;
}

/**
 * A step that the document has gone through. `own` is null of others' steps, and of those that belong to no event.
 * `takesBack` is the id of the step that this one is the image of, where it took one back.
 */
export interface Passed {
  readonly id: number;
  readonly map: StepMap;
  readonly own: Own | null;
  readonly takesBack: number | null;
  readonly isOthers: boolean;
}

/** Where a caret or a selection is. */
export interface CaretPlace {
  readonly anchor: number;
  readonly head: number;
}

/** What one undo takes back, with the selection as it was before. Its steps are those of the trail with its id. */
export interface UndoEvent {
  readonly id: number;
  readonly caret: CaretPlace;
}

/**
 * What one person can take back in one story, and make again. `trail` is the way that the document came, from the
 * oldest event on: its last steps are the unconfirmed ones, in order, each on top of what others had done by then.
 * `done` and `undone` have the newest event last.
 */
export interface UndoHistory {
  readonly trail: readonly Passed[];
  readonly done: readonly UndoEvent[];
  readonly undone: readonly UndoEvent[];
  /** The next id, of a step or an event. */
  readonly nextId: number;
}

/** So many changes can be taken back, one after another. */
const mostEvents = 100;

/** So many steps are followed back at most: what stands before them cannot be taken back any more. */
const longestTrail = 5000;

/** The history of an editor in which nothing has been done. */
export const emptyHistory: UndoHistory = { trail: [], done: [], undone: [], nextId: 1 };

/**
 * The history after a change of this person's own. `event` says where it belongs: to a new event, with the selection
 * before it; to the last one done or the last one undone, as a change that hangs on another; or to none.
 */
export function withOwn(history: UndoHistory, tr: Transform, event: CaretPlace | "done" | "undone" | null) {
  if (tr.steps.length === 0) return history;
  if (event === null) return withPassed(history, passedSteps(history, tr, null));
  if (event === "undone") return withPassed(history, passedSteps(history, tr, history.undone.at(-1)?.id ?? null));
  const last = event === "done" ? history.done.at(-1) : undefined;
  if (last !== undefined) return withPassed({ ...history, undone: [] }, passedSteps(history, tr, last.id));
  const caret = typeof event === "string" ? { anchor: 0, head: 0 } : event;
  const begun = { ...history, nextId: history.nextId + 1 };
  const done = [...history.done, { id: history.nextId, caret }].slice(-mostEvents);
  return withPassed({ ...begun, done, undone: [] }, passedSteps(begun, tr, history.nextId));
}

/** The history with a transform's steps behind the others, as this person's own in the event of that id. */
export function withEvent(history: UndoHistory, tr: Transform, event: number): UndoHistory {
  const passed = passedSteps(history, tr, event);
  return { ...history, trail: [...history.trail, ...passed], nextId: history.nextId + passed.length };
}

/** A transform's steps as the trail keeps them, as this person's own in the event, or in none. */
function passedSteps(history: UndoHistory, tr: Transform, event: number | null): Passed[] {
  return tr.steps.map((step, i) => ({
    id: history.nextId + i,
    map: step.getMap(),
    own: event === null ? null : ownStep(step, tr, { event, at: i }),
    takesBack: null,
    isOthers: false,
  }));
}

/** What takes back the transform's step of this index. */
export function ownStep(
  step: Step,
  tr: Transform,
  { event, at }: { readonly event: number; readonly at: number },
): Own {
  const back = step.invert(docBefore(tr, at));
  return { event, back, gone: removedWords(back, docAfter(tr, at)) };
}

function docAfter(tr: Transform, index: number): Node {
  return tr.docs[index + 1] ?? tr.doc;
}

function withPassed(history: UndoHistory, passed: readonly Passed[]): UndoHistory {
  const nextId = history.nextId + passed.length;
  return shortened({ ...history, trail: [...history.trail, ...passed], nextId });
}

/**
 * The history with the trail from its oldest event on, and no longer than it may be: an event that loses a step to that
 * is let go.
 */
export function shortened(history: UndoHistory): UndoHistory {
  const events = new Set([...history.done, ...history.undone].map(({ id }) => id));
  const trail = history.trail.slice(-longestTrail);
  const cut = history.trail.slice(0, history.trail.length - trail.length);
  for (const { own } of cut) if (own) events.delete(own.event);
  const first = trail.findIndex(({ own }) => own !== null && events.has(own.event));
  const needed = first < 0 ? [] : trail.slice(first);
  return cut.length === 0 ? { ...history, trail: needed } : onlyEvents({ ...history, trail: needed }, events);
}

function onlyEvents(history: UndoHistory, events: ReadonlySet<number>): UndoHistory {
  const stands = ({ id }: UndoEvent) => events.has(id);
  return { ...history, done: history.done.filter(stands), undone: history.undone.filter(stands) };
}

/**
 * The history after what came from the server, as `receive`, `receiveWhole` or `receiveRefusal` took it in by this
 * transform. Unconfirmed steps were taken back and stand again on top of what came: in the trail they move there,
 * as they are now. One that stands no more leaves its event, and an event that has none left is let go.
 *
 * Steps that were merged are no longer those that the history knows. It is cut there: what was done up to them cannot
 * be taken back any more, and what was done since still can.
 */
export function withReceived(
  history: UndoHistory,
  tr: Transform,
  { again, along }: Pick<Received, "again" | "along">,
): UndoHistory {
  if (tr.steps.length === 0) return history;
  const merged = again.findLastIndex(({ made }) => made > 1);
  const single = again.slice(merged + 1);
  const { trail } = history;
  const from = Math.max(0, trail.length - single.length);
  const settled = merged < 0 ? trail.slice(0, from) : [];
  const cut = merged < 0 ? [] : trail.slice(0, from);
  const moved = movedSteps(trail.slice(from), single, tr);
  const ends = tr.steps.length - along.maps.length;
  const came = along.maps.slice(again.length).map((map, i): Passed => {
    const at = ends + again.length + i;
    const id = history.nextId + i;
    return { id, map, own: null, takesBack: null, isOthers: !again.some((piece) => piece.at === at), ...moved.get(at) };
  });
  const nextId = history.nextId + came.length;
  const next = { ...history, trail: [...settled, ...came], nextId };
  const isWhole = merged < 0 && again.every(({ at }) => at !== null);
  return shortened(isWhole ? next : onlyEvents(next, standing(next, cut)));
}

/** The unconfirmed steps of the trail as they stand again, by their index among the transform's steps. */
function movedSteps(
  unconfirmed: readonly Passed[],
  again: readonly Again[],
  tr: Transform,
): ReadonlyMap<number, Omit<Passed, "map">> {
  const moved = new Map<number, Omit<Passed, "map">>();
  again.slice(again.length - unconfirmed.length).forEach(({ at }, i) => {
    const was = unconfirmed[i];
    const step = at === null ? undefined : tr.steps[at];
    if (!was || at === null || !step) return;
    const own = was.own && ownStep(step, tr, { event: was.own.event, at });
    moved.set(at, { id: was.id, own, takesBack: was.takesBack, isOthers: false });
  });
  return moved;
}

/** The events that have steps on the trail, and none among those that were cut off. */
function standing({ trail }: UndoHistory, cut: readonly Passed[]): Set<number> {
  const events = new Set(trail.flatMap(({ own }) => (own ? [own.event] : [])));
  for (const { own } of cut) if (own) events.delete(own.event);
  return events;
}
