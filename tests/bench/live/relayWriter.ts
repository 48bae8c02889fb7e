import { once } from "node:events";
import { WebSocket } from "ws";
import type { Presses } from "./presses.ts";
import { type BenchWriter, letterAt, type Places } from "./storyWriter.ts";

/**
 * Sends a letter to the relay in a frame like the one in which a server tells of it, and sees those of the others. It
 * writes where a `StoryWriter` would. Nobody brings the places up to date: one that was told while others' letters were
 * on their way is a few letters too far to the front, and always one that is there.
 */
export class RelayWriter implements BenchWriter {
  readonly #socket: WebSocket;
  readonly #places: Places;
  readonly #presses: Presses;
  readonly #me: string;
  readonly #number: number;
  #at: number;
  #count = 0;

  private constructor(socket: WebSocket, places: Places, presses: Presses, me: string) {
    this.#socket = socket;
    this.#places = places;
    this.#presses = presses;
    this.#me = me;
    this.#number = places.numbers.get(me) ?? 0;
    this.#at = places.ends[this.#number] ?? 0;
  }

  static async at(address: string, me: string, places: Places, presses: Presses): Promise<RelayWriter> {
    const socket = new WebSocket(address, { perMessageDeflate: false });
    await once(socket, "open");
    const writer = new RelayWriter(socket, places, presses, me);
    socket.on("message", (data) => {
      writer.#hear(JSON.parse(String(data)) as { readonly ref: string; readonly person: string });
    });
    return writer;
  }

  press(): void {
    this.#count += 1;
    const ref = `${this.#number}.${this.#count}`;
    this.#presses.sent(ref, [this.#presses.pressed()]);
    const steps = [letterAt(this.#at)];
    this.#at += 1;
    const said = { person: this.#me, mode: "edit", at: new Date().toISOString(), steps, kept: [0] };
    this.#socket.send(JSON.stringify({ type: "commit", story: this.#places.story, seq: this.#count, ref, ...said }));
  }

  close(): void {
    this.#socket.terminate();
  }

  #hear({ ref, person }: { readonly ref: string; readonly person: string }): void {
    const who = this.#places.numbers.get(person);
    if (who === undefined || person === this.#me) return;
    if (who < this.#number) this.#at += 1;
    this.#presses.seen(ref);
  }
}
