import type { Random } from "./random.ts";

interface Message {
  readonly at: number;
  readonly arrive: () => void;
}

/** Messages on their way: each takes a while of its own, and those that are due arrive in any order. */
export class Network {
  now = 0;
  readonly #random: Random;
  #wire: Message[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  get isQuiet(): boolean {
    return this.#wire.length === 0;
  }

  post(delay: number, arrive: () => void) {
    this.#wire.push({ at: this.now + 1 + this.#random.below(delay), arrive });
  }

  /** Lets time go on, and what is due by then arrive. */
  pass(ticks: number) {
    this.now += ticks;
    const due = this.#wire.filter(({ at }) => at <= this.now);
    if (due.length === 0) return;
    this.#wire = this.#wire.filter(({ at }) => at > this.now);
    for (const arrive of shuffled(due, this.#random)) arrive();
  }
}

function shuffled(messages: readonly Message[], random: Random): (() => void)[] {
  const left = messages.map(({ arrive }) => arrive);
  const order: (() => void)[] = [];
  while (left.length > 0) order.push(...left.splice(random.below(left.length), 1));
  return order;
}
