import type { Node } from "prosemirror-model";
import { Step } from "prosemirror-transform";
import { decide } from "#document/decide.ts";
import { noLedger } from "#document/ledger.ts";
import { allRules } from "#document/rebase.ts";
import { blankCopy, schema } from "#document/schema.ts";
import type { Mode } from "#domain/mode.ts";
import type { CopyChannel, CopyMessage, ReceivedCommit, SentCommit } from "#editor/channel.ts";
import type { CopyStore, KeptWork, LeftStore } from "#editor/copyStore.ts";

/** A log in memory that decides as the server does, for tests of one editor. Answers can be held back. */
export class FakeLog {
  doc: Node;
  seq = 0;
  mode: Mode = "edit";
  readonly sent: SentCommit[] = [];
  readonly carets: { anchor: number | null; head: number | null }[] = [];
  isAnswering = true;
  epoch = 1;
  /** Whether a commit that the rules do not allow is refused, as the server does; else the test fails. */
  isRefusing = false;
  readonly refused: string[] = [];
  /** Whether a commit arrives. */
  takes: (commit: SentCommit) => boolean = () => true;
  /** As on the one socket of a tab, every editor of the story hears all that is said of it. */
  readonly #heard = new Set<Parameters<CopyChannel["listen"]>[0]>();
  #unanswered: CopyMessage[] = [];
  readonly #commits: ReceivedCommit[] = [];

  constructor(doc: Node = blankCopy()) {
    this.doc = doc;
  }

  readonly channel: CopyChannel = {
    open: (have) => this.#open(have),
    commit: (commit) => this.#take(commit),
    since: () => {},
    caret: (caret) => void this.carets.push(caret),
    listen: (heard) => {
      this.#heard.add(heard);
      heard.connected(true);
      return () => void this.#heard.delete(heard);
    },
  };

  /** Somebody else's change. */
  remote(steps: readonly Step[], person = "somebody"): void {
    this.#store(
      {
        ref: crypto.randomUUID(),
        base: this.seq,
        epoch: this.epoch,
        steps: steps.map((step) => step.toJSON() as unknown),
        gone: steps.map(() => ""),
      },
      person,
    );
  }

  say(message: CopyMessage): void {
    for (const heard of this.#heard) heard.message(message);
  }

  connected(isConnected: boolean): void {
    for (const heard of this.#heard) heard.connected(isConnected);
  }

  answer(): void {
    this.isAnswering = true;
    for (const message of this.#unanswered.splice(0)) this.say(message);
  }

  get text(): string {
    return this.doc.textBetween(0, this.doc.content.size, "\n");
  }

  #open(have: number | null): void {
    const now = { type: "copy", seq: this.seq, epoch: this.epoch, mode: this.mode } as const;
    if (have === null) this.#say({ ...now, doc: this.doc.toJSON() as unknown });
    else this.#say({ ...now, commits: this.#commits.filter(({ seq }) => seq > have) });
  }

  #take(commit: SentCommit): void {
    this.sent.push(commit);
    if (!this.takes(commit)) return;
    const known = this.#commits.find(({ ref }) => ref === commit.ref);
    if (known !== undefined) this.#say({ type: "commit", ...known });
    else if (this.mode !== "read") this.#store(commit, "me");
    else this.#say({ type: "refused", ref: commit.ref, code: "mode", mode: this.mode, says: "Only to be read now" });
  }

  #store(commit: SentCommit, person: string): void {
    const decision = decide({
      doc: this.doc,
      seq: this.seq,
      epoch: this.epoch,
      since: this.#commits
        .slice(commit.base)
        .flatMap(({ steps }) => steps.map((json) => Step.fromJSON(schema, json).getMap())),
      commit,
      person,
      mode: person === "me" ? this.mode : "edit",
      ledger: noLedger,
      rules: allRules,
    });
    if (!decision.ok) {
      if (!this.isRefusing) throw new Error(`A commit is refused: ${decision.code}`);
      this.refused.push(decision.code);
      return this.#say({
        type: "refused",
        ref: commit.ref,
        code: decision.code,
        mode: this.mode,
        says: decision.detail,
      });
    }
    this.doc = decision.doc;
    this.doc.check();
    this.seq += 1;
    const stored: ReceivedCommit = {
      seq: this.seq,
      ref: commit.ref,
      person,
      mode: "edit",
      at: "2026-11-24T12:00:00.000Z",
      steps: decision.steps.map((step) => step.toJSON() as unknown),
      kept: decision.kept,
      dropped: decision.dropped,
    };
    this.#commits.push(stored);
    this.#say({ type: "commit", ...stored });
  }

  #say(message: CopyMessage): void {
    if (this.isAnswering) queueMicrotask(() => this.say(message));
    else this.#unanswered.push(message);
  }
}

/** A record in memory. While it is full it takes nothing new, as a browser's storage does, and lets go all the same. */
export class FakeRecord implements LeftStore {
  kept: KeptWork | null = null;
  isFull = false;
  isClosed = false;
  isKeeping = true;
  read(): Promise<KeptWork | null> {
    return Promise.resolve(this.kept);
  }
  keep(work: KeptWork | null): Promise<boolean> {
    this.isKeeping = work === null || !this.isFull;
    if (this.isKeeping) this.kept = work;
    return Promise.resolve(this.isKeeping);
  }
  close(): void {
    this.isClosed = true;
  }
}

/** A tab's store in memory, beside the records that other tabs have left: each is given while nobody has it. */
export class FakeStore extends FakeRecord implements CopyStore {
  readonly #others: readonly FakeRecord[];
  #gone: (() => void) | null = null;
  constructor(...others: readonly FakeRecord[]) {
    super();
    this.#others = others;
    for (const each of others) each.isClosed = true;
  }
  /** The tab that has a record is no more. */
  tabGoes(record: FakeRecord): void {
    record.isClosed = true;
    this.#gone?.();
  }
  left(gone: () => void): Promise<readonly LeftStore[]> {
    this.#gone = gone;
    const free = this.#others.filter(({ kept, isClosed }) => isClosed && kept !== null);
    for (const each of free) each.isClosed = false;
    return Promise.resolve(free);
  }
}
