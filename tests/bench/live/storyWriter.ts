import { once } from "node:events";
import { WebSocket } from "ws";
import type { SignedInPerson } from "../stand/newsroom.ts";
import type { Presses } from "./presses.ts";

/** Somebody at a keyboard. */
export interface BenchWriter {
  press(): void;
  close(): void;
}

/** What a writer reads of a frame: as little as can be, since it is the server that is measured. */
interface Heard {
  readonly type: string;
  readonly seq?: number;
  readonly epoch?: number;
  readonly ref?: string;
  readonly person?: string;
  readonly kept?: readonly number[];
}

/** Where everybody of a crowd writes: each at the end of a paragraph of their own. */
export interface Places {
  readonly story: string;
  /** Each person's number by their id, in the order of their paragraphs. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly ends: readonly number[];
}

/**
 * Writes letters into a story over a real socket, as the editor does: one commit in flight, what is typed meanwhile in
 * the next. It holds no document: since everybody only puts letters at the end of a paragraph of their own, counting
 * them tells where its own end is now. Whoever else writes in the story does so behind all of them.
 */
export class StoryWriter implements BenchWriter {
  readonly #socket: WebSocket;
  readonly #places: Places;
  readonly #presses: Presses;
  readonly #me: number;
  #at: number;
  #seq = 0;
  #epoch = 0;
  #count = 0;
  #isInFlight = false;
  #waiting: number[] = [];

  private constructor(socket: WebSocket, places: Places, presses: Presses, me: number) {
    this.#socket = socket;
    this.#places = places;
    this.#presses = presses;
    this.#me = me;
    this.#at = places.ends[me] ?? 0;
  }

  /** Opens the story, which nobody has written in yet, and gives the writer once the copy has come. */
  static async in(
    address: string,
    { person, cookie }: SignedInPerson,
    places: Places,
    presses: Presses,
  ): Promise<StoryWriter> {
    const socket = new WebSocket(`${address.replace(/^http/, "ws")}/api/live`, {
      headers: { cookie: `${cookie.name}=${cookie.value}`, origin: address },
      perMessageDeflate: false,
    });
    await once(socket, "open");
    const writer = new StoryWriter(socket, places, presses, places.numbers.get(person.id) ?? 0);
    const opened = Promise.withResolvers<void>();
    socket.on("message", (data) => {
      const frame = readFrame(String(data));
      writer.#hear(frame);
      if (frame.type === "copy") opened.resolve();
    });
    socket.send(JSON.stringify({ type: "open", story: places.story, have: null }));
    await opened.promise;
    return writer;
  }

  press(): void {
    this.#waiting.push(this.#presses.pressed());
    if (!this.#isInFlight) this.#send();
  }

  close(): void {
    this.#socket.terminate();
  }

  #send(): void {
    const pressedAt = this.#waiting;
    this.#waiting = [];
    this.#isInFlight = true;
    this.#count += 1;
    const ref = `${this.#me}.${this.#count}`;
    const steps = pressedAt.map((_, i) => letterAt(this.#at + i));
    const gone = steps.map(() => "");
    const commit = { type: "commit", story: this.#places.story, ref, base: this.#seq, epoch: this.#epoch, steps, gone };
    this.#presses.sent(ref, pressedAt);
    this.#socket.send(JSON.stringify(commit));
  }

  #hear(frame: Heard): void {
    if (frame.type === "refused") throw new Error("A commit of the bench was refused");
    if (frame.epoch !== undefined) this.#epoch = frame.epoch;
    if (frame.type !== "commit" || frame.seq === undefined || frame.ref === undefined) return;
    this.#seq = frame.seq;
    const who = this.#places.numbers.get(frame.person ?? "");
    if (who === undefined) return;
    if (who <= this.#me) this.#at += frame.kept?.length ?? 0;
    if (who !== this.#me) return this.#presses.seen(frame.ref);
    this.#isInFlight = false;
    if (this.#waiting.length > 0) this.#send();
  }
}

/** The step that puts one letter in. */
export function letterAt(at: number) {
  return { stepType: "replace", from: at, to: at, slice: { content: [{ type: "text", text: "a" }] } };
}

/** A frame is the contract's; only the first one is long, and it is not read. */
function readFrame(data: string): Heard {
  return data.startsWith('{"type":"copy"') ? { type: "copy", seq: 0 } : (JSON.parse(data) as Heard);
}
