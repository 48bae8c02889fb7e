import type { Node } from "prosemirror-model";
import { ReplaceStep, Transform } from "prosemirror-transform";
import {
  type ClientLog,
  type CutCommit,
  docBefore,
  merged,
  stepsInACommit,
  type Unconfirmed,
  unconfirmed,
} from "./clientLog.ts";
import { guard } from "./guard.ts";
import { noLedger } from "./ledger.ts";
import { misfit } from "./misfit.ts";
import { mirror } from "./mirror.ts";
import { again, inverses, type Received, takeBack } from "./receive.ts";
import { givenUp, takeAllBack } from "./receiveRefusal.ts";
import type { Work } from "./rebase.ts";
import { suggestSteps } from "./suggest.ts";
import type { Suggester } from "./ownSuggestions.ts";

/**
 * Whether the unconfirmed work can be sent as it is in suggest mode: all of it is only suggestions, in this person's name,
 * and a commit can end somewhere in it. Others' commits can have made it more than that, as where they joined the
 * paragraphs whose boundary it proposes to take out.
 */
export function isOnlySuggesting(log: ClientLog, doc: Node, person: string): boolean {
  if (log.unconfirmed.length === 0) return true;
  const unsent = merged(log).unconfirmed;
  const isEnd = ends(log, { doc, unsent, person });
  return isEnd(unsent.length) && counted(unsent.slice(0, stepsInACommit)).some(isEnd);
}

/**
 * Where a commit of suggestions may end: behind a step up to which all are suggestions. `doc` is the document with the
 * unconfirmed work. Where there is no such place, the whole goes, and the server says what is wrong with it.
 */
export function cutBetweenSuggestions(log: ClientLog, doc: Node, person: string): CutCommit {
  return (unsent, isSingly) => {
    const isEnd = ends(log, { doc, unsent, person });
    return (isSingly ? counted(unsent).find(isEnd) : counted(unsent).findLast(isEnd)) ?? unsent.length;
  };
}

function counted(unsent: readonly Unconfirmed[]): readonly number[] {
  return unsent.map((_piece, i) => i + 1);
}

/** Says of the first so many unsent steps whether they are only suggestions. */
function ends(
  log: ClientLog,
  { doc, unsent, person }: { readonly doc: Node; readonly unsent: readonly Unconfirmed[]; readonly person: string },
): (count: number) => boolean {
  const server = new Transform(doc);
  takeBack(server, log.unconfirmed);
  const upTo = new Transform(server.doc);
  for (const { step } of unsent) upTo.step(step);
  return (count) => isAllowed(server.doc, upTo.docs[count] ?? upTo.doc, person);
}

function isAllowed(before: Node, after: Node, person: string): boolean {
  return guard({ before, after, person, mode: "suggest", ledger: noLedger }) === null;
}

/**
 * Takes unconfirmed work back and makes suggestions of it: when it was made in a stronger mode, or others' commits have
 * made more of it than suggestions. Nothing may be in flight, or what is has been refused. Words that were proposed before
 * keep their ids. What cannot be said so goes to the tray, with `why`.
 */
export function suggestAgain(
  log: ClientLog,
  tr: Transform,
  { why, ...who }: Suggester & { readonly why: string },
): Received {
  const work = log.unconfirmed;
  const before = new Transform(tr.doc);
  takeBack(before, work);
  const made = suggestions(before.doc, work, who);
  if (made === null) return takeAllBack(log, tr, why);
  const takenBack = takeBack(tr, work);
  const along = inverses(work);
  const first = tr.steps.length;
  const next = made.steps.map((step) => {
    tr.step(step);
    along.appendMap(step.getMap());
    return unconfirmed(step, docBefore(tr, tr.steps.length - 1), { gone: null, index: null });
  });
  work.forEach((_piece, i) => {
    // Words that are put in again are the same words: a caret behind them stays there.
    const put = made.putBy(i);
    if (put === null) return;
    mirror(along, work.length - 1 - i, work.length + put);
    mirror(tr.mapping, takenBack.of(i), first + put);
  });
  return {
    log: { ...log, unconfirmed: next, inflight: null, singly: 0 },
    tray: givenUp(log, tr, why),
    along,
    again: again(work, (i) => {
      const only = made.onlyBy(i);
      return only === null ? null : first + only;
    }),
  };
}

/**
 * The work as suggestions on the copy that it was taken out of; null where they cannot be made. `putBy` says which of the
 * steps puts in what a piece of the work puts in, and `onlyBy` which it has become, if it is one.
 */
function suggestions(doc: Node, work: readonly Work[], who: Suggester) {
  try {
    const raw = new Transform(doc);
    for (const { step } of work) raw.step(step);
    const made = new Transform(doc);
    const turned = suggestSteps(made, raw, { ...who, keepsIds: true });
    if (misfit(doc, made.doc) !== null || !isAllowed(doc, made.doc, who.person)) return null;
    const indexes = (i: number) => {
      const start = turned[i - 1]?.upTo ?? 0;
      return made.steps.map((_step, at) => at).slice(start, turned[i]?.upTo ?? start);
    };
    const isPutting = (at: number) => {
      const step = made.steps[at];
      return step instanceof ReplaceStep && step.slice.size > 0;
    };
    return {
      steps: made.steps,
      putBy: (i: number) => indexes(i).find(isPutting) ?? null,
      onlyBy: (i: number) => (indexes(i).length === 1 ? (indexes(i)[0] ?? null) : null),
    };
  } catch {
    return null;
  }
}
