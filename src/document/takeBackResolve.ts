import type { Node } from "prosemirror-model";
import { Mapping, RemoveMarkStep, type Step, type StepMap, type Transform } from "prosemirror-transform";
import { insertedRanges, type Range } from "./islands.ts";
import { allRules, type Dropped, rebase, type Work } from "./rebase.ts";
import { lengthOf, type Returned } from "./returned.ts";
import { type Blame, blameBetween, spliced } from "./runs.ts";
import { suggestionMarks } from "./schema.ts";
import { isReplacing, removedRanges, removedWords } from "./stepWords.ts";

/** What takes one step of a resolve back, and whose the words are that come back with it. */
export interface Inverse extends Work {
  readonly owners: Blame;
}

/** The inverses of a resolve's steps, the last one first, made from the copy as it stood before the resolve. */
export function inversesOf(doc: Node, blame: Blame, steps: readonly Step[]): Inverse[] {
  const inverses: Inverse[] = [];
  let now = doc;
  // Whose each place is in the copy as it stood: a resolve puts nothing in but an empty paragraph, which is nobody's.
  let whose = blame;
  for (const step of steps) {
    const after = step.apply(now).doc;
    if (after === null) throw new Error("A step of a stored commit does not apply");
    const [taken] = isReplacing(step) ? removedRanges(step) : [];
    const inverse = step.invert(now);
    inverses.unshift({
      step: inverse,
      gone: removedWords(inverse, after),
      owners: taken ? blameBetween(whose, ...taken) : [],
    });
    step.getMap().forEach((from, to, newFrom, newTo) => {
      whose = spliced(whose, from, to, newTo > newFrom ? [[newTo - newFrom, ""]] : []);
    });
    now = after;
  }
  return inverses;
}

/**
 * Takes a resolve back on the transform's document, which has come from the one that the resolve left by the maps
 * `since`, as a rebase of its inverses by the rules that hold for every commit. What others have written in it meanwhile
 * stays theirs: no suggestion comes to lie over their words. Gives the words that came back, with whose they are, and
 * what found no place.
 */
export function takeBackResolve(
  tr: Transform,
  { inverses, since }: { readonly inverses: readonly Inverse[]; readonly since: readonly StepMap[] },
): { readonly returned: readonly Returned[]; readonly dropped: readonly Dropped[] } {
  const { doc } = tr;
  const along = new Mapping();
  for (const { step } of inverses.toReversed()) along.appendMap(step.getMap().invert());
  for (const map of since) along.appendMap(map);
  const islands = insertedRanges(since, () => true);
  const { kept, dropped } =
    since.length === 0 ? asTheyAre(tr, inverses) : rebase(tr, { work: inverses, along, islands, rules: allRules });
  const returned = kept.flatMap(({ i, step, at }) => {
    const owners = inverses[i]?.owners ?? [];
    let back: Range | null = null;
    step.getMap().forEach((_from, _to, newFrom, newTo) => {
      const later = tr.mapping.slice(at + 1);
      back ??= [later.map(newFrom, 1), later.map(newTo, -1)];
    });
    const [from, to]: Range = back ?? [0, 0];
    return to > from && to - from === lengthOf(owners) ? [{ from, owners }] : [];
  });
  for (const island of islands) bareAgain(tr, doc, island);
  return { returned, dropped };
}

/** On the copy that the resolve left, its inverses apply as they are. */
function asTheyAre(tr: Transform, inverses: readonly Inverse[]) {
  inverses.forEach(({ step }) => tr.step(step));
  return { kept: inverses.map(({ step }, i) => ({ i, step, at: i })), dropped: [] };
}

/** Takes suggestion marks off words that did not have them before. */
function bareAgain(tr: Transform, before: Node, [from, to]: Range): void {
  const way = tr.mapping.slice(0);
  before.nodesBetween(from, to, (node, at) => {
    if (!node.isText) return;
    const start = way.map(Math.max(from, at), 1);
    const end = way.map(Math.min(to, at + node.nodeSize), -1);
    for (const { run, runFrom, runTo } of runsBetween(tr.doc, start, end))
      for (const mark of run.marks)
        if (suggestionMarks.some((name) => name === mark.type.name) && !mark.isInSet(node.marks))
          tr.step(new RemoveMarkStep(runFrom, runTo, mark));
  });
}

function runsBetween(doc: Node, from: number, to: number) {
  const runs: { run: Node; runFrom: number; runTo: number }[] = [];
  if (to > from)
    doc.nodesBetween(from, to, (run, at) => {
      if (run.isText) runs.push({ run, runFrom: Math.max(from, at), runTo: Math.min(to, at + run.nodeSize) });
    });
  return runs;
}
