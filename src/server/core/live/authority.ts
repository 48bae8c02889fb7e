import { z } from "zod";
import type { CommitToSend } from "#contract/live.ts";
import type { StoryId } from "#contract/fields.ts";
import type { LedgerEntry } from "#document/ledger.ts";
import type { Mode } from "#domain/mode.ts";
import { DatabaseUnavailable, isWorthAnotherTry } from "../databaseFault.ts";
import type { Deps } from "../deps.ts";
import { commitsByRef, type StoredCommit } from "../repos/commits.ts";
import { loadCopy, type LoadedCopy, reachBack } from "./loadCopy.ts";
import { modesOf } from "./modes.ts";
import { mostBehind } from "./recentLog.ts";
import { isSnapshotDue, storeGroup } from "./storeGroup.ts";
import { type Answer, decideGroup, type Group, type Waiting } from "./working.ts";

/** What the authority tells its room, always after it is stored and in the order of the log. */
export interface Told {
  /** A commit that is stored, by this process or by another. */
  commit(commit: StoredCommit): void;
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
const gatherMs = 5;

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

  /** The answer to a commit. Rejected with the fault where it could not be stored: then it may be sent again. */
  add(commit: CommitToSend, person: string): Promise<Answer> {
    if (this.#queue.length >= mostQueued) return Promise.reject(new DatabaseUnavailable("too many commits wait"));
    return new Promise((answer, fail) => {
      this.#queue.push({ commit, person, answer, fail });
      this.#writing ??= this.#writeAll();
    });
  }

  /** Ends once nothing waits any more. */
  async settled(): Promise<void> {
    while (this.#writing !== null) await this.#writing;
    await this.#turn;
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
        const group = await this.#decide(waiting, tried > 1);
        // A refusal is not held against the database as a commit is: it is only said of the copy as it is there now.
        const isSure = tried > 1 || group.answers.every((answer) => answer.ok);
        if (isSure && (await this.#store(group))) {
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

  async #decide(waiting: readonly Queued[], isAgain: boolean): Promise<Group> {
    const copy = await this.#current();
    if (copy === null) throw new Error(`story ${this.#storyId} has no copy`);
    const { working, log, ledger } = copy;
    const bases = waiting.map((each) => each.commit.base).filter((base) => base >= working.seq - mostBehind);
    await reachBack(this.#deps.db, this.#storyId, copy, Math.min(...bases, working.seq));
    // A ref that was stored has a higher seq than its base, so it is in the log that reaches back to the base, unless
    // somebody uses a ref again for something else: that the database finds out, and then all are looked up.
    const unsure = waiting.filter((each) => isAgain || each.commit.base < log.floor).map((each) => each.commit.ref);
    const found = unsure.length === 0 ? [] : await commitsByRef(this.#deps.db, this.#storyId, unsure);
    return decideGroup(waiting, {
      working,
      log,
      known: new Map(found.map((commit) => [commit.ref, commit])),
      modes: await this.#modes(waiting.map((each) => each.person)),
      ledger: (id) => ledger.get(id) ?? null,
      now: this.#deps.clock.now().toISOString(),
    });
  }

  /** Read for each group: a role that was taken away holds for the next commit, whether or not anybody told us. */
  #modes(persons: readonly string[]): Promise<ReadonlyMap<string, Mode>> {
    return modesOf(this.#deps.db, this.#storyId, [...new Set(persons)]);
  }

  async #store(group: Group): Promise<boolean> {
    const copy = this.#copy;
    if (copy === null || group.commits.length === 0) return true;
    const isStored = await storeGroup(this.#deps, this.#storyId, copy.working, group);
    if (!isStored) return false;
    if (group.commits.length > 1) this.#wroteSeveralAt = performance.now();
    for (const commit of group.logged) copy.log.add(commit);
    takeUp(copy.ledger, group.entries);
    const snapshotSeq = isSnapshotDue(group) ? group.after.seq : group.after.snapshotSeq;
    this.#copy = { ...copy, working: { ...group.after, snapshotSeq } };
    this.#tellNew(this.#copy);
    this.#deps.hub.publish("copy", JSON.stringify({ storyId: this.#storyId, seq: group.after.seq }));
    return true;
  }

  async #current(): Promise<LoadedCopy | null> {
    if (!this.#isStale && this.#copy !== null) return this.#copy;
    const copy = await loadCopy(this.#deps.db, this.#storyId, this.#copy, this.#toldSeq);
    this.#copy = copy;
    this.#isStale = false;
    if (copy !== null) this.#tellNew(copy);
    return copy;
  }

  #tellNew({ log, working }: LoadedCopy): void {
    const commits = log.after(this.#toldSeq ?? working.seq) ?? [];
    this.#toldSeq = working.seq;
    for (const commit of commits) this.#told.commit(commit);
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

function takeUp(ledger: Map<string, LedgerEntry>, entries: readonly LedgerEntry[]): void {
  for (const entry of entries) ledger.set(entry.id, entry);
}
