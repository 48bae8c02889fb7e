import { z } from "zod";
import type { StoryId } from "#contract/fields.ts";
import { DatabaseUnavailable, isWorthAnotherTry } from "../databaseFault.ts";
import type { Tx } from "../db.ts";
import type { Deps } from "../deps.ts";
import { commitsByRef } from "../repos/commits.ts";
import { lockHead } from "../repos/copies.ts";
import { lockRow } from "../repos/stories.ts";
import type { RecordedSuggestion } from "../repos/suggestions.ts";
import type { Answer, Asked, Waiting } from "./asked.ts";
import { KnownStandings } from "./knownStandings.ts";
import { loadCopy, type LoadedCopy, reachBack } from "./loadCopy.ts";
import { type LoggedCommit, mostBehind } from "./recentLog.ts";
import { isOneStatement, isSnapshotDue, keepSnapshot, storeGroup } from "./storeGroup.ts";
import { undoables } from "./undoables.ts";
import { decideGroup, type Group } from "./working.ts";

/** What the authority tells its room, always after it is stored and in the order of the log. */
export interface Told {
  /** A commit that is stored, by this process or by another. */
  commit(commit: LoggedCommit): void;
  /** More has been stored after `seq`, by another process, than can be told one by one. */
  muchAfter(seq: number): void;
}

/** What the hub carries on the topic `copy`: a hint that a story's log has grown. */
export const CopyHint = z.object({ storyId: z.string(), seq: z.number() });

interface Queued extends Waiting {
  answer(answer: Answer): void;
  fail(fault: unknown): void;
}

const groupSize = 50;
const mostQueued = 1000;
const mostTries = 10;
/** So many races are run before the story is locked first. */
const mostLost = 3;
const gatherMs = 5;
/** Fewer commits than these are played again as fast as a snapshot is kept. */
const worthKeeping = 20;

/**
 * Decides what becomes of one story's copy. Several processes can each have one for the same story: the row of the
 * copy decides between them, and whoever loses decides again on the newer copy. Everything that waits is decided and
 * stored as one group; only once it is stored is anybody told or answered (promises R1, R3). Until then the copy in
 * memory is the stored one, so that whatever fails leaves nothing to take back.
 */
