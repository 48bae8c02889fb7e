import type { Node } from "prosemirror-model";
import type { Step, StepMap } from "prosemirror-transform";
import type { CommitToSend, RefusedCode, UndoResolveToSend } from "#contract/live.ts";
import { type Blame, blameAfter } from "#document/blame.ts";
import { decide } from "#document/decide.ts";
import type { Ledger } from "#document/ledger.ts";
import type { QuotedWords } from "#document/quoteWords.ts";
import { parseStep } from "#document/parseStep.ts";
import { reopenedIds, withIds } from "#document/reopen.ts";
import { type Returned, withReturned } from "#document/returned.ts";
import { allRules, type Dropped } from "#document/rebase.ts";
import { whoseChange } from "#document/whoseChange.ts";
import type { Mode } from "#domain/mode.ts";
import type { Instant } from "#domain/times.ts";
import type { CopyHead } from "../repos/copies.ts";
import type { NewCommit, StoredCommit } from "../repos/commits.ts";
import type { RecordedSuggestion } from "../repos/suggestions.ts";
import type { Answer, Asked, Refused, Waiting } from "./asked.ts";
import { isLargeChange } from "./largeChange.ts";
import { anchorsAfter, type NoteAnchor } from "./noteAnchors.ts";
import { type LoggedCommit, logged, type RecentLog } from "./recentLog.ts";
import { recordedAfter, settledBy } from "./recording.ts";
import { type NotResolved, type Resolved, resolved, takenBack, type Undoable } from "./resolving.ts";

/** A story's copy in memory, as it is stored: the document at `seq` with all that decides about the next commit. */
export interface Working extends CopyHead {
  readonly doc: Node;
  readonly blame: Blame;
  /** Where the story's open notes on words of the copy stand. */
  readonly anchors: readonly NoteAnchor[];
  /** The seq of the newest snapshot. */
  readonly snapshotSeq: number;
}

/** A group of commits that was decided and is to be stored in one. */
export interface Group {
  readonly answers: readonly Answer[];
  readonly commits: readonly NewCommit[];
  readonly logged: readonly LoggedCommit[];
  /** The copy as it will be once the group is stored. */
  readonly after: Working;
  /** What the ledger takes up with it. */
  readonly entries: readonly RecordedSuggestion[];
  /** What was settled or opened again: the history tells of it. */
  readonly resolves: readonly Resolve[];
  /** The copy before a commit that takes out more than half of it, with whose commit that is. */
  readonly large: readonly { readonly doc: Node; readonly seq: number; readonly person: string }[];
}

/** What one person did with suggestions by one commit. */
export interface Resolve {
  readonly person: string;
  readonly outcome: "accepted" | "rejected" | "reopened";
  readonly suggestions: readonly RecordedSuggestion[];
  /** The quoted words that it changed, and why they may: nothing is accepted that changes some without a reason. */
  readonly quotes: readonly QuotedWords[];
  readonly reason: string;
  /** What the suggestion does, in brief, where it is one alone. */
  readonly does: string | null;
}

/** What a group is decided on. */
export interface Deciding {
  readonly working: Working;
  readonly log: RecentLog;
  /** Commits of the log that are not in `log`, by ref: looked up because one that waits may be one of them. */
  readonly known: ReadonlyMap<string, StoredCommit>;
  readonly modes: ReadonlyMap<string, Mode>;
  readonly ledger: ReadonlyMap<string, RecordedSuggestion>;
  /** The resolves that are to be taken back, by the seq of each. One that is not here is none. */
  readonly undoable: ReadonlyMap<number, Undoable>;
  readonly now: Instant;
}

/**
 * Decides commits one after another, each on what the one before leaves, and changes nothing: until the group is
 * stored, the copy in memory is the stored one, and if it cannot be stored nothing has to be taken back.
 */
export function decideGroup(waiting: readonly Waiting[], facts: Deciding): Group {
  const deciding = new GroupDeciding(facts);
  const answers = waiting.map((each) => deciding.answer(each));
  return deciding.group(answers);
}

