import type { Node } from "prosemirror-model";
import { Step } from "prosemirror-transform";
import { blankCopy, schema } from "#document/schema.ts";
import type { Mode } from "#domain/mode.ts";
import type { CopyChannel, CopyMessage, ReceivedCommit, SentCommit } from "#editor/channel.ts";
import type { CopyStore, KeptWork } from "#editor/copyStore.ts";

/** A log in memory that takes every commit as it is, for tests of one editor. Answers can be held back. */
export class FakeLog {
  doc: Node;
  seq = 0;
  mode: Mode = "edit";
  readonly sent: SentCommit[] = [];
  readonly carets: { anchor: number | null; head: number | null }[] = [];
  isAnswering = true;
  #heard: Parameters<CopyChannel["listen"]>[0] | null = null;
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
      this.#heard = heard;
      heard.connected(true);
      return () => {
        this.#heard = null;
      };
    },
  };

  /** Somebody else's change. */
  remote(steps: readonly Step[], person = "somebody"): void {
    this.#store(
      {
        ref: crypto.randomUUID(),
        base: this.seq,
        epoch: 1,
        steps: steps.map((step) => step.toJSON() as unknown),
        gone: steps.map(() => ""),
      },
      person,
    );
  }

  say(message: CopyMessage): void {
    this.#heard?.message(message);
  }

  connected(isConnected: boolean): void {
    this.#heard?.connected(isConnected);
  }

  answer(): void {
    this.isAnswering = true;
    for (const message of this.#unanswered.splice(0)) this.#heard?.message(message);
  }

  get text(): string {
    return this.doc.textBetween(0, this.doc.content.size, "\n");
  }

  #open(have: number | null): void {
    const now = { type: "copy", seq: this.seq, epoch: 1, mode: this.mode } as const;
    if (have === null) this.#say({ ...now, doc: this.doc.toJSON() as unknown });
    else this.#say({ ...now, commits: this.#commits.filter(({ seq }) => seq > have) });
  }

  #take(commit: SentCommit): void {
    this.sent.push(commit);
    const known = this.#commits.find(({ ref }) => ref === commit.ref);
    if (known === undefined) this.#store(commit, "me");
    else this.#say({ type: "commit", ...known });
  }

  #store(commit: SentCommit, person: string): void {
    for (const json of commit.steps) {
      const { doc } = Step.fromJSON(schema, json).apply(this.doc);
      if (doc === null) throw new Error("A step does not apply");
      this.doc = doc;
    }
    this.doc.check();
    this.seq += 1;
    const stored: ReceivedCommit = {
      seq: this.seq,
      ref: commit.ref,
      person,
      mode: "edit",
      at: "2026-11-24T12:00:00.000Z",
      steps: commit.steps,
      kept: commit.steps.map((_, index) => index),
    };
    this.#commits.push(stored);
    this.#say({ type: "commit", ...stored });
  }

  #say(message: CopyMessage): void {
    if (this.isAnswering) queueMicrotask(() => this.#heard?.message(message));
    else this.#unanswered.push(message);
  }
}

/** A store in memory. */
export class FakeStore implements CopyStore {
  kept: KeptWork | null = null;
  readonly isKeeping = true;
  read(): Promise<KeptWork | null> {
    return Promise.resolve(this.kept);
  }
  keep(work: KeptWork | null): Promise<void> {
    this.kept = work;
    return Promise.resolve();
  }
}
