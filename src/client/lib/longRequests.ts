import type { PersonId, StoryId } from "#contract/fields.ts";
import { addCommit, type CopyReply, readCopy, type RefusedCode } from "#contract/live.ts";
import type { CopyMessage, SentCommit } from "#editor/channel.ts";
import { call, ProblemError } from "./api.ts";

/** How long the server may hold a request back until there is something to say. */
const waitSeconds = "25";
/** A page that nobody looks at asks now and then instead: a browser has few connections, and other tabs need them. */
const unseenMs = 10_000;
/** Between two answers, whatever they say. */
const restMs = 250;

/**
 * One story's copy by plain requests, for a network that lets no WebSocket through: commits are posted, and what others
 * do comes as the answer to a request that waits for it. It says what the socket would have said. Carets are not told.
 */
export class LongRequests {
  readonly #story: StoryId;
  readonly #person: PersonId;
  readonly #hear: (message: CopyMessage) => void;
  readonly #lost: () => void;
  #turn = new AbortController();
  #have: number | null = null;

  /** `lost` is told when a request is not answered; nothing more is said then. */
  constructor(
    { story, person }: { readonly story: StoryId; readonly person: PersonId },
    { hear, lost }: { readonly hear: (message: CopyMessage) => void; readonly lost: () => void },
  ) {
    this.#story = story;
    this.#person = person;
    this.#hear = hear;
    this.#lost = lost;
  }

  /** Answers with the copy, as `open` and `since` do, and goes on from there. */
  open(have: number | null): void {
    this.stop();
    this.#turn = new AbortController();
    this.#have = have;
    void this.#listen(have, this.#turn.signal);
  }

  stop(): void {
    this.#turn.abort();
  }

  async commit({ steps, gone, ...sent }: SentCommit): Promise<void> {
    const { signal } = this.#turn;
    const body = { ...sent, steps: [...steps], gone: [...gone], person: this.#person };
    try {
      const commit = await call(addCommit, { params: { storyId: this.#story }, body, signal });
      this.#say({ type: "commit", ...commit }, signal);
    } catch (problem) {
      if (problem instanceof ProblemError && problem.problem.status !== 401) this.#refused(sent.ref, problem, signal);
      else this.#fail(signal);
    }
  }

  async #listen(have: number | null, signal: AbortSignal): Promise<void> {
    try {
      let last = await this.#copy(have, signal, false);
      this.#say({ type: "copy", ...last }, signal);
      while (!signal.aborted) {
        await rested(document.hidden ? unseenMs : restMs, signal);
        const next = await this.#copy(last.seq, signal, !document.hidden);
        if (isNews(last, next)) this.#say({ type: "copy", ...next }, signal);
        last = next;
        this.#have = last.seq;
      }
    } catch (problem) {
      if (problem instanceof ProblemError && problem.code === "story/unknown")
        this.#sayRefused(null, "unknown", problem, signal);
      else this.#fail(signal);
    }
  }

  #copy(have: number | null, signal: AbortSignal, mayWait: boolean): Promise<CopyReply> {
    const query = { ...(have === null ? {} : { have: String(have) }), ...(mayWait ? { wait: waitSeconds } : {}) };
    return call(readCopy, { params: { storyId: this.#story }, query, signal });
  }

  #refused(ref: string, problem: ProblemError, signal: AbortSignal): void {
    const code = refusals[problem.code] ?? (problem.problem.status === 413 ? "size" : "unavailable");
    this.#sayRefused(ref, code, problem, signal);
    // What this person may do now is in the copy's answer, not in the refusal's.
    if (code === "mode" && !signal.aborted) this.open(this.#have);
  }

  #sayRefused(ref: string | null, code: RefusedCode, problem: ProblemError, signal: AbortSignal): void {
    this.#say({ type: "refused", ref, code, mode: null, says: problem.message }, signal);
  }

  #say(message: CopyMessage, signal: AbortSignal): void {
    if (!signal.aborted) this.#hear(message);
  }

  #fail(signal: AbortSignal): void {
    if (signal.aborted) return;
    this.stop();
    this.#lost();
  }
}

/** Problems of a posted commit, as the socket names them. All else is the network's or the server's, and is sent again. */
const refusals: Readonly<Record<string, RefusedCode>> = {
  "copy/mode": "mode",
  "copy/locked": "mode",
  "copy/forged": "forged",
  "copy/behind": "behind",
  "copy/invalid": "invalid",
  "copy/others": "others",
  "copy/changesCopy": "changesCopy",
  "copy/size": "size",
  "copy/refReused": "refReused",
  "story/unknown": "unknown",
};

function isNews(last: CopyReply, next: CopyReply): boolean {
  return next.seq !== last.seq || next.epoch !== last.epoch || next.mode !== last.mode;
}

function rested(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resume) => {
    const timer = setTimeout(resume, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resume();
    });
  });
}
