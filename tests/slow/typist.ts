import type { Node } from "prosemirror-model";
import { expect } from "vitest";
import type { ServerFrame } from "#contract/live.ts";
import type { Writer } from "#tests/server/live/writer.ts";
import type { Wire } from "./wire.ts";

/** Slower than the server takes frames from one connection, so that nobody is closed for typing. */
const everyMs = 75;

/** A commit that the server has answered: from then on it must never be missing. */
export interface Answered {
  readonly ref: string;
  readonly seq: number;
}

/** Types numbered words that nobody else types, and notes which commits were answered, and as what. */
export class Typist {
  readonly writer: Writer<Wire>;
  readonly name: string;
  readonly words: string[] = [];
  readonly #index: number;
  #answered: Answered[] = [];
  #count = 0;

  constructor(writer: Writer<Wire>, { name, index }: { readonly name: string; readonly index: number }) {
    this.writer = writer;
    this.name = name;
    this.#index = index;
    writer.onAnswer = (commit) => this.#hear(commit);
  }

  /** What was answered since it was asked for last. */
  newlyAnswered(): readonly Answered[] {
    const answered = this.#answered;
    this.#answered = [];
    return answered;
  }

  /** Types a word every few milliseconds until it is told to stop. */
  start() {
    let isTyping = true;
    const done = (async () => {
      while (isTyping) {
        const word = `${this.#index}.${this.words.length}`;
        this.words.push(word);
        this.writer.type(`${word} `);
        await new Promise((resume) => setTimeout(resume, everyMs));
      }
    })();
    return {
      stop: () => {
        isTyping = false;
        return done;
      },
    };
  }

  async answeredMore(count: number): Promise<void> {
    const before = this.#count;
    await expect.poll(() => this.#count, { timeout: 30_000, interval: 5 }).toBeGreaterThanOrEqual(before + count);
  }

  /** This typist's words as they stand in the copy, in the order in which they stand. */
  standingIn(doc: Node): string[] {
    const words = doc.textBetween(0, doc.content.size, " ").split(" ");
    return words.filter((word) => word.startsWith(`${this.#index}.`));
  }

  #hear({ ref, seq }: Extract<ServerFrame, { type: "commit" }>): void {
    this.#answered.push({ ref, seq });
    this.#count += 1;
  }
}
