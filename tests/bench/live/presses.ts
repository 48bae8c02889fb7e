interface Sent {
  readonly pressedAt: readonly number[];
  left: number;
}

/**
 * The letters of one crowd on their way, from the press of the key until the last of the others has it on the screen.
 * All are in one process, so one clock tells both.
 */
export class Presses {
  readonly #others: number;
  readonly #sent = new Map<string, Sent>();
  #waiting = 0;
  #taken: number[] = [];
  #commits = 0;

  /** `others`: how many have to see each letter beside its writer. */
  constructor(others: number) {
    this.#others = others;
  }

  pressed(): number {
    this.#waiting += 1;
    return performance.now();
  }

  sent(ref: string, pressedAt: readonly number[]): void {
    this.#sent.set(ref, { pressedAt, left: this.#others });
  }

  /** One of the others has it. */
  seen(ref: string): void {
    const sent = this.#sent.get(ref);
    if (sent === undefined) throw new Error(`${ref} was seen too often, or never sent`);
    sent.left -= 1;
    if (sent.left > 0) return;
    const now = performance.now();
    this.#sent.delete(ref);
    this.#commits += 1;
    this.#waiting -= sent.pressedAt.length;
    for (const at of sent.pressedAt) this.#taken.push(now - at);
  }

  /** Whether every letter that was pressed is on every screen. */
  get isDone(): boolean {
    return this.#waiting === 0;
  }

  /** How long each letter took since this was asked last, and in how many commits they came. */
  take(): { readonly times: readonly number[]; readonly commits: number } {
    const taken = { times: this.#taken, commits: this.#commits };
    this.#taken = [];
    this.#commits = 0;
    return taken;
  }
}
