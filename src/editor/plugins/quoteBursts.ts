import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { Mapping, type StepMap } from "@tiptap/pm/transform";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import type { QuoteChange, Span } from "#document/quoteChanges.ts";
import { quoteChangesBetween, quoteChangesOf } from "#document/quoteGuard.ts";
import { isGoingBack } from "./ownHistory.ts";
import { madeBy } from "./suggesting.ts";
import { isOfTheLog } from "./together.ts";

/** What a person changes in one paragraph, or under one suggestion, without changing anything elsewhere meanwhile. */
export interface Burst {
  readonly key: number;
  readonly suggestion: string | null;
  /** The copy before the first of it, and the way from there to the copy of now. */
  readonly before: Node;
  readonly maps: readonly StepMap[];
  /** Where it was changed, in the copy of now, and when last. */
  readonly ranges: readonly Span[];
  readonly at: number;
  /** Whether it was changed since it was last looked at. */
  readonly isDue: boolean;
  /** The quotations, as they were, of which the flag was passed: each has one. */
  readonly passed: ReadonlySet<string>;
  /** What is flagged: those changes that were not passed. */
  readonly changes: readonly QuoteChange[];
}

export interface Guarding {
  readonly bursts: readonly Burst[];
  /** What was passed of each suggestion, which may be gone on with. */
  readonly passed: ReadonlyMap<string, ReadonlySet<string>>;
  /** What was shown as it was passed last; another list each time. */
  readonly lastPassed: readonly Burst[];
  readonly drawn: DecorationSet;
  readonly made: number;
}

/** What the plugin is told in a transaction. */
export type Told =
  | { readonly type: "looked"; readonly changes: ReadonlyMap<number, readonly QuoteChange[]> }
  | { readonly type: "pass" };

export const nothing: Guarding = {
  bursts: [],
  passed: new Map(),
  lastPassed: [],
  drawn: DecorationSet.empty,
  made: 0,
};

/** What is changed in a line after a longer pause is a burst of its own. */
const goesOnMs = 10_000;

/** The bursts after a transaction, and what it tells of them. */
export function guarded(before: Guarding, tr: Transaction, told: Told | undefined): Guarding {
  if (told?.type === "pass") return passing(before);
  if (told?.type === "looked") return lookedAt(before, told.changes, tr.doc);
  if (!tr.docChanged) return before;
  const drawn = before.drawn.map(tr.mapping, tr.doc);
  const open = before.bursts.filter((burst) => isShown(burst) || burst.maps.length < mostMaps);
  const followed = { ...before, drawn, bursts: open.map((burst) => moved(burst, tr)) };
  if (!isOfTheLog(tr)) return withOwn(followed, tr);
  // Somebody may have settled the suggestion, or changed the same words: what is shown is looked at again.
  return { ...followed, bursts: followed.bursts.map((each) => (isShown(each) ? { ...each, isDue: true } : each)) };
}

function moved(burst: Burst, { mapping }: Transaction): Burst {
  const ranges = burst.ranges.map(([from, to]): Span => [mapping.map(from, -1), mapping.map(to, 1)]);
  // Of a suggestion its marks say what it changes; nothing has to be followed from before it.
  const maps = burst.suggestion === null ? [...burst.maps, ...mapping.maps] : burst.maps;
  return { ...burst, maps, ranges };
}

function withOwn(guarding: Guarding, tr: Transaction): Guarding {
  const ranges = changedIn(tr);
  const suggestion = madeBy(tr) ?? null;
  const goesOn = (burst: Burst) => {
    if (isGoingBack(tr)) return true;
    if (suggestion !== null || burst.suggestion !== null) return burst.suggestion === suggestion;
    return (isShown(burst) || tr.time - burst.at < goesOnMs) && isInLineOf(tr.doc, burst.ranges, ranges);
  };
  if (isGoingBack(tr) || guarding.bursts.some(goesOn)) {
    const bursts = guarding.bursts.map((burst) =>
      goesOn(burst) ? { ...burst, isDue: true, at: tr.time, ranges: joined(burst.ranges, ranges) } : burst,
    );
    return { ...guarding, bursts };
  }
  // Whoever goes on elsewhere lets what is shown pass.
  const after = passing(guarding);
  const begun: Burst = {
    key: after.made,
    suggestion,
    before: tr.docs[0] ?? tr.doc,
    maps: tr.mapping.maps,
    ranges,
    at: tr.time,
    isDue: true,
    passed: after.passed.get(suggestion ?? "") ?? new Set(),
    changes: [],
  };
  return { ...after, bursts: [...after.bursts.filter(({ isDue }) => isDue), begun], made: after.made + 1 };
}

