import { configure, type FileEntry, Uint8ArrayReader, ZipReader } from "@zip.js/zip.js/lib/zip-core-native.js";
import { broken, tooMuch, WordUnreadable } from "./wordUnreadable.ts";

configure({ useWebWorkers: false });

/** What a document may unpack to. A long one with each letter tracked stays under all of these. */
const mostEntries = 2000;
const mostPartBytes = 24_000_000;
const mostRatio = 400;
/** Under so many bytes a part may be packed as tightly as it likes. */
const freeBytes = 1_000_000;

/** Gives the bytes of one part of the document by its name; null where it has none of that name. */
export type ReadPart = (name: string) => Promise<Uint8Array | null>;

/**
 * Opens a zip file, whose parts are unpacked one by one as they are asked for, each no further than it may be: what it
 * says of its size is held against the limits before, what comes out of it while it is unpacked. Throws `WordUnreadable`
 * for what is no sound zip file: cut short, encrypted, with parts that lie over each other, or with names that lead
 * out of it. Nothing is ever written anywhere under a name of the file's.
 */
export async function zipParts(bytes: Uint8Array): Promise<ReadPart> {
  refuseOtherKinds(bytes);
  const entries = new Map<string, FileEntry>();
  const zip = new ZipReader(new Uint8ArrayReader(bytes), { checkOverlappingEntry: true, checkCrc32: true });
  let count = 0;
  try {
    for await (const entry of zip.getEntriesGenerator()) {
      count += 1;
      if (count > mostEntries) throw tooMuch();
      if (isOdd(entry.filename) || entries.has(entry.filename)) throw broken();
      if (!entry.directory) entries.set(entry.filename, entry);
    }
  } catch (fault) {
    throw asUnreadable(fault);
  }
  return async (name) => {
    const entry = entries.get(name);
    return entry === undefined ? null : unpacked(entry);
  };
}

function refuseOtherKinds(bytes: Uint8Array): void {
  const starts = (...signature: readonly number[]) => signature.every((byte, i) => bytes[i] === byte);
  if (bytes.length === 0) throw new WordUnreadable("The file is empty. Choose another. No story was made.");
  // The old Word's own format, which is also the wrapping of a document with a password.
  if (starts(0xd0, 0xcf, 0x11, 0xe0))
    throw new WordUnreadable(
      "This is a document of an old Word (.doc), or one with a password. Save it in Word as .docx, without a password, and bring that in. No story was made.",
    );
  if (!starts(0x50, 0x4b))
    throw new WordUnreadable("This is not a Word document. Choose a .docx file. No story was made.");
}

/** A name that no document has: one that leads out of it. */
function isOdd(name: string): boolean {
  return /(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|\\|^[a-z]:|\p{Cc}/iu.test(name);
}

async function unpacked(entry: FileEntry): Promise<Uint8Array> {
  const { uncompressedSize, compressedSize } = entry;
  if (entry.encrypted) throw broken();
  const most = Math.min(mostPartBytes, Math.max(freeBytes, compressedSize * mostRatio));
  if (uncompressedSize > most) throw tooMuch();
  const chunks: Uint8Array[] = [];
  let length = 0;
  const gather = new WritableStream<Uint8Array>({
    write(chunk) {
      length += chunk.byteLength;
      if (length > most) throw tooMuch();
      chunks.push(chunk);
    },
  });
  try {
    await entry.getData(gather);
  } catch (fault) {
    throw asUnreadable(fault);
  }
  return joined(chunks, length);
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.byteLength;
  }
  return all;
}

/** Whatever goes wrong with bytes of somebody's is their file's fault. */
function asUnreadable(fault: unknown): WordUnreadable {
  return fault instanceof WordUnreadable ? fault : broken();
}
