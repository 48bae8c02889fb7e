import { type Node, Slice } from "prosemirror-model";
import { ReplaceStep, type Transform } from "prosemirror-transform";
import { type ClientLog, merged } from "./clientLog.ts";
import { insertedRanges } from "./islands.ts";
import { mapOf } from "./moveMap.ts";
import type { Rules } from "./rebase.ts";
import { again, inverses, type LogCommit, playAgain, type Received, settled, takeBack, trayOf } from "./receive.ts";

/** The copy as a whole, for an editor that is too far behind for single commits. */
export interface WholeCopy {
  readonly seq: number;
  readonly epoch: number;
  readonly doc: Node;
  /** The step maps since the editor's seq, as `numbersOf` tells them; null where the server has none to give. */
  readonly maps: readonly (readonly number[])[] | null;
}

/**
 * Goes over to a copy that came whole. The commit in flight, if there is one, has to be answered first: sent again
 * as it is, the server says what became of it, and `answer` is that, or null if nothing was in flight. Unsent work is
 * rebased over the maps; without maps, over the plain difference of the two documents, which places it less well.
 */
export function receiveWhole(
  log: ClientLog,
  tr: Transform,
  copy: WholeCopy,
  { answer, rules }: { readonly answer: LogCommit | null; readonly rules: Rules },
): Received {
  const tidy = merged(log);
  const work = tidy.unconfirmed;
  const takenBack = takeBack(tr, work);
  const along = inverses(work);
  const before = tr.steps.length;
  become(tr, copy.doc);
  const maps = copy.maps?.map(mapOf) ?? tr.mapping.maps.slice(before);
  for (const map of maps) along.appendMap(map);
  const own = answer && answer.ref === log.inflight?.ref && answer.seq <= copy.seq ? answer : null;
  const rest = own ? work.filter(({ index }) => index === null) : work;
  const islands = insertedRanges(maps, () => true);
  const played = playAgain(tr, rest, {
    along,
    islands,
    rules,
    others: [],
    inverseOf: (i) => takenBack.of(work.length - rest.length + i),
  });
  const after = own ? settled(tidy, own, played.unconfirmed) : { ...tidy, unconfirmed: played.unconfirmed };
  return {
    log: { ...after, seq: copy.seq, epoch: copy.epoch },
    tray: [...(own ? trayOf(own) : []), ...played.tray],
    along: played.along,
    again: again(work, (i) => played.at(i - (work.length - rest.length))),
  };
}

/** One step that makes the transform's document the given one, as small as the two allow. */
function become(tr: Transform, doc: Node) {
  const from = tr.doc.content.findDiffStart(doc.content);
  const ends = tr.doc.content.findDiffEnd(doc.content);
  if (from === null || !ends) return;
  const overlap = Math.max(0, from - Math.min(ends.a, ends.b));
  const narrow = new ReplaceStep(from, ends.a + overlap, doc.slice(from, ends.b + overlap));
  const result = narrow.apply(tr.doc);
  if (result.doc?.eq(doc)) tr.step(narrow);
  else tr.step(new ReplaceStep(0, tr.doc.content.size, new Slice(doc.content, 0, 0)));
}
