import { Step, type Transform } from "prosemirror-transform";
import { type ClientLog, merged, type TrayWords } from "./clientLog.ts";
import { inverses, playAgain, type Received, takeBack, wordsOfWork } from "./receive.ts";
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
  if (inflight === null || inflight.ref !== ref) return { log, rebased: 0, tray: [], along: inverses([]) };
  if (code === "behind" || code === "refReused") return unsent(log, tr, { singly: log.singly, code });
  if (code === "mode") return takeAllBack(log, tr, code);
  return inflight.steps.length > 1
    ? unsent(log, tr, { singly: inflight.steps.length, code })
    : withoutIt(log, tr, { code, rules });
}

/** The words of sent steps that this document had given up already, when the server was still expected to keep them. */
function givenUp(log: ClientLog, tr: Transform, why: string): TrayWords[] {
  const held = new Set(log.unconfirmed.map(({ index }) => index));
  return (log.inflight?.steps ?? [])
    .filter((_json, index) => !held.has(index))
    .map((json) => ({ text: wordsOf(Step.fromJSON(tr.doc.type.schema, json)), why }))
    .filter(({ text }) => text !== "");
}

function unsent(log: ClientLog, tr: Transform, { singly, code }: { singly: number; code: string }): Received {
  const again = log.unconfirmed.map((each) => ({ ...each, index: null }));
  const next = merged({ ...log, unconfirmed: again, inflight: null, singly });
  return { log: next, rebased: 0, tray: givenUp(log, tr, code), along: inverses([]) };
}

/**
 * Takes everything unconfirmed back out of the document and gives its words for the tray, each with `why`: when the
 * person may not write here any more, or the document has to be loaded again.
 */
export function takeAllBack(log: ClientLog, tr: Transform, why: string): Received {
  const { count } = takeBack(tr, log.unconfirmed);
  return {
    log: { ...log, unconfirmed: [], inflight: null, singly: 0 },
    rebased: count,
    tray: [...givenUp(log, tr, why), ...wordsOfWork(log.unconfirmed, why)],
    along: inverses(log.unconfirmed),
  };
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
    inverseOf: (i) => taken.of(refused.length + i),
  });
  return {
    log: { ...log, unconfirmed: played.unconfirmed, inflight: null, singly: Math.max(0, log.singly - 1) },
    rebased: taken.count,
    tray: [...givenUp(log, tr, code), ...wordsOfWork(refused, code), ...played.tray],
    along: played.along,
  };
}
