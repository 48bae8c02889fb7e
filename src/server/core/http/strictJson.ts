import { refuse } from "../refusal.ts";

const mostLevels = 64;
const mostKeys = 10_000;

/**
 * Reads JSON as strictly as it can be meant: says where it breaks, and refuses two keys of one name, the names of
 * JavaScript's own members, over 64 levels or 10,000 keys, numbers that would not be the number that was written, and
 * text that is no text (a lone surrogate, a NUL). Bad input 1, 4, 5, 6 and 30.
 */
export function strictJson(text: string): unknown {
  const value = parsed(text);
  judgeTokens(text);
  return value;
}

function parsed(text: string): unknown {
  if (text.trim() === "") throw malformed("The request is empty where JSON is needed");
  try {
    return JSON.parse(text);
  } catch (fault) {
    throw malformed(`This is not JSON${whereBroken(fault, text)}`);
  }
}

function whereBroken(fault: unknown, text: string): string {
  const at = /position (\d+)/.exec(String(fault))?.[1];
  if (at === undefined) return `: it breaks off after ${text.length} characters`;
  return `: it breaks at character ${Number(at) + 1}`;
}

/** Goes through the tokens of a text that is known to be JSON. */
function judgeTokens(text: string): void {
  const levels: (Set<string> | null)[] = [];
  let keys = 0;
  let expectsKey = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === "{" || character === "[") {
      levels.push(character === "{" ? new Set() : null);
      expectsKey = character === "{";
      if (levels.length > mostLevels) throw malformed(`This is nested over ${mostLevels} levels deep`);
    } else if (character === "}" || character === "]") {
      levels.pop();
      expectsKey = false;
    } else if (character === ",") {
      expectsKey = levels.at(-1) instanceof Set;
    } else if (character === '"') {
      const end = endOfString(text, at);
      const held = levels.at(-1);
      if (expectsKey && held instanceof Set) {
        judgeKey(textOf(text.slice(at, end)), held);
        keys += 1;
        if (keys > mostKeys) throw malformed(`This has over ${mostKeys.toLocaleString("en-GB")} keys`);
      } else judgeText(text.slice(at, end));
      expectsKey = false;
      at = end - 1;
    } else if (character === "-" || (character !== undefined && character >= "0" && character <= "9")) {
      const number = /^-?[\d.eE+-]*/.exec(text.slice(at, at + 400))?.[0] ?? "";
      judgeNumber(number);
      at += number.length - 1;
    }
  }
}

/** Where the string that opens at `start` ends, behind its closing mark. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}

function judgeKey(key: string, held: Set<string>): void {
  if (key in {}) throw malformed(`A key may not be called ${key}`);
  if (held.has(key)) throw malformed("The same key comes twice in one object");
  judgeText(JSON.stringify(key));
  held.add(key);
}

function judgeText(quoted: string): void {
  if (!quoted.includes("\\u")) return;
  const text = textOf(quoted);
  if (!text.isWellFormed() || text.includes("\0")) throw malformed("There are characters in it that are no text");
}

function textOf(quoted: string): string {
  return String(JSON.parse(quoted));
}

function judgeNumber(number: string): void {
  const value = Number(number);
  const isPlain = /^(0|-?[1-9]\d*)$/.test(number);
  if (!Number.isFinite(value) || (Number.isInteger(value) && !(isPlain && Number.isSafeInteger(value))))
    throw malformed(`The number ${number.slice(0, 40)} cannot be taken as it is written`);
}

function malformed(detail: string) {
  return refuse("request/malformed", { detail: `${detail}.` });
}
