/** Reads numbers and text out of a file's bytes. Outside the file it reads nothing: 0, or the empty string. */
export interface Bytes {
  readonly length: number;
  u8(at: number): number;
  u16(at: number): number;
  u24le(at: number): number;
  u32(at: number): number;
  /** Text of one byte a character. */
  latin(at: number, length: number): string;
  slice(at: number, length: number): Uint8Array;
}

export function bytesOf(all: Uint8Array): Bytes {
  const u8 = (at: number) => all[at] ?? 0;
  return {
    length: all.length,
    u8,
    u16: (at) => u8(at) * 256 + u8(at + 1),
    u24le: (at) => u8(at) + u8(at + 1) * 256 + u8(at + 2) * 65_536,
    u32: (at) => u8(at) * 16_777_216 + u8(at + 1) * 65_536 + u8(at + 2) * 256 + u8(at + 3),
    latin: (at, length) => latin1(all.subarray(at, at + length)),
    slice: (at, length) => all.subarray(at, at + length),
  };
}

/** Bytes as text of one byte a character, whatever they are. */
export function latin1(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}