/** Ranges with others: those that lie on each other, or stand side by side as typed letters do, are one. */
function joined(ranges: readonly Span[], more: readonly Span[]): readonly Span[] {
  return more.reduce((all, next) => {
    const isTouching = touching(next);
    const one = [next, ...all.filter(isTouching)];
    const whole: Span = [Math.min(...one.map(([from]) => from)), Math.max(...one.map(([, to]) => to))];
    return [...all.filter((range) => !isTouching(range)), whole].slice(-mostRanges);
  }, ranges);
}

function touching([from, to]: Span) {
  return ([start, end]: Span) => from <= end && start <= to;
}

const mostRanges = 40;
/** A burst that goes on for longer than so many changes, anybody's, begins anew. */
const mostMaps = 1000;

function changedIn(tr: Transaction): readonly Span[] {
  return tr.mapping.maps.flatMap((map, index) => {
    const rest = tr.mapping.slice(index + 1);
    const found: Span[] = [];
    map.forEach((_oldFrom, _oldTo, from, to) => found.push([rest.map(from, -1), rest.map(to, 1)]));
    return found;
  });
}

/** Whether a change is in a line in which there was one before. */
function isInLineOf(doc: Node, ranges: readonly Span[], next: readonly Span[]): boolean {
  // As at nearly every key: the next letter stands where the last one did.
  if (next.some((one) => ranges.some(touching(one)))) return true;
  const lineOf = (at: number) => {
    const $at = doc.resolve(Math.min(at, doc.content.size));
    return $at.start($at.depth);
  };
  const lines = new Set(ranges.flatMap(([from, to]) => [lineOf(from), lineOf(to)]));
  return next.some(([from, to]) => lines.has(lineOf(from)) || lines.has(lineOf(to)));
}

function passing(guarding: Guarding): Guarding {
  const shown = guarding.bursts.filter(isShown);
  if (shown.length === 0) return guarding;
  const passed = new Map(guarding.passed);
  const bursts = guarding.bursts.map((burst) => {
    const now = new Set([...burst.passed, ...burst.changes.map(({ before }) => before)]);
    if (burst.suggestion !== null) passed.set(burst.suggestion, now);
    return { ...burst, passed: now, changes: [] };
  });
  return { ...guarding, bursts, passed, lastPassed: shown, drawn: DecorationSet.empty };
}

function lookedAt(guarding: Guarding, found: ReadonlyMap<number, readonly QuoteChange[]>, doc: Node): Guarding {
  const looked = guarding.bursts.map((burst) => {
    const changes = found.get(burst.key);
    if (changes === undefined) return burst;
    return { ...burst, changes: changes.filter(({ before }) => !burst.passed.has(before)), isDue: false };
  });
  const last = looked.at(-1);
  // The newest goes on even where it changes nothing quoted yet; of the others only what is shown is kept.
  const bursts = looked.filter((burst) => burst === last || burst.isDue || isShown(burst));
  const places = bursts.filter(isShown).flatMap(({ changes }) => changes.flatMap(({ at }) => at));
  const drawn = places.flatMap(([from, to]) =>
    from < to && to <= doc.content.size ? Decoration.inline(from, to, { class: "quoteChanged" }) : [],
  );
  return { ...guarding, bursts, drawn: DecorationSet.create(doc, drawn) };
}

export function isShown({ changes }: Burst): boolean {
  return changes.length > 0;
}

/** What a burst does to quoted words. */
export function changesOf({ suggestion, before, maps, ranges }: Burst, doc: Node): readonly QuoteChange[] {
  if (suggestion !== null) return quoteChangesOf(doc, new Set([suggestion]));
  const way = new Mapping([...maps]);
  // What others have changed meanwhile is not this person's to be told of.
  return quoteChangesBetween(before, doc, (at, side) => way.map(at, side)).filter(({ at }) =>
    at.some((span) => ranges.some(touching(span))),
  );
}
