import type { Node } from "prosemirror-model";
import { type Mapping, ReplaceStep, type Step, type Transform } from "prosemirror-transform";
import { spareUnseen } from "./gone.ts";
import { mapRanges, type Range, spareIslands } from "./islands.ts";
import { mirror } from "./mirror.ts";
import { strangersIn } from "./strangers.ts";
import { isReplacing, withoutEmptyGap, wordsOf } from "./stepWords.ts";
import { tryStep } from "./tryStep.ts";

/** A step with the words that it took out when it was made, as its author saw them. */
export interface Work {
  readonly step: Step;
  readonly gone: string;
}

/**
 * The three rules that keep words through a rebase. All are on in the product; each can be switched off so that a test
 * can show what is lost without it.
 */
export interface Rules {
  readonly rescue: boolean;
  readonly islands: boolean;
  readonly gone: boolean;
}

/** Every rule on: what the server and the editor use. */
export const allRules: Rules = { rescue: true, islands: true, gone: true };

/** Why a step could not be placed: what it stood in is gone, it would take out unseen words, or it does not fit there. */
export type DropReason = "place-gone" | "unseen-words" | "no-fit";

/** A step that was kept: which of the work it was, what became of it, and its index among the transform's steps. */
export interface Kept {
  readonly i: number;
  readonly step: Step;
  readonly at: number;
}

/** A step that was not kept: which of the work it was, why, and its words, which belong in its author's tray. */
export interface Dropped {
  readonly i: number;
  readonly why: DropReason;
  readonly text: string;
}

/** What `rebase` needs besides the transform. */
export interface Rebasing {
  readonly work: readonly Work[];
  /**
   * The way from the document after the work to the transform's: first the inverses of the work's own steps, the last
   * one first, then whatever brings the document up to date. It is not changed.
   */
  readonly along: Mapping;
  /** What others have put in and the work's author has not seen, as ranges of the transform's document. */
  readonly islands: readonly Range[];
  readonly rules: Rules;
}

/** What became of the work, and the way from the document after the work to the transform's new one. */
export interface Rebased {
  readonly kept: readonly Kept[];
  readonly dropped: readonly Dropped[];
  readonly along: Mapping;
}

/**
 * Plays work again that was made on an older document, on the transform's newer one, and appends the steps that could
 * be kept to the transform. One step in gives at most one out, in the same order. The server and every editor call
 * this same function, so that they come to the same copy.
 *
 * Position mapping alone would delete what others typed into a deleted range. Three rules prevent that: a plain
 * insertion whose surroundings are gone is put where they were (rescue); what others put into a range is kept when the
 * range is taken out (islands); and no step takes out words that its author did not see (gone).
 */
export function rebase(tr: Transform, { work, along, islands, rules }: Rebasing): Rebased {
  const way = along.slice();
  const kept: Kept[] = [];
  const dropped: Dropped[] = [];
  let spared = islands;
  work.forEach((piece, i) => {
    const ownInverse = work.length - 1 - i;
    const placed = place(piece, way.slice(ownInverse + 1), { doc: tr.doc, islands: spared, rules });
    if (!placed.ok) {
      dropped.push({ i, why: placed.why, text: wordsOf(piece.step) });
      return;
    }
    const map = placed.step.getMap();
    tr.step(placed.step);
    kept.push({ i, step: placed.step, at: tr.steps.length - 1 });
    way.appendMap(map);
    mirror(way, ownInverse, way.maps.length - 1);
    spared = mapRanges(spared, map);
  });
  return { kept, dropped, along: way };
}

interface Place {
  readonly doc: Node;
  readonly islands: readonly Range[];
  readonly rules: Rules;
}

type Placed = { readonly ok: true; readonly step: Step } | { readonly ok: false; readonly why: DropReason };

function place({ step, gone }: Work, way: Mapping, { doc, islands, rules }: Place): Placed {
  const moved = step.map(way) ?? (rules.rescue ? rescued(step, way, doc) : null);
  const mapped = moved && withoutEmptyGap(moved);
  if (mapped && isReplacing(mapped) && mapped.to > doc.content.size) return { ok: false, why: "no-fit" };
  if (!mapped) return { ok: false, why: "place-gone" };
  const strangers = strangersIn(mapped, step, way, doc);
  if (strangers.length > 0 && !isReplacing(mapped)) return { ok: false, why: "no-fit" };
  const spared = rules.islands && isReplacing(mapped) ? spareIslands(mapped, doc, [...islands, ...strangers]) : mapped;
  const seen = spared && rules.gone ? spareUnseen(spared, doc, gone) : spared;
  if (!seen) return { ok: false, why: "unseen-words" };
  return tryStep(seen, doc).ok ? { ok: true, step: seen } : { ok: false, why: "no-fit" };
}

/** A plain insertion of text whose surroundings were deleted, put where they were; null for every other step. */
function rescued(step: Step, way: Mapping, doc: Node): Step | null {
  if (!(step instanceof ReplaceStep) || step.slice.openStart > 0 || step.slice.openEnd > 0) return null;
  if (!step.slice.content.firstChild?.isInline) return null;
  const at = way.map(step.from, -1);
  return at <= doc.content.size && doc.resolve(at).parent.isTextblock ? new ReplaceStep(at, at, step.slice) : null;
}
