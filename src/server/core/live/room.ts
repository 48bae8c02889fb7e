import type { z } from "zod";
import type { CommitToSend, CopyReply, ServerFrame } from "#contract/live.ts";
import type { StoryId } from "#contract/fields.ts";
import type { Mode } from "#domain/mode.ts";
import type { Person } from "#domain/people.ts";
import { DatabaseUnavailable } from "../databaseFault.ts";
import type { Deps } from "../deps.ts";
import type { StoredCommit } from "../repos/commits.ts";
import { raise } from "../repos/copies.ts";
import type { Answer, Asked } from "./asked.ts";
import { Authority } from "./authority.ts";
import { type Caret, Carets } from "./carets.ts";
import type { CaretsHint } from "./elsewhere.ts";
import { commitFor, copyReply, olderMaps } from "./copyReply.ts";
import { Listing } from "./listing.ts";
import type { LoadedCopy } from "./loadCopy.ts";
import { modesOf } from "./modes.ts";
import type { LoggedCommit } from "./recentLog.ts";

/** Somebody's connection, as a room sees it. One person can be in a room by several. */
export interface Member {
  /** The connection's own id. */
  readonly place: string;
  readonly person: Person;
  send(frame: ServerFrame): void;
}

/**
 * One story while anybody has it open: who is there, in which mode, where their carets are, and the authority that
 * decides what becomes of the copy. There is one for each story in each process.
 */
export class Room {
  readonly #deps: Deps;
  readonly #storyId: StoryId;
  readonly #authority: Authority;
  readonly #carets: Carets;
  readonly #listing: Listing;
  /** Who is here, each with what they were told last. */
  readonly #members = new Map<Member, { readonly mode: Mode; readonly epoch: number }>();
  readonly #waiting = new Set<() => void>();
  #epoch = 0;
  #checking: Promise<void> | null = null;
  #isCheckDue = false;
  /** How many are under way with something, so that the room is not closed under them. */
  #busy = 0;

