import { type ClientLog, isSaved } from "#document/clientLog.ts";
import type { Mode } from "#domain/mode.ts";

/**
 * Whether a person's unconfirmed work is work offline, and what they are asked of it. Where they may only suggest once
 * they are back, and could edit when they wrote it, nothing of it goes to the copy before they say so (scenario L-03,
 * promise R1).
 */
export class Away {
  #isOffline = false;
  #madeIn: Mode | null = null;
  #isAsking = false;

  /** Whether there was no connection since all was saved last. */
  get isOffline(): boolean {
    return this.#isOffline;
  }

  /** Whether the work waits for its author to say what becomes of it. */
  get isAsking(): boolean {
    return this.#isAsking;
  }

  /** What the author of the work could do when they made it, to be kept beside it; `mode` is what they can do now. */
  madeIn(mode: Mode): Mode {
    return this.#madeIn ?? mode;
  }

  /** The connection has gone, or there was none when work was found that the browser kept. */
  lost(mode: Mode | null): void {
    if (!this.#isOffline) this.#madeIn = mode;
    this.#isOffline = true;
  }

  /** The connection is back, and the server has said what this person may do now. */
  back(mode: Mode, log: ClientLog | null): void {
    const isWork = log !== null && !isSaved(log);
    this.#isAsking = mode === "suggest" && isWork && this.#isOffline && this.#madeIn === "edit";
  }

  /** What they may do has changed meanwhile: where they may edit again, or only read, there is nothing to ask. */
  may(mode: Mode): void {
    if (mode !== "suggest") this.#isAsking = false;
  }

  /** Its author has said what becomes of it: they are not asked again, however often the connection goes. */
  answered(): void {
    this.#isAsking = false;
    this.#madeIn = "suggest";
  }

  /** All is confirmed: what is written from then on is not work offline. */
  settled(): void {
    this.#isOffline = false;
    this.#madeIn = null;
    this.#isAsking = false;
  }
}
