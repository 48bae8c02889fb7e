import type { Node } from "prosemirror-model";
import { type Step, Transform } from "prosemirror-transform";
import { type Decision, decide } from "#document/decide.ts";
import { guard as guarded } from "#document/guard.ts";
import { allRules } from "#document/rebase.ts";
import { schema } from "#document/schema.ts";
import { removedWords } from "#document/stepWords.ts";
import type { Mode } from "#domain/mode.ts";
import { boundedTimes, type Figure, type Row } from "../figures.ts";
import { sender, type SuggestedCopy, suggestedCopy } from "../stand/suggestedCopy.ts";

/** The first times through are not counted: code is compiled in them. */
const uncounted = 5;
const counted = 5;
const slowestMs = 3;
/** How many commits of others came since the copy that a late one was made on. */
const missed = 20;

/** What deciding a commit costs the server's thread, without the server. */
export const guard: Row = {
  name: "guard",
  says: "deciding a commit at 5,000 words with 200 suggestions, ÷ Step.apply of the same alone (p50 / p95)",
  measure: async () => {
    const copy = suggestedCopy();
    const suggested = copy.starts.map((start, i) =>
      sent(copy, "suggest", (tr) => (i % 2 === 0 ? putLetterIn(tr, start, i) : strike(tr, start, i))),
    );
    const edited = copy.starts.map((start) => sent(copy, "edit", (tr) => tr.insert(start + 20, schema.text("a"))));
    const everywhere = sent(copy, "suggest", (tr) => {
      for (const [i, start] of copy.starts.slice(0, 100).entries()) strike(tr, start, i);
    });
    return [
      ...figuresOf("suggested: a letter, words struck", { commits: suggested, copy, slowestMs }),
      ...figuresOf("edited: a letter", { commits: edited, copy, slowestMs }),
      // The goal is a keystroke's. This is beside it to show what one commit can cost at most, or nearly.
      ...figuresOf("suggested: words struck in 100 paragraphs", {
        commits: Array.from({ length: 20 }, () => everywhere),
        copy,
        slowestMs: null,
      }),
    ];
  },
};

/** A change as its author made it, and as it is sent. */
interface Sent {
  readonly steps: readonly Step[];
  readonly after: Node;
  readonly mode: Mode;
  readonly commit: {
    readonly base: number;
    readonly epoch: number;
    readonly steps: unknown[];
    readonly gone: string[];
  };
}

function sent({ doc }: SuggestedCopy, mode: Mode, change: (tr: Transform) => unknown): Sent {
  const tr = new Transform(doc);
  change(tr);
  const steps = tr.steps.map((step): unknown => step.toJSON());
  const gone = tr.steps.map((step, i) => removedWords(step, tr.docs[i] ?? doc));
  return { steps: tr.steps, after: tr.doc, mode, commit: { base: 0, epoch: 0, steps, gone } };
}

function putLetterIn(tr: Transform, start: number, i: number): void {
  tr.insert(start + 20, schema.text("a", [schema.mark("insertion", { id: `n${i}`, by: sender })]));
}

function strike(tr: Transform, start: number, i: number): void {
  tr.addMark(start + 4, start + 24, schema.mark("deletion", { id: `n${i}`, by: sender }));
}

/** One thing that is done with a commit; `run` says whether it went as it should. */
interface Way {
  readonly says: string;
  readonly times: number[];
  readonly run: (commit: Sent) => boolean;
}

interface Measured {
  readonly commits: readonly Sent[];
  readonly copy: SuggestedCopy;
  readonly slowestMs: number | null;
}

function figuresOf(what: string, { commits, copy, slowestMs }: Measured): Figure[] {
  const { doc, ledger } = copy;
  const on = { doc, seq: 0, since: [], person: sender, epoch: 0, ledger, rules: allRules };
  const others = writtenByOthers(copy);
  const later = { ...on, doc: others.doc, seq: missed, since: others.mapping.maps };
  const floor: Way = { says: "applied", times: [], run: ({ steps }) => isApplied(steps, doc) };
  const ours: readonly Way[] = [
    {
      says: "the guard alone",
      times: [],
      run: ({ after, mode }) => guarded({ before: doc, after, person: sender, mode, ledger }) === null,
    },
    { says: "decided", times: [], run: (each) => isWhole(decide({ ...on, ...each }), each) },
    { says: `decided ${missed} commits late`, times: [], run: (each) => isWhole(decide({ ...later, ...each }), each) },
  ];
  const rounds = Array.from({ length: uncounted + counted }, () => commits);
  for (const [i, commit] of rounds.flat().entries())
    for (const { says, times, run } of [floor, ...ours]) {
      const startedAt = performance.now();
      const isRight = run(commit);
      const tookMs = performance.now() - startedAt;
      if (!isRight) throw new Error(`${what}; ${says}: it did not go as it should`);
      if (i >= uncounted * commits.length) times.push(tookMs);
    }
  return ours.map(({ says, times }) =>
    boundedTimes(`${what}; ${says}`, { ours: times, floor: floor.times, slowestMs }),
  );
}

/** The copy after a letter of somebody else's in each of some paragraphs. */
function writtenByOthers({ doc, starts }: SuggestedCopy): Transform {
  const tr = new Transform(doc);
  for (const start of starts.slice(-missed).toReversed()) tr.insert(start + 30, schema.text("b"));
  return tr;
}

function isApplied(steps: readonly Step[], doc: Node): boolean {
  let now: Node | null = doc;
  for (const step of steps) now = now === null ? null : step.apply(now).doc;
  return now !== null;
}

/** Whether nothing was refused or left out. */
function isWhole(decision: Decision, { steps }: Sent): boolean {
  return decision.ok && decision.steps.length === steps.length;
}
