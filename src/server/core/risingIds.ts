import type { Deps } from "./deps.ts";

/**
 * Ids as UUIDv7 (RFC 9562) that rise, also within a millisecond and when the clock steps back: the twelve bits after
 * the time count up, and the time never goes down.
 */
export function risingIds(clock: Deps["clock"]): Deps["ids"] {
  let time = 0;
  let count = 0;
  return {
    next: () => {
      const now = clock.now().getTime();
      const isLater = now > time;
      count = isLater ? 0 : count + 1;
      if (isLater) time = now;
      if (count > 0xfff) {
        time += 1;
        count = 0;
      }
      return uuid(time, count, crypto.getRandomValues(new Uint8Array(8)));
    },
  };
}

function uuid(time: number, count: number, random: Uint8Array): string {
  const stamp = time.toString(16).padStart(12, "0");
  const rest = Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const variant = ((random[0] ?? 0) & 0x3f) | 0x80;
  const tail = `${variant.toString(16)}${rest.slice(2)}`;
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${count.toString(16).padStart(3, "0")}-${tail.slice(0, 4)}-${tail.slice(4)}`;
}
