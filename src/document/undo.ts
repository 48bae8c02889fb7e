import { ReplaceStep, Transform } from "prosemirror-transform";
import type { TrayWords } from "./clientLog.ts";
import { allRules, rebase } from "./rebase.ts";
import { isReplacing } from "./stepWords.ts";
import { takeOutAround } from "./takeOutAround.ts";
import { islandsIn, wayAlong } from "./trailWay.ts";
import {
  type CaretPlace,
  type Own,
  ownStep,
  type Passed,
  shortened,
  type UndoEvent,
  type UndoHistory,
  withEvent,
} from "./undoHistory.ts";

/**
 * What undo or redo did: the history after it, where the caret belongs, null if the copy did not change, and the words
 * that were to come back and found no place, for the tray.
 */
export interface TakenBack {
  readonly history: UndoHistory;
  readonly caret: CaretPlace | null;
  readonly tray: readonly TrayWords[];
}

/** Which way: take back what was done, or make again what was taken back. */
export type UndoWay = "undo" | "redo";

/** Whether there is anything to take back, or to make again. */
export function mayGoBack(history: UndoHistory, way: UndoWay): boolean {
  return (way === "undo" ? history.done : history.undone).length > 0;
}

/** How taking back is done: from which selection, and in what other way where this may not be done as it is. */
export interface GoingBack {
  readonly caret: CaretPlace;
  /** What is done in place of the given steps; null where they are done as they are. */
  readonly instead: ((raw: Transform) => Transform | null) | null;
}

/**
 * Takes back this person's own last change, or makes the last one again that they took back, and appends the steps to
 * the transform, which has none; `caret` is their selection now. Promise R14: each step of the change is taken back as
 * a rebase of its inverse over everything since, so that what others have put in stays, and only words go that the
 * change had put there. A change of which nothing is left, since others took it out, is passed over. Where it may not be
 * taken back as it is, as words that have been accepted since, `instead` has what is done: the proposal of it.
 */
export function goBack(history: UndoHistory, tr: Transform, way: UndoWay, { caret, instead }: GoingBack): TakenBack {
  let left = history;
  for (;;) {
    const [event, others] = popped(left, way);
    if (!event) return { history: left, caret: null, tray: [] };
    const as = left.nextId;
    const trying = new Transform(tr.doc);
    const { after, tray } = takeBackEvent({ ...others, nextId: as + 1 }, trying, { event: event.id, as });
    if (!trying.doc.eq(tr.doc)) {
      const other = instead?.(trying) ?? null;
      for (const step of (other ?? trying).steps) tr.step(step);
      const done = other === null ? after : withEvent({ ...others, nextId: as + 1 }, other, as);
      return { history: shortened(pushed(done, way, { id: as, caret })), caret: placeNow(done, event), tray };
    }
    left = shortened(others);
    if (tray.length > 0) return { history: left, caret: null, tray };
  }
}

function popped(history: UndoHistory, way: UndoWay): readonly [UndoEvent | undefined, UndoHistory] {
  const { done, undone } = history;
  if (way === "undo") return [done.at(-1), { ...history, done: done.slice(0, -1) }];
  return [undone.at(-1), { ...history, undone: undone.slice(0, -1) }];
}

function pushed(history: UndoHistory, way: UndoWay, event: UndoEvent): UndoHistory {
  const { done, undone } = history;
  return way === "undo" ? { ...history, undone: [...undone, event] } : { ...history, done: [...done, event] };
}

/** Where the selection from before the event is now that the event is taken back. */
function placeNow({ trail }: UndoHistory, { id, caret: { anchor, head } }: UndoEvent): CaretPlace {
  const way = wayAlong(trail.slice(trail.findIndex(({ own }) => own?.event === id)));
  return { anchor: way.map(anchor, -1), head: way.map(head, -1) };
}

/** Appends what takes back one event, its last step first. The steps stand on the trail as those of the event `as`. */
function takeBackEvent(
  history: UndoHistory,
  tr: Transform,
  { event, as }: { readonly event: number; readonly as: number },
): { readonly after: UndoHistory; readonly tray: readonly TrayWords[] } {
  const trail = [...history.trail];
  const tray: TrayWords[] = [];
  let { nextId } = history;
  for (const passed of history.trail.toReversed()) {
    if (passed.own?.event !== event) continue;
    const since = trail.slice(trail.findIndex(({ id }) => id === passed.id));
    const first = tr.steps.length;
    tray.unshift(...takeBackStep(passed.own, tr, since));
    for (let at = first; at < tr.steps.length; at++) {
      const step = tr.steps[at];
      if (!step) continue;
      const takesBack = at === first ? passed.id : null;
      const own = ownStep(step, tr, { event: as, at });
      trail.push({ id: nextId++, map: step.getMap(), own, takesBack, isOthers: false });
    }
  }
  return { after: { ...history, trail, nextId }, tray };
}

/**
 * Appends what takes back one step, and gives the words that found no place; `since` is the trail from that step on.
 * Where others have put more into what has to go than one step can keep, one's own words go piece by piece: unlike a
 * commit's step, an undo may take several.
 */
function takeBackStep({ back, gone }: Own, tr: Transform, since: readonly Passed[]): TrayWords[] {
  const along = wayAlong(since);
  const islands = isReplacing(back) ? islandsIn([back.from, back.to], since, along) : [];
  const rebased = () => rebase(tr, { work: [{ step: back, gone }], along, islands, rules: allRules }).dropped;
  if (!(back instanceof ReplaceStep) || back.slice.size > 0)
    return rebased()
      .filter(({ text }) => text !== "")
      .map(({ text, why }) => ({ text, why, by: null, at: null }));
  if (islands.length > 1 || rebased().length > 0) takeOutAround(tr, { back, gone }, { way: along.slice(1), islands });
  return [];
}
