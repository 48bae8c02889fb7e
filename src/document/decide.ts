import type { Node } from "prosemirror-model";
import { Mapping, type Step, type StepMap, Transform } from "prosemirror-transform";
import type { Mode } from "#domain/mode.ts";
import { copySize, overBudget, tooLarge } from "./commitSize.ts";
import { guard } from "./guard.ts";
import { insertedRanges } from "./islands.ts";
import type { Ledger } from "./ledger.ts";
import { parseStep } from "./parseStep.ts";
import { type Dropped, type Rules, rebase } from "./rebase.ts";
import { withoutEmptyGap } from "./stepWords.ts";
import { tryStep } from "./tryStep.ts";

/** A commit as it came from a client, shaped by the contract and trusted in nothing. */
export interface ReceivedCommit {
  readonly base: number;
  readonly epoch: number;
  readonly steps: readonly unknown[];
  readonly gone: readonly string[];
}

/** The facts on which a commit is decided. */
export interface Deciding {
  /** The story's copy as it is stored, or as the commits decided before it in the same group leave it. */
  readonly doc: Node;
  /** The number of the last commit in `doc`. */
  readonly seq: number;
  /** The story's epoch now. */
  readonly epoch: number;
  /** The maps of the steps of all commits after the commit's base, in order; none if its base is `seq`. */
  readonly since: readonly StepMap[];
  readonly commit: ReceivedCommit;
  readonly person: string;
  /** The person's mode now. */
  readonly mode: Mode;
  readonly ledger: Ledger;
  readonly rules: Rules;
}

/** Why a commit is refused. `refReused` and `unavailable` are the authority's to say. */
export type RefusalCode = "mode" | "behind" | "invalid" | "forged" | "others" | "changesCopy" | "size";

/**
 * What becomes of a commit: the new copy, the steps that make it, which of the sent steps they are (`kept[k]` is the
 * index of the k-th), and those that found no place. Or a refusal, with a detail for the log. An accepted commit may
 * have no steps left; it still takes a seq, since its answer must be the same when it is sent again.
 */
export type Decision =
  | {
      readonly ok: true;
      readonly doc: Node;
      readonly steps: readonly Step[];
      readonly kept: readonly number[];
      readonly dropped: readonly Dropped[];
    }
  | Refusal;

export interface Refusal {
  readonly ok: false;
  readonly code: RefusalCode;
  readonly detail: string;
}

/**
 * Decides one commit. Pure: it changes nothing, and never throws, whatever the commit holds.
 *
 * What the authority does around it, in this order:
 * 1. A `ref` that is stored already gets the stored answer again, before anything else; if it was another person's,
 *    it is refused `refReused`.
 * 2. A `base` before the seq of the story's last edition is refused `mode`: work from before a publication does not
 *    rise again in a reopened story. A `base` older than the maps that are at hand is refused `behind`.
 * 3. This function, with the person's mode as it is now.
 * 4. Write, with the epoch and seq as the fence; if no row comes back, reload both and decide again. Only then tell
 *    everybody, and extend blame, anchors and ledger by `steps`.
 */
export function decide(facts: Deciding): Decision {
  const { doc, seq, epoch, since, commit, mode, person, ledger } = facts;
  if (mode === "read") return refusal("mode", "reads only");
  if (!Number.isSafeInteger(commit.base) || commit.base < 0 || commit.base > seq)
    return refusal("invalid", `a base of ${commit.base} at ${seq}`);
  const large = tooLarge(commit);
  if (large !== null) return refusal("size", large);
  if (commit.base < seq && overBudget(commit.steps.length, since.length))
    return refusal("behind", `${commit.steps.length} steps over ${since.length}`);

  const steps = parsed(commit, doc);
  if (!Array.isArray(steps)) return steps;
  const made = commit.base === seq ? applied(steps.map(withoutEmptyGap), doc) : rebased(steps, facts);
  if (!made.ok) return made;
  const size = copySize(doc, made.doc);
  if (size !== null) return refusal("size", size);
  const refused = guard({ before: doc, after: made.doc, person, mode, ledger });
  if (!refused) return made;
  return refusal(commit.epoch < epoch ? "mode" : refused.code, refused.detail);
}

function refusal(code: RefusalCode, detail: string): Refusal {
  return { ok: false, code, detail };
}

function parsed({ steps, gone }: ReceivedCommit, doc: Node): Step[] | Refusal {
  if (gone.length !== steps.length) return refusal("invalid", "not one gone for each step");
  try {
    return steps.map((json) => parseStep(doc.type.schema, json));
  } catch (error) {
    return refusal("invalid", error instanceof Error ? error.message : String(error));
  }
}

function applied(steps: readonly Step[], doc: Node): Decision {
  let now = doc;
  for (const step of steps) {
    const tried = tryStep(step, now);
    if (!tried.ok) return refusal("invalid", tried.why);
    now = tried.doc;
  }
  return { ok: true, doc: now, steps, kept: steps.map((_step, i) => i), dropped: [] };
}

function rebased(steps: readonly Step[], { doc, since, commit, rules }: Deciding): Decision {
  const along = new Mapping();
  for (const step of steps.toReversed()) along.appendMap(step.getMap().invert());
  for (const map of since) along.appendMap(map);
  const tr = new Transform(doc);
  const { kept, dropped } = rebase(tr, {
    work: steps.map((step, i) => ({ step, gone: commit.gone[i] ?? "" })),
    along,
    islands: insertedRanges(since, () => true),
    rules,
  });
  return { ok: true, doc: tr.doc, steps: tr.steps, kept: kept.map(({ i }) => i), dropped };
}