export class Authority {
  readonly #deps: Deps;
  readonly #storyId: StoryId;
  readonly #told: Told;
  #copy: LoadedCopy | null = null;
  readonly #standings: KnownStandings;
  #isStale = true;
  /** The last seq that the room was told. */
  #toldSeq: number | null = null;
  #queue: Queued[] = [];
  #writing: Promise<void> | null = null;
  #wroteSeveralAt = Number.NEGATIVE_INFINITY;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(deps: Deps, storyId: StoryId, told: Told) {
    this.#deps = deps;
    this.#storyId = storyId;
    this.#told = told;
    this.#standings = new KnownStandings(storyId);
  }

  /** The copy as it is in memory, loaded if need be; null where there is no such story. */
  async copy(): Promise<LoadedCopy | null> {
    return this.#inTurn(() => this.#current());
  }

  /** As `copy`, after a look at whether another process has added to the log. */
  async refresh(): Promise<LoadedCopy | null> {
    this.#isStale = true;
    return this.copy();
  }

  /** The copy in memory as it is at this moment; null before it was ever loaded, or after a fault. */
  get latest(): LoadedCopy | null {
    return this.#copy;
  }

  /** Whether the log is known to have grown to `seq`. */
  has(seq: number): boolean {
    return this.#copy !== null && this.#copy.working.seq >= seq;
  }

  /** The copy with its log from `seq` on, where that is not too far back to be worth it. */
  async copySince(seq: number): Promise<LoadedCopy | null> {
    return this.#inTurn(async () => {
      const copy = await this.#current();
      if (copy !== null) await reachBack(this.#deps.db, this.#storyId, copy, seq);
      return copy;
    });
  }

  /** The answer to what is asked. Rejected with the fault where it could not be stored: then it may be sent again. */
  add(asked: Asked, person: string): Promise<Answer> {
    if (this.#queue.length >= mostQueued) return Promise.reject(new DatabaseUnavailable("too many commits wait"));
    return new Promise((answer, fail) => {
      this.#queue.push({ asked, person, answer, fail });
      this.#writing ??= this.#writeAll();
    });
  }

  /** Ends once nothing waits any more. */
  async settled(): Promise<void> {
    while (this.#writing !== null) await this.#writing;
    await this.#turn;
  }

  /**
   * Keeps a snapshot where the log has grown since the last one, so that opening the story again costs no more than
   * opening a new one. Nothing depends on it: without it more commits are played again.
   */
  async keepForLater(): Promise<void> {
    await this.#inTurn(async () => {
      const copy = this.#copy;
      if (copy === null || copy.working.seq - copy.working.snapshotSeq < worthKeeping) return;
      const { working } = copy;
      try {
        await keepSnapshot(this.#deps.db, this.#storyId, working, this.#deps.clock.now().toISOString());
        this.#copy = { ...copy, working: { ...working, snapshotSeq: working.seq } };
      } catch (fault) {
        this.#deps.log.error("copy.noSnapshot", { storyId: this.#storyId, why: String(fault) });
      }
    });
  }

  async #writeAll(): Promise<void> {
    while (this.#queue.length > 0) {
      await this.#gather();
      const group = this.#queue.splice(0, groupSize);
      try {
        await this.#inTurn(() => this.#write(group));
      } catch (fault) {
        this.#failed(fault, group);
      }
    }
    // In the same breath as the look at the queue: whatever is added from now on starts anew.
    this.#writing = null;
  }

  /**
   * The embedded database works in the server's own thread: while several people type at once it is kept for groups.
   * On PostgreSQL a group is what came while the one before was written.
   */
  async #gather(): Promise<void> {
    const isBusy = this.#queue.length > 1 || performance.now() - this.#wroteSeveralAt < gatherMs * 4;
    if (this.#deps.db.kind !== "embedded" || !isBusy) return;
    await new Promise((resolve) => setTimeout(resolve, gatherMs));
  }

  async #write(waiting: readonly Queued[]): Promise<void> {
    for (let tried = 1; ; tried += 1) {
      try {
        const group =
          tried > mostLost ? await this.#writeLocked(waiting) : await this.#writeIfFirst(waiting, tried > 1);
        if (group !== null) {
          this.#stored(group);
          waiting.forEach((each, index) => {
            const answer = group.answers[index];
            if (answer !== undefined) each.answer(answer);
          });
          return;
        }
        if (tried >= mostTries) throw new Error(`the copy of ${this.#storyId} was changed ${tried} times meanwhile`);
      } catch (fault) {
        if (tried >= mostTries || !isWorthAnotherTry(fault)) throw fault;
      }
      this.#isStale = true;
    }
  }

  /** Decides and then stores, in the hope that nobody is faster; null where somebody was. */
  async #writeIfFirst(waiting: readonly Queued[], isAgain: boolean): Promise<Group | null> {
    const { db } = this.#deps;
    const group = await this.#decide(db, waiting, isAgain);
    // A refusal is not held against the database as a commit is: it is only said of the copy as it is there now.
    const isSure = isAgain || group.answers.every((answer) => answer.ok);
    if (!isSure) return null;
    const store = (tx: Tx) => this.#store(tx, group);
    const isStored = await (isOneStatement(group) ? db.single(store) : db.transaction(store));
    return isStored ? group : null;
  }

  /** Whoever has lost several times over takes the story first and decides then: nobody is kept out for ever. */
  #writeLocked(waiting: readonly Queued[]): Promise<Group | null> {
    return this.#deps.db.transaction(async (tx) => {
      await lockRow(tx, this.#storyId);
      await lockHead(tx, this.#storyId);
      const group = await this.#decide(tx, waiting, true);
      return (await this.#store(tx, group)) ? group : null;
    });
  }

  async #decide(tx: Tx, waiting: readonly Queued[], isAgain: boolean): Promise<Group> {
    const copy = await this.#current(tx);
    if (copy === null) throw new Error(`story ${this.#storyId} has no copy`);
    const { working, log, ledger } = copy;
    const bases = waiting
      .map(({ asked }) => baseOf(asked, working.seq))
      .filter((base) => base >= working.seq - mostBehind);
    await reachBack(tx, this.#storyId, copy, Math.min(...bases, working.seq));
    // A ref that was stored has a higher seq than its base, so it is in the log that reaches back to the base, unless
    // somebody uses a ref again for something else: that the database finds out, and then all are looked up.
    const unsure = waiting.flatMap(({ asked }) =>
      isAgain || asked.kind !== "commit" || asked.base < log.floor ? asked.ref : [],
    );
    const found = unsure.length === 0 ? [] : await commitsByRef(tx, this.#storyId, unsure);
    return decideGroup(waiting, {
      working,
      log,
      known: new Map(found.map((commit) => [commit.ref, commit])),
      modes: await this.#standings.modes(tx, [...new Set(waiting.map((each) => each.person))], isAgain),
      ledger,
      undoable: await undoables(tx, this.#storyId, { waiting, seq: working.seq }),
      now: this.#deps.clock.now().toISOString(),
    });
  }

  async #store(tx: Tx, group: Group): Promise<boolean> {
    if (this.#copy === null || group.commits.length === 0) return true;
    const standings = this.#standings.of([...new Set(group.commits.map((commit) => commit.person))]);
    return storeGroup(tx, this.#deps, this.#storyId, { on: this.#copy.working, group, standings });
  }

  /** Takes up and tells what is stored: called once its transaction has ended, and not before. */
  #stored(group: Group): void {
    const copy = this.#copy;
    if (copy === null || group.commits.length === 0) return;
    if (group.commits.length > 1) this.#wroteSeveralAt = performance.now();
    for (const commit of group.logged) copy.log.add(commit);
    takeUp(copy.ledger, group.entries);
    const snapshotSeq = isSnapshotDue(group) ? group.after.seq : group.after.snapshotSeq;
    this.#copy = { ...copy, working: { ...group.after, snapshotSeq } };
    this.#toldSeq = group.after.seq;
    for (const commit of group.logged) this.#told.commit(commit);
    copy.log.cutBack();
    this.#deps.hub.publish("copy", JSON.stringify({ storyId: this.#storyId, seq: group.after.seq }));
  }

  async #current(tx: Tx = this.#deps.db): Promise<LoadedCopy | null> {
    if (!this.#isStale && this.#copy !== null) return this.#copy;
    const copy = await loadCopy(tx, this.#storyId, this.#copy, this.#toldSeq);
    this.#copy = copy;
    this.#isStale = false;
    if (copy !== null) this.#tellNew(copy);
    return copy;
  }

  #tellNew({ log, working }: LoadedCopy): void {
    const told = this.#toldSeq ?? working.seq;
    const commits = told < working.seq - mostBehind ? null : log.after(told);
    this.#toldSeq = working.seq;
    if (commits === null) this.#told.muchAfter(told);
    else for (const commit of commits) this.#told.commit(commit);
    log.cutBack();
  }

  /** What failed may have been stored all the same: the copy is read anew before anything else is decided. */
  #failed(fault: unknown, group: readonly Queued[]): void {
    this.#copy = null;
    this.#isStale = true;
    this.#deps.log.error("copy.notStored", { storyId: this.#storyId, commits: group.length, why: String(fault) });
    for (const each of group) each.fail(fault);
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}

/** The seq from which on the log is needed: that on which a commit was made, or that of the resolve to take back. */
function baseOf(asked: Asked, now: number): number {
  if (asked.kind === "commit") return asked.base;
  return asked.kind === "undoResolve" ? Math.min(asked.seq, now) : now;
}

function takeUp(ledger: Map<string, RecordedSuggestion>, entries: readonly RecordedSuggestion[]): void {
  for (const entry of entries) ledger.set(entry.id, entry);
}
