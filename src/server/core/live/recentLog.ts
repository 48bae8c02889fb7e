import type { StepMap } from "prosemirror-transform";
import { Step } from "prosemirror-transform";
import { schema } from "#document/schema.ts";
import type { StoredCommit } from "../repos/commits.ts";

/** A commit as the log has it, with the maps of its steps, over which older work is brought. */
export interface LoggedCommit extends StoredCommit {
  readonly maps: readonly StepMap[];
  /** About how much memory it takes, in characters. */
  readonly weight: number;
}

export function logged(commit: StoredCommit, steps: readonly Step[]): LoggedCommit {
  return { ...commit, maps: steps.map((step) => step.getMap()), weight: JSON.stringify(commit.steps).length };
}

export function stepsOf(commit: StoredCommit): Step[] {
  return commit.steps.map((json) => Step.fromJSON(schema, json));
}

/** How far behind a commit may be made, or a copy be held, before the whole copy is sent anew. */
export const mostBehind = 2000;
const mostWeight = 16_000_000;

/** The last commits of one story's log, as many as are worth keeping in memory; what is older is in the database. */
export class RecentLog {
  #commits: LoggedCommit[] = [];
  readonly #byRef = new Map<string, LoggedCommit>();
  #weight = 0;
  #floor: number;

  /** An empty log after the commit `floor`. */
  constructor(floor: number) {
    this.#floor = floor;
  }

  /** The seq after which all commits are here. */
  get floor(): number {
    return this.#floor;
  }

  add(commit: LoggedCommit): void {
    this.#commits.push(commit);
    this.#byRef.set(commit.ref, commit);
    this.#weight += commit.weight;
  }

  /** Takes in the commits just before those that are here, in order. */
  putBefore(commits: readonly LoggedCommit[]): void {
    this.#commits.unshift(...commits);
    for (const commit of commits) {
      this.#byRef.set(commit.ref, commit);
      this.#weight += commit.weight;
    }
    this.#floor -= commits.length;
  }

  byRef(ref: string): LoggedCommit | undefined {
    return this.#byRef.get(ref);
  }

  /** The commits after `seq`, or null if some of them are no longer here. */
  after(seq: number): readonly LoggedCommit[] | null {
    return seq < this.#floor ? null : this.#commits.slice(seq - this.#floor);
  }

  /**
   * Lets go of the oldest where there are more than are worth keeping. To be called once all that was added is told:
   * what is still to be told must be here.
   */
  cutBack(): void {
    // By half at a time, so that a long log is not copied for each commit.
    if (this.#commits.length <= mostBehind * 2 && this.#weight <= mostWeight) return;
    const keep = this.#weight > mostWeight ? Math.floor(this.#commits.length / 2) : mostBehind;
    const gone = this.#commits.splice(0, this.#commits.length - keep);
    for (const commit of gone) {
      this.#byRef.delete(commit.ref);
      this.#weight -= commit.weight;
    }
    this.#floor += gone.length;
  }
}
