import type { ClientLog } from "#document/clientLog.ts";
import type { CopyMessage, ReceivedCommit } from "./channel.ts";
import type { Composing } from "./Composing.ts";
import { nextRun } from "./nextRun.ts";
import type { EditorState } from "@tiptap/pm/state";

/** A copy that came whole, for an editor that is too far behind for single commits. */
type Whole = Extract<CopyMessage, { type: "copy" }>;

/** What has come from the log and is not taken in yet: commits, in whatever order, and a copy that came whole. */
export class Incoming {
  #commits: readonly ReceivedCommit[] = [];
  #whole: Whole | null = null;
  #hasAsked = false;

  get isEmpty(): boolean {
    return this.#commits.length === 0;
  }

  /** The copy that waits to be gone over to; no commit is taken in before it. */
  get whole(): Whole | null {
    return this.#whole;
  }

  add(commits: readonly ReceivedCommit[]): void {
    this.#commits = [...this.#commits, ...commits];
  }

  /** What the commits are is in this copy, which is gone over to first. */
  addWhole(copy: Whole): void {
    this.#whole = copy;
  }

  /** The answer to the commit of that ref, if it has come, in its turn or out of it. */
  answerTo(ref: string | undefined): ReceivedCommit | undefined {
    return ref === undefined ? undefined : this.#commits.find((commit) => commit.ref === ref);
  }

  /** Takes what goes on from the log without a gap and may be taken in now. */
  take(
    log: ClientLog,
    given: { readonly state: EditorState; readonly composing: Composing },
  ): readonly ReceivedCommit[] {
    if (this.#whole !== null) return [];
    const { run, later } = nextRun(log, this.#commits, given);
    this.#commits = later;
    return run;
  }

  /** The whole copy is gone over to: what it has in it has come. */
  wentWhole(): void {
    if (this.#whole !== null) this.newerThan(this.#whole.seq);
    this.#whole = null;
  }

  /** Lets go of what a copy up to `seq` has in it. */
  newerThan(seq: number): void {
    this.#commits = this.#commits.filter((commit) => commit.seq > seq);
  }

  /** Whether what is missing has to be asked for: once, until a copy has come. */
  hasToAsk(): boolean {
    if (this.isEmpty || this.#whole !== null || this.#hasAsked) return false;
    this.#hasAsked = true;
    return true;
  }

  /** A copy has come, or none is on its way any more: what is missing then may be asked for again. */
  mayAskAgain(): void {
    this.#hasAsked = false;
  }

  /** The copy is asked for whole: nothing of what has come is of use. */
  clear(): void {
    this.#commits = [];
  }
}