class GroupDeciding {
  readonly #facts: Deciding;
  readonly #commits: NewCommit[] = [];
  readonly #logged: LoggedCommit[] = [];
  readonly #entries = new Map<string, RecordedSuggestion>();
  readonly #resolves: Resolve[] = [];
  readonly #large: { doc: Node; seq: number; person: string }[] = [];
  #working: Working;

  constructor(facts: Deciding) {
    this.#facts = facts;
    this.#working = facts.working;
  }

  group(answers: readonly Answer[]): Group {
    return {
      answers,
      commits: this.#commits,
      logged: this.#logged,
      after: this.#working,
      entries: [...this.#entries.values()],
      resolves: this.#resolves,
      large: this.#large,
    };
  }

  answer({ asked, person }: Waiting): Answer {
    const mode = this.#facts.modes.get(person) ?? "read";
    // A ref that is known is answered before the mode is asked: the commit was stored when the mode allowed it.
    const stored = this.#byRef(asked.ref);
    if (stored !== undefined)
      return stored.person === person
        ? { ok: true, commit: stored, isAgain: true, settled: [] }
        : refused("refReused", mode, "another's ref");
    if (asked.kind === "commit") return this.#decideCommit(asked, person, mode);
    const found =
      asked.kind === "resolve"
        ? resolved(asked, { doc: this.#working.doc, person, mode, records: this.#record, now: this.#now })
        : this.#takeBack(asked, person, mode);
    if (!found.ok) return { ...found, mode };
    return this.#addResolve(asked, found, { person, mode });
  }

  #decideCommit(sent: CommitToSend, person: string, mode: Mode): Answer {
    const { editionSeq, publishedEpoch } = this.#working;
    if (sent.base < editionSeq || sent.epoch < publishedEpoch)
      return refused("mode", mode, "from before a publication");
    const since = this.#mapsSince(sent.base);
    if (since === null) return refused("behind", mode, `a base of ${sent.base} at ${this.#working.seq}`);
    const ids = reopenedIds(sent.steps, this.#record);
    const commit = { ...sent, steps: [...withIds(sent.steps, ids)] };
    const before = this.#working;
    const { seq, epoch, doc } = before;
    const decision = decide({
      doc,
      seq,
      epoch,
      since,
      commit,
      person,
      mode,
      ledger: this.#ledgerWith(ids),
      rules: allRules,
    });
    if (!decision.ok) return refused(decision.code, mode, decision.detail);
    const dropped = decision.dropped.map((each) => ({ ...each, by: this.#whoLeftNoPlace(commit, each) }));
    const { ref, base } = commit;
    const kind = mode === "suggest" ? "suggest" : "edit";
    const made = this.#add({ ...decision, ref, base, kind, dropped, returned: [] }, person, mode);
    const known = this.#record;
    for (const entry of recordedAfter(before.doc, decision.doc, { person, mode, seq: made.seq, at: made.at, known }))
      this.#entries.set(entry.id, entry);
    return { ok: true, commit: made, isAgain: false, settled: [] };
  }

  get #now() {
    return { seq: this.#working.seq, at: this.#facts.now };
  }

  #takeBack({ seq }: UndoResolveToSend, person: string, mode: Mode): Resolved | NotResolved {
    const all = new Map([...this.#facts.ledger, ...this.#entries]);
    const settledThere = [...all.values()].filter(({ settled }) => settled?.seq === seq);
    const undoable = this.#facts.undoable.get(seq) ?? null;
    // Work from before a publication does not rise again in a reopened story.
    const since = seq <= this.#working.editionSeq ? null : this.#mapsSince(seq);
    return takenBack({ undoable, since, settledThere }, { doc: this.#working.doc, person, mode });
  }

  #addResolve(
    asked: Extract<Asked, { kind: "resolve" | "undoResolve" }>,
    found: Resolved,
    { person, mode }: { readonly person: string; readonly mode: Mode },
  ): Answer {
    const { doc, steps, returned, decided, settled } = found;
    const kept = steps.map((_step, index) => index);
    const dropped = found.dropped.map((each) => ({ ...each, by: null }));
    const { ref, kind } = asked;
    const base = this.#working.seq;
    const commit = this.#add({ doc, steps, kept, ref, base, kind, dropped, returned }, person, mode);
    const outcome = asked.kind === "resolve" ? settledBy(commit, asked.accept) : null;
    for (const entry of decided) this.#entries.set(entry.id, { ...entry, settled: outcome });
    const reason = asked.kind === "resolve" ? (asked.reason ?? "") : "";
    const { quotes, does } = found;
    const became = outcome?.outcome ?? "reopened";
    this.#resolves.push({ person, outcome: became, suggestions: decided, quotes, reason, does });
    return { ok: true, commit, isAgain: false, settled };
  }

  #add(made: Made, person: string, mode: Mode): StoredCommit {
    const before = this.#working;
    const { doc, steps, kept, dropped, returned } = made;
    const seq = before.seq + 1;
    if (isLargeChange(before.doc, steps)) this.#large.push({ doc: before.doc, seq: before.seq, person });
    const row: NewCommit = {
      seq,
      ref: made.ref,
      person,
      mode,
      kind: made.kind,
      base: made.base,
      epoch: before.epoch,
      steps: steps.map((step): unknown => step.toJSON()),
      kept,
      dropped: dropped.map((each) => ({ ...each, text: storable(each.text) })),
      returned: returned.length === 0 ? null : returned,
      at: this.#facts.now,
    };
    const told = logged(storedOf(row), steps);
    this.#commits.push(row);
    this.#logged.push(told);
    const written = blameAfter(before, steps, person);
    const blame = withReturned(written.blame, returned);
    this.#working = { ...before, seq, doc, blame, anchors: anchorsAfter(before.anchors, told.maps, doc) };
    return told;
  }

  /** Whose commit it was that left a step no place: its author is told. */
  #whoLeftNoPlace(commit: CommitToSend, { i, why }: Dropped): string | null {
    const own = commit.steps.slice(0, i + 1).map((json) => parseStep(this.#working.doc.type.schema, json));
    const step = own.pop();
    if (step === undefined) return null;
    const inverses = own.toReversed().map((each) => each.getMap().invert());
    const others = [...(this.#facts.log.after(commit.base) ?? []), ...this.#logged]
      .filter((each) => each.seq > commit.base)
      .flatMap(({ maps, person, at }) => maps.map((map) => ({ map, person, at })));
    return whoseChange({ step, why }, inverses, others)?.person ?? null;
  }

  #byRef(ref: string): StoredCommit | undefined {
    return this.#facts.log.byRef(ref) ?? this.#facts.known.get(ref) ?? this.#logged.find((each) => each.ref === ref);
  }

  readonly #record = (id: string) => this.#entries.get(id) ?? this.#facts.ledger.get(id) ?? null;

  /** The ledger for a commit that goes on with settled suggestions under new ids: their words may come back there. */
  #ledgerWith(ids: ReadonlyMap<string, string>): Ledger {
    const settledIds = new Map([...ids].map(([settled, id]) => [id, settled]));
    return (id) => {
      const known = this.#record(id);
      const before = known === null ? this.#record(settledIds.get(id) ?? "") : null;
      return before === null ? known : { ...before, id };
    };
  }

  #mapsSince(base: number): StepMap[] | null {
    const before = this.#facts.log.after(Math.min(base, this.#facts.working.seq));
    if (before === null) return null;
    return [...before, ...this.#logged].filter((each) => each.seq > base).flatMap((each) => each.maps);
  }
}

/** What is added to the log: the copy after it, and the steps that make it. */
interface Made extends Pick<NewCommit, "ref" | "base" | "kind" | "kept" | "dropped"> {
  readonly doc: Node;
  readonly steps: readonly Step[];
  readonly returned: readonly Returned[];
}

function refused(code: RefusedCode, mode: Mode, detail: string): Refused {
  return { ok: false, code, mode, detail, settled: [] };
}

function storedOf({
  seq,
  ref,
  person,
  mode,
  kind,
  steps,
  kept,
  dropped,
  returned = null,
  at,
}: NewCommit): StoredCommit {
  return { seq, ref, person, mode, kind, steps: [...steps], kept: [...kept], dropped: [...dropped], returned, at };
}

/** Words as the database takes them. Those of a step that was dropped were never held against the schema. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "");
}
