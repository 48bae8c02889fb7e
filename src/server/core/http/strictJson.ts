import { refuse } from "../refusal.ts";

const mostLevels = 64;
const mostKeys = 10_000;

/**
 * Reads JSON as strictly as it can be meant: says where it breaks, and refuses two keys of one name, the names of
 * JavaScript's own members, over 64 levels or 10,000 keys, numbers that would not be the number that was written, and
 * text that is no text (a lone surrogate, a NUL). Bad input 1, 4, 5, 6 and 30.
 */
export function strictJson(text: string): unknown {
  const reader: Reader = { text, at: 0, keys: 0 };
  skipBlanks(reader);
  if (reader.at === text.length) throw malformed("The request is empty where JSON is needed");
  const value = readValue(reader, 0);
  skipBlanks(reader);
  if (reader.at < text.length) throw broken(reader);
  return value;
}

interface Reader {
  readonly text: string;
  at: number;
  keys: number;
}

function readValue(reader: Reader, levels: number): unknown {
  switch (reader.text[reader.at]) {
    case "{":
      return readObject(reader, levels + 1);
    case "[":
      return readList(reader, levels + 1);
    case '"':
      return readText(reader);
    case "t":
      return readWord(reader, "true", true);
    case "f":
      return readWord(reader, "false", false);
    case "n":
      return readWord(reader, "null", null);
    default:
      return readNumber(reader);
  }
}

function readObject(reader: Reader, levels: number): Record<string, unknown> {
  enter(reader, levels);
  const value: Record<string, unknown> = {};
  if (isNext(reader, "}")) return value;
  do {
    skipBlanks(reader);
    const key = readKey(reader);
    if (Object.hasOwn(value, key)) throw malformed("The same key comes twice in one object");
    if (!isNext(reader, ":")) throw broken(reader);
    skipBlanks(reader);
    value[key] = readValue(reader, levels);
  } while (isNext(reader, ","));
  if (!isNext(reader, "}")) throw broken(reader);
  return value;
}

function readList(reader: Reader, levels: number): unknown[] {
  enter(reader, levels);
  const value: unknown[] = [];
  if (isNext(reader, "]")) return value;
  do {
    skipBlanks(reader);
    value.push(readValue(reader, levels));
  } while (isNext(reader, ","));
  if (!isNext(reader, "]")) throw broken(reader);
  return value;
}

function enter(reader: Reader, levels: number): void {
  if (levels > mostLevels) throw malformed(`This is nested over ${mostLevels} levels deep`);
  reader.at += 1;
}

function readKey(reader: Reader): string {
  reader.keys += 1;
  if (reader.keys > mostKeys) throw malformed(`This has over ${mostKeys.toLocaleString("en-GB")} keys`);
  if (reader.text[reader.at] !== '"') throw broken(reader);
  const key = readText(reader);
  if (key in {}) throw malformed(`A key may not be called ${key}`);
  return key;
}

/** A text from mark to mark. What stands between them is left to the language's own reader. */
function readText(reader: Reader): string {
  const start = reader.at;
  let end = start + 1;
  while (end < reader.text.length && reader.text[end] !== '"') end += reader.text[end] === "\\" ? 2 : 1;
  const quoted = reader.text.slice(start, end + 1);
  reader.at = end + 1;
  if (end >= reader.text.length) throw broken({ ...reader, at: reader.text.length });
  const text = unquoted(quoted);
  if (text === null) throw broken({ ...reader, at: start });
  if (!text.isWellFormed() || text.includes("\0")) throw malformed("There are characters in it that are no text");
  return text;
}

function unquoted(quoted: string): string | null {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return null;
  }
}

function readWord<Value>(reader: Reader, word: string, value: Value): Value {
  if (!reader.text.startsWith(word, reader.at)) throw broken(reader);
  reader.at += word.length;
  return value;
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

function readNumber(reader: Reader): number {
  number.lastIndex = reader.at;
  const written = number.exec(reader.text)?.[0];
  if (written === undefined) throw broken(reader);
  reader.at += written.length;
  const value = Number(written);
  const isPlain = /^(?:0|-?[1-9]\d*)$/.test(written) && Number.isSafeInteger(value);
  if (!Number.isFinite(value) || (Number.isInteger(value) && !isPlain))
    throw malformed(`The number ${written.slice(0, 40)} cannot be taken as it is written`);
  return value;
}

function isNext(reader: Reader, character: string): boolean {
  skipBlanks(reader);
  if (reader.text[reader.at] !== character) return false;
  reader.at += 1;
  return true;
}

function skipBlanks(reader: Reader): void {
  while (" \t\n\r".includes(reader.text[reader.at] ?? "x")) reader.at += 1;
}

function broken({ text, at }: Pick<Reader, "text" | "at">) {
  if (at >= text.length) return malformed(`This is not JSON: it breaks off after ${text.length} characters`);
  return malformed(`This is not JSON: it breaks at character ${at + 1}`);
}

function malformed(detail: string) {
  return refuse("request/malformed", { detail: `${detail}.` });
}