  constructor(deps: Deps, storyId: StoryId) {
    this.#deps = deps;
    this.#storyId = storyId;
    this.#carets = new Carets(deps, storyId, () => this.#members.keys());
    this.#listing = new Listing(deps, storyId);
    this.#authority = new Authority(deps, storyId, {
      commit: (commit) => this.#tell(commit),
      muchAfter: (seq) => this.#sendAll(seq),
    });
  }

  get isEmpty(): boolean {
    return this.#members.size === 0 && this.#busy === 0;
  }

  /**
   * Lets somebody in and sends them the copy, or sends it again to somebody who is in; `have` is the seq that they
   * hold. From the copy on they are told every commit, with none between left out. False = there is no such story.
   */
  async enter(member: Member, have: number | null): Promise<boolean> {
    return this.#while(async () => {
      const reply = await this.#prepare(member.person.id, have);
      if (reply === null) return false;
      // Nothing is awaited from here on: a commit comes either with the copy or after it.
      const copy = reply();
      const isNew = !this.#members.has(member);
      this.#members.set(member, { mode: copy.mode, epoch: copy.epoch });
      member.send({ type: "copy", story: this.#storyId, ...copy });
      this.#carets.show(member);
      if (isNew) this.#carets.come(member);
      void this.check();
      return true;
    });
  }

  has(member: Member): boolean {
    return this.#members.has(member);
  }

  leave(member: Member): void {
    if (this.#members.delete(member)) this.#carets.drop(member);
  }

  moveCaret(member: Member, caret: Caret): void {
    if (this.#members.has(member)) this.#carets.move(member, caret);
  }

  /** The answer to a commit; everybody here is told of it before its sender is answered. */
  async add(commit: CommitToSend, person: Person): Promise<Answer> {
    return this.ask({ kind: "commit", ...commit }, person);
  }

  /** The answer to whatever is asked of the copy: a commit, or that suggestions are settled or opened again. */
  async ask(asked: Asked, person: Person): Promise<Answer> {
    return this.#while(() => this.#authority.add(asked, person.id));
  }

  /** Every suggestion that the ledger has, with the copy of which it is; null = no such story. */
  async suggestions(): Promise<Pick<LoadedCopy, "ledger" | "working"> | null> {
    return this.#while(() => this.#authority.refresh());
  }

  /** Answers somebody once more who has sent a commit again. */
  tellAgain(member: Member, commit: StoredCommit): void {
    member.send({ type: "commit", story: this.#storyId, ...commitFor(commit, member.person.id) });
  }

  /** The copy for a request, after a wait of at most `waitMs` where there is nothing newer than `have`. */
  async read(person: Person, have: number | null, waitMs: number): Promise<CopyReply | null> {
    return this.#while(async () => {
      const news = this.#news(waitMs);
      // Nobody may have looked for a while, where no socket is in the room.
      await this.#authority.refresh();
      const now = (await this.#prepare(person.id, have))?.() ?? null;
      if (now === null || have === null || waitMs === 0 || now.seq > have) return now;
      await news;
      return (await this.#prepare(person.id, have))?.() ?? null;
    });
  }

  /**
   * Looks whether another process has added to the log, and whether anybody's mode is another than they were told.
   * Asked for by every hint, and every few seconds, since hints can be lost.
   */
  check(): Promise<void> {
    this.#isCheckDue = true;
    this.#checking ??= this.#checkUntilDone();
    return this.#checking;
  }

  /** As `check`, and looks who is here in other processes: every few seconds while anybody is here. */
  look(): Promise<void> {
    this.#carets.elsewhere.look();
    return this.check();
  }

  /** Another process says who has the story open there. */
  heardOfGuests(hint: z.output<typeof CaretsHint>): void {
    if (this.#members.size > 0) this.#carets.elsewhere.heard(hint);
  }

  /** Another process says that the log has come to `seq`. */
  hint(seq: number): void {
    if (!this.#authority.has(seq)) void this.check();
  }

  /**
   * Ends what is under way, before the room is let go: what was sent is stored and answered, the list of stories is up
   * to date, and the copy is kept for whoever opens it next.
   */
  async settle(): Promise<void> {
    this.#wake();
    await this.#authority.settled();
    await this.#checking;
    await this.#listing.finish();
    await this.#authority.keepForLater();
  }

  /** Fetches what the copy is answered with; null = no such story. What it gives makes the answer of that moment. */
  async #prepare(person: string, have: number | null): Promise<(() => CopyReply) | null> {
    const loaded = have === null ? await this.#authority.copy() : await this.#authority.copySince(have);
    if (loaded === null) return null;
    const { epoch } = loaded.working;
    const older = await olderMaps(this.#deps.db, this.#storyId, loaded, have);
    const modes = await modesOf(this.#deps.db, this.#storyId, [person]);
    // After the mode, or whoever has a weaker one now could not tell that another process stored their last commit
    // before: they would be asked about it, and it would stand twice.
    await this.#authority.refresh();
    return () => {
      const { latest } = this.#authority;
      if (latest === null) throw new DatabaseUnavailable("the copy could not be read");
      return copyReply(latest, { have, older, mode: modes.get(person) ?? "read", epoch, person });
    };
  }

  async #checkUntilDone(): Promise<void> {
    while (this.#isCheckDue) {
      this.#isCheckDue = false;
      try {
        await this.#checkOnce();
      } catch (fault) {
        this.#deps.log.error("room.notChecked", { storyId: this.#storyId, why: String(fault) });
      }
    }
    this.#checking = null;
  }

  async #checkOnce(): Promise<void> {
    const copy = await this.#authority.refresh();
    const persons = [...new Set([...this.#members.keys()].map((member) => member.person.id))];
    const modes = await modesOf(this.#deps.db, this.#storyId, persons);
    const modeOf = (member: Member) => modes.get(member.person.id) ?? "read";
    const epochNow = copy?.working.epoch ?? this.#epoch;
    // Who came in while this was asked was told their mode as they came: nothing was asked of them, which is no mode.
    const asked = () => [...this.#members].filter(([{ person }]) => persons.includes(person.id));
    const isModeNew = asked().some(([who, told]) => told.mode !== modeOf(who) && told.epoch === epochNow);
    const epoch = isModeNew ? await this.#beginEpoch() : epochNow;
    for (const [member, told] of asked()) {
      const mode = modeOf(member);
      if (told.mode === mode && told.epoch === epoch) continue;
      this.#members.set(member, { mode, epoch });
      member.send({ type: "mode", story: this.#storyId, mode, epoch });
    }
    if (epoch !== this.#epoch) this.#wake();
    this.#epoch = epoch;
  }

  /** A transition has begun a new epoch itself; where somebody's roles have changed, it is begun here. */
  async #beginEpoch(): Promise<number> {
    const epoch = await this.#deps.db.transaction((tx) => raise(tx, this.#storyId));
    await this.#authority.refresh();
    return epoch;
  }

  #tell(commit: LoggedCommit): void {
    this.#carets.follow(commit);
    // One frame for all but its sender, so that it is put into words once.
    const told: ServerFrame = { type: "commit", story: this.#storyId, ...commitFor(commit, null) };
    for (const member of this.#members.keys())
      if (member.person.id === commit.person) this.tellAgain(member, commit);
      else member.send(told);
    this.#listing.isDue(() => this.#authority.latest?.working ?? null);
    this.#wake();
  }

  /** Sends the copy to everybody here anew: so much was written elsewhere that they cannot be told commit by commit. */
  #sendAll(have: number): void {
    this.#listing.isDue(() => this.#authority.latest?.working ?? null);
    this.#wake();
    for (const member of [...this.#members.keys()])
      this.enter(member, have).catch((fault: unknown) => {
        this.#deps.log.error("room.notSent", { storyId: this.#storyId, why: String(fault) });
      });
  }

  #news(waitMs: number): Promise<void> {
    if (waitMs === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, waitMs);
      this.#waiting.add(done);
    });
  }

  #wake(): void {
    for (const wake of [...this.#waiting]) wake();
  }

  async #while<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#busy += 1;
    try {
      return await work();
    } finally {
      this.#busy -= 1;
    }
  }
}
