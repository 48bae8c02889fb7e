import type { Node } from "prosemirror-model";
import { Step, type Transform } from "prosemirror-transform";
import { type ClientLog, merged, type TrayWords, type Unconfirmed } from "./clientLog.ts";
import { insertedRanges } from "./islands.ts";
import { again, inverses, playAgain, type Received, takeBack, wordsOfWork } from "./receive.ts";
import type { Rules } from "./rebase.ts";
import { wordsOf } from "./stepWords.ts";

/**
 * What an editor does about a refusal of its commit in flight; another ref's is ignored. Gives what `receive` gives.
 *
 * - `behind` and `refReused`: the document stands; the work is unsent again, merged where it is long, and goes out
 *   under a new ref once the log has caught up.
 * - `mode`: the person may not write here now. All unconfirmed work is taken back, and its words go to the tray.
 * - any other: one of the steps is to blame. They are sent again one by one; the one that is refused by itself is taken
 *   back, its words go to the tray, and the rest is played again without it.
 *
 * `unavailable` is no refusal of the work: leave the commit in flight and send it again.
 */
export function receiveRefusal(
  log: ClientLog,
  tr: Transform,
  { ref, code, rules }: { readonly ref: string | null; readonly code: string; readonly rules: Rules },
): Received {
  const { inflight } = log;
  if (inflight === null || inflight.ref !== ref) return { log, tray: [], along: inverses([]), again: [] };
  if (code === "behind" || code === "refReused") return unsent(log, tr, { singly: log.singly, code });
  if (code === "mode") return takeAllBack(log, tr, code);
  return inflight.steps.length > 1 && log.singly === 0
    ? unsent(log, tr, { singly: inflight.steps.length, code })
    : withoutIt(log, tr, { code, rules });
}

/** The words of sent steps that this document had given up already, when the server was still expected to keep them. */
export function givenUp(log: ClientLog, tr: Transform, why: string): TrayWords[] {
  const held = new Set(log.unconfirmed.map(({ index }) => index));
  return (log.inflight?.steps ?? [])
    .filter((_json, index) => !held.has(index))
    .map((json) => ({ ...told(why), text: wordsOf(Step.fromJSON(tr.doc.type.schema, json)) }))
    .filter(({ text }) => text !== "");
}

/** A refusal is nobody's change of the words' place. */
function told(why: string): Omit<TrayWords, "text"> {
  return { why, by: null, at: null };
}

function unsent(log: ClientLog, tr: Transform, { singly, code }: { singly: number; code: string }): Received {
  const waiting = log.unconfirmed.map((each) => ({ ...each, index: null }));
  const next = merged({ ...log, unconfirmed: waiting, inflight: null, singly });
  return { log: next, tray: givenUp(log, tr, code), along: inverses([]), again: [] };
}

/**
 * Takes everything unconfirmed back out of the document and gives its words for the tray, each with `why`: when the
 * person may not write here any more, or the document has to be loaded again.
 */
export function takeAllBack(log: ClientLog, tr: Transform, why: string): Received {
  const words = stretches(tr.doc, log.unconfirmed).map((text) => ({ ...told(why), text }));
  takeBack(tr, log.unconfirmed);
  return {
    log: { ...log, unconfirmed: [], inflight: null, singly: 0 },
    tray: [...givenUp(log, tr, why), ...words],
    along: inverses(log.unconfirmed),
    again: again(log.unconfirmed, () => null),
  };
}

/**
 * The words of work as they stand in `doc`, in the order of the copy: what was written in one stretch is one text with a
 * line for each paragraph, however many steps it took. Hours of work are a few pieces to put back, and not hundreds.
 */
function stretches(doc: Node, work: readonly Unconfirmed[]): string[] {
  const ranges = insertedRanges(
    work.map(({ step }) => step.getMap()),
    () => true,
  ).toSorted(([a], [b]) => a - b);
  const joined: [from: number, to: number][] = [];
  for (const [from, to] of ranges) {
    const last = joined.at(-1);
    if (last && isOneStretch(doc, last[1], from)) joined[joined.length - 1] = [last[0], Math.max(last[1], to)];
    else joined.push([from, to]);
  }
  return joined.map(([from, to]) => doc.textBetween(from, to, "\n").trim()).filter((text) => text !== "");
}

/** Whether nothing but the ends of paragraphs stands between two places, in one field of the copy. */
function isOneStretch(doc: Node, end: number, start: number): boolean {
  if (start <= end) return true;
  return doc.textBetween(end, start, "", "\ufffc") === "" && doc.resolve(end).sharedDepth(start) > 0;
}

function withoutIt(log: ClientLog, tr: Transform, { code, rules }: { code: string; rules: Rules }): Received {
  const work = log.unconfirmed;
  const taken = takeBack(tr, work);
  const refused = work.filter(({ index }) => index !== null);
  const rest = work.slice(refused.length);
  const played = playAgain(tr, rest, {
    along: inverses(work),
    islands: [],
    rules,
    others: [],
    inverseOf: (i) => taken.of(refused.length + i),
  });
  return {
    log: { ...log, unconfirmed: played.unconfirmed, inflight: null, singly: Math.max(0, log.singly - refused.length) },
    tray: [...givenUp(log, tr, code), ...wordsOfWork(refused, told(code)), ...played.tray],
    along: played.along,
    again: again(work, (i) => played.at(i - refused.length)),
  };
}
