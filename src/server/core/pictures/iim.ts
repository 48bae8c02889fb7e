import type { Bytes } from "./bytes.ts";

/** What IPTC's older fields say of caption and credit. */
export interface Iim {
  readonly caption: string;
  readonly credit: string;
}

const fields = { caption: 120, credit: 110, byline: 80, source: 115 } as const;

/** Reads the fields that a JPEG carries in its Photoshop segment (IIM 2:120, 2:110, and 2:80 with 2:115). */
export function iimOf(bytes: Bytes): Iim {
  const block = iimBlock(bytes);
  const credit = textOf(block, fields.credit);
  const byAndSource = [textOf(block, fields.byline), textOf(block, fields.source)].filter((part) => part !== "");
  return { caption: textOf(block, fields.caption), credit: credit === "" ? byAndSource.join("/") : credit };
}

interface Entry {
  readonly record: number;
  readonly field: number;
  readonly value: Uint8Array;
}

function textOf(entries: readonly Entry[], field: number): string {
  const found = entries.find((entry) => entry.record === 2 && entry.field === field);
  if (found === undefined) return "";
  const marked = entries.find((entry) => entry.record === 1 && entry.field === 90);
  // ESC % G says UTF-8. Many programs write it without saying so; what is valid UTF-8 is taken as that.
  const saysUtf8 = marked !== undefined && [...marked.value].join() === "27,37,71";
  try {
    return new TextDecoder("utf-8", { fatal: !saysUtf8 }).decode(found.value);
  } catch {
    return new TextDecoder("latin1").decode(found.value);
  }
}

/** The entries of the first IIM block in a JPEG; none in other files. */
function iimBlock(bytes: Bytes): readonly Entry[] {
  for (let at = 2; at + 4 < bytes.length && bytes.u8(at) === 0xff; ) {
    const marker = bytes.u8(at + 1);
    const length = bytes.u16(at + 2);
    if (marker === 0xda || length < 2) return [];
    if (marker === 0xed && bytes.latin(at + 4, 14) === "Photoshop 3.0\0")
      return entriesIn(bytes, resource(bytes, at + 18, at + 2 + length));
    at += 2 + length;
  }
  return [];
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Where the resource 0x0404 lies among the segment's `8BIM` resources. */
function resource(bytes: Bytes, from: number, to: number): Span {
  for (let at = from; at + 12 <= to && bytes.latin(at, 4) === "8BIM"; ) {
    const nameLength = bytes.u8(at + 6) + 1;
    const data = at + 6 + nameLength + (nameLength % 2);
    const length = bytes.u32(data);
    if (bytes.u16(at + 4) === 0x0404) return { from: data + 4, to: Math.min(data + 4 + length, to) };
    at = data + 4 + length + (length % 2);
  }
  return { from: 0, to: 0 };
}

function entriesIn(bytes: Bytes, { from, to }: Span): readonly Entry[] {
  const entries: Entry[] = [];
  for (let at = from; at + 5 <= to && bytes.u8(at) === 0x1c; ) {
    const length = bytes.u16(at + 3);
    // A length with its first bit set is of the long form, which no caption needs.
    if (length >= 0x8000 || at + 5 + length > to) break;
    entries.push({ record: bytes.u8(at + 1), field: bytes.u8(at + 2), value: bytes.slice(at + 5, length) });
    at += 5 + length;
  }
  return entries;
}
