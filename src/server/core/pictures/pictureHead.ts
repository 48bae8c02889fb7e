import { type Bytes, bytesOf } from "./bytes.ts";

export type PictureKind = "jpeg" | "png" | "webp" | "avif";

/** What a file's first bytes say: which kind of picture it is, and how large, where that could be read. */
export interface PictureHead {
  readonly kind: PictureKind;
  readonly size: { readonly width: number; readonly height: number } | null;
}

/**
 * Reads a picture's kind and size from its own bytes, without decoding it; null where it is none of the four kinds
 * that are taken. Neither the file's name nor the type that it was sent as is looked at.
 */
export function pictureHead(all: Uint8Array): PictureHead | null {
  const bytes = bytesOf(all);
  if (bytes.u24le(0) === 0xffd8ff) return { kind: "jpeg", size: jpegSize(bytes) };
  if (bytes.latin(0, 8) === "\x89PNG\r\n\x1a\n")
    return {
      kind: "png",
      size: bytes.latin(12, 4) === "IHDR" ? { width: bytes.u32(16), height: bytes.u32(20) } : null,
    };
  if (bytes.latin(0, 4) === "RIFF" && bytes.latin(8, 4) === "WEBP") return { kind: "webp", size: webpSize(bytes) };
  if (bytes.latin(4, 4) === "ftyp" && /avif|avis/.test(bytes.latin(8, Math.min(bytes.u32(0), 256))))
    return { kind: "avif", size: avifSize(bytes) };
  return null;
}

/** Goes from segment to segment to the first frame header. */
function jpegSize(bytes: Bytes): PictureHead["size"] {
  for (let at = 2; at + 9 < bytes.length && bytes.u8(at) === 0xff; ) {
    const marker = bytes.u8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { height: bytes.u16(at + 5), width: bytes.u16(at + 7) };
    at += marker === 0xff ? 1 : 2 + bytes.u16(at + 2);
  }
  return null;
}

function webpSize(bytes: Bytes): PictureHead["size"] {
  const form = bytes.latin(12, 4);
  if (form === "VP8X") return { width: bytes.u24le(24) + 1, height: bytes.u24le(27) + 1 };
  if (form === "VP8 ") return { width: bytes.u24le(26) & 0x3fff, height: (bytes.u8(28) + bytes.u8(29) * 256) & 0x3fff };
  if (form !== "VP8L") return null;
  const width = 1 + (bytes.u24le(21) & 0x3fff);
  const height = 1 + ((bytes.u24le(22) >> 6) & 0x3fff);
  return { width, height };
}

/** The largest of the sizes that the file gives its parts (`ispe` boxes): a picture in tiles has one for the whole. */
function avifSize(bytes: Bytes): PictureHead["size"] {
  const head = bytes.latin(0, Math.min(bytes.length, 65_536));
  let largest: PictureHead["size"] = null;
  for (let at = head.indexOf("ispe"); at >= 0; at = head.indexOf("ispe", at + 4)) {
    const size = { width: bytes.u32(at + 8), height: bytes.u32(at + 12) };
    if (largest === null || size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest;
}
