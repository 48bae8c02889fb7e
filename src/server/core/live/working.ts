import type { Node } from "prosemirror-model";
import type { StepMap } from "prosemirror-transform";
import type { CommitToSend, RefusedCode } from "#contract/live.ts";
import { type Blame, blameAfter } from "#document/blame.ts";
import { decide } from "#document/decide.ts";
import { type Ledger, type LedgerEntry, newEntries } from "#document/ledger.ts";
import { allRules } from "#document/rebase.ts";
import { touchedCopies } from "#document/touched.ts";
import type { Mode } from "#domain/mode.ts";
import type { Instant } from "#domain/times.ts";
import type { CopyHead } from "../repos/copies.ts";
import type { NewCommit, StoredCommit } from "../repos/commits.ts";
import { isLargeChange } from "./largeChange.ts";
import { type LoggedCommit, logged, type RecentLog } from "./recentLog.ts";

/** A story's copy in memory, as it is stored: the document at `seq` with all that decides about the next commit. */
export interface Working extends CopyHead {
  readonly doc: Node;
  readonly blame: Blame;
  /** The seq of the newest snapshot. */
  readonly snapshotSeq: number;
}

/** A commit that waits, with who sent it: known from their session, never from what they sent. */
export interface Waiting {
  readonly commit: CommitToSend;
  readonly person: string;
}

/**
 * What a commit is answered: the log's own row, or why it is refused and what the sender may do now. `isAgain` = it was
 * stored before, and nobody is told of it again.
 */
export type Answer =
  | { readonly ok: true; readonly commit: StoredCommit; readonly isAgain: boolean }
  | { readonly ok: false; readonly code: RefusedCode; readonly mode: Mode; readonly detail: string };

/** A group of commits that was decided and is to be stored in one. */
export interface Group {
  readonly answers: readonly Answer[];
  readonly commits: readonly NewCommit[];
  readonly logged: readonly LoggedCommit[];
  /** The copy as it will be once the group is stored. */
  readonly after: Working;
  /** What the ledger takes up with it. */
  readonly entries: readonly LedgerEntry[];
  /** The copy before a commit that takes out more than half of it, with whose commit that is. */
  readonly large: readonly { readonly doc: Node; readonly seq: number; readonly person: string }[];
}

/** What a group is decided on. */
export interface Deciding {
  readonly working: Working;
  readonly log: RecentLog;
  /** Commits of the log that are not in `log`, by ref: looked up because one that waits may be one of them. */
  readonly known: ReadonlyMap<string, StoredCommit>;
  readonly modes: ReadonlyMap<string, Mode>;
  readonly ledger: Ledger;
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
  readonly #entries = new Map<string, LedgerEntry>();
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
      large: this.#large,
    };
  }

  answer({ commit, person }: Waiting): Answer {
    const mode = this.#facts.modes.get(person) ?? "read";
    const refused = (code: RefusedCode, detail: string): Answer => ({ ok: false, code, mode, detail });
    // A ref that is known is answered before the mode is asked: the commit was stored when the mode allowed it.
    const stored = this.#byRef(commit.ref);
    if (stored !== undefined)
      return stored.person === person
        ? { ok: true, commit: stored, isAgain: true }
        : refused("refReused", "another's ref");
    const { editionSeq, publishedEpoch } = this.#working;
    if (commit.base < editionSeq || commit.epoch < publishedEpoch) return refused("mode", "from before a publication");
    const since = this.#mapsSince(commit.base);
    if (since === null) return refused("behind", `a base of ${commit.base} at ${this.#working.seq}`);
    const decision = decide({
      doc: this.#working.doc,
      seq: this.#working.seq,
      epoch: this.#working.epoch,
      since,
      commit,
      person,
      mode,
      ledger: this.#ledger,
      rules: allRules,
    });
    if (!decision.ok) return refused(decision.code, decision.detail);
    return { ok: true, commit: this.#add({ commit, person }, mode, decision), isAgain: false };
  }

  #add(
    { commit, person }: Waiting,
    mode: Mode,
    { doc, steps, kept, dropped }: Extract<ReturnType<typeof decide>, { ok: true }>,
  ): StoredCommit {
    const before = this.#working;
    const seq = before.seq + 1;
    if (isLargeChange(before.doc, steps)) this.#large.push({ doc: before.doc, seq: before.seq, person });
    const [, touched] = touchedCopies(before.doc, doc, () => false);
    for (const entry of newEntries(this.#ledger, touched)) this.#entries.set(entry.id, entry);
    const row: NewCommit = {
      seq,
      ref: commit.ref,
      person,
      mode,
      kind: mode === "suggest" ? "suggest" : "edit",
      base: commit.base,
      epoch: before.epoch,
      steps: steps.map((step): unknown => step.toJSON()),
      kept,
      dropped: dropped.map((each) => ({ ...each, text: storable(each.text) })),
      at: this.#facts.now,
    };
    const made = logged(storedOf(row), steps);
    this.#commits.push(row);
    this.#logged.push(made);
    this.#working = { ...before, seq, doc, blame: blameAfter(before.blame, before.doc, steps, person) };
    return made;
  }

  #byRef(ref: string): StoredCommit | undefined {
    return this.#facts.log.byRef(ref) ?? this.#facts.known.get(ref) ?? this.#logged.find((each) => each.ref === ref);
  }

  readonly #ledger: Ledger = (id) => this.#entries.get(id) ?? this.#facts.ledger(id);

  #mapsSince(base: number): StepMap[] | null {
    const before = this.#facts.log.after(Math.min(base, this.#facts.working.seq));
    if (before === null) return null;
    return [...before, ...this.#logged].filter((each) => each.seq > base).flatMap((each) => each.maps);
  }
}

function storedOf({ seq, ref, person, mode, steps, kept, dropped, at }: NewCommit): StoredCommit {
  return { seq, ref, person, mode, steps: [...steps], kept: [...kept], dropped: [...dropped], at };
}

/** Words as the database takes them. Those of a step that was dropped were never held against the schema. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "");
}
