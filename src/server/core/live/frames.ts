import { ClientFrame, closeCodes, type ServerFrame } from "#contract/live.ts";

const mostBytes = 1_048_576;
const mostLevels = 64;

/** A frame as it was meant, or the code with which a socket that sends such a thing is closed (bad input 56, 57). */
export type ReadFrame =
  | { readonly ok: true; readonly frame: ClientFrame }
  | { readonly ok: false; readonly code: number; readonly why: string };

/** Reads what came over a socket. Only text is taken, of at most 1 MiB, that is a frame of the contract. */
export function readFrame(message: string | Uint8Array): ReadFrame {
  if (typeof message !== "string") return bad("Only text is taken here");
  if (isOver(message)) return { ok: false, code: closeCodes.tooBig, why: "That is more than 1 MiB" };
  let value: unknown;
  try {
    value = JSON.parse(message);
  } catch {
    return bad("This is not JSON");
  }
  if (isDeeperThan(value, mostLevels)) return bad(`This is nested over ${mostLevels} levels deep`);
  const read = ClientFrame.safeParse(value);
  return read.success ? { ok: true, frame: read.data } : bad("This is not a frame that is known");
}

const texts = new WeakMap<ServerFrame, string>();

/** A frame as it goes over a socket. One that many are sent is put into words once: a paste among a hundred is long. */
export function textOf(frame: ServerFrame): string {
  const known = texts.get(frame);
  if (known !== undefined) return known;
  const text = JSON.stringify(frame);
  texts.set(frame, text);
  return text;
}

function bad(why: string): ReadFrame {
  return { ok: false, code: closeCodes.badMessage, why };
}

function isOver(message: string): boolean {
  // A character takes three bytes at most, so that most frames need not be counted.
  if (message.length * 3 <= mostBytes) return false;
  return message.length > mostBytes || new TextEncoder().encode(message).length > mostBytes;
}

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((each) => isDeeperThan(each, levels - 1));
}

/** How many frames a connection may send: a burst, and then so many a second. */
const burst = 50;
const eachSecond = 50;

/** Counts one connection's frames. */
export class FrameRate {
  #left = burst;
  #at = performance.now();

  /** Counts a frame, and gives whether it may still be taken. */
  take(): boolean {
    const now = performance.now();
    this.#left = Math.min(burst, this.#left + ((now - this.#at) / 1000) * eachSecond) - 1;
    this.#at = now;
    return this.#left >= 0;
  }
}
