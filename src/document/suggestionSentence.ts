import type { CardPart, SuggestionCard } from "./suggestionCards.ts";

/** What a suggestion does, in the words of a sub: “Replace “neighborhood” with “neighbourhood””. */
export function suggestionSentence({ parts }: Pick<SuggestionCard, "parts">): string {
  return sentence(parts.map((part) => clause(part, inFull)));
}

/** What the copy reads once a suggestion is settled, for whoever cannot see it change. */
export function settledSentence({ parts }: Pick<SuggestionCard, "parts">, isAccepted: boolean): string {
  const [only] = parts;
  const how = isAccepted ? "Accepted" : "Rejected";
  if (parts.length !== 1 || only?.does !== "reword")
    return `${how}: ${parts.map((part) => clause(part, inFull)).join("; ")}.`;
  const reads = isAccepted ? only.now : only.was;
  return reads.trim() === "" ? `${how}. The words are not in the copy.` : `${how}. The copy reads ${inFull(reads)}.`;
}

/**
 * What a suggestion does, short enough to stand in a line with others: of what it does the first thing, of long words the
 * first and the last; at most a hundred letters.
 */
export function suggestionInBrief({ parts }: Pick<SuggestionCard, "parts">): string {
  const [first, ...more] = parts;
  if (first === undefined) return "";
  const rest =
    more.length === 0 ? "" : `, and ${more.length === 1 ? "one more change" : `${more.length} more changes`}`;
  const letters = [...sentence([clause(first, inBrief)])];
  const most = longestLine - rest.length;
  return (letters.length <= most ? letters.join("") : `${letters.slice(0, most - 1).join("")}…`) + rest;
}

function sentence(clauses: readonly string[]): string {
  const text = clauses.join("; ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function clause(part: CardPart, quote: Quote): string {
  switch (part.does) {
    case "reword":
      return rewording(part, quote) + (part.times > 1 ? ` in ${part.times} places` : "");
    case "moveWords":
      return `move ${quote(part.words)}`;
    case "split":
      return part.words.trim() === "" ? "start a new paragraph" : `start a new paragraph at ${quote(part.words)}`;
    case "join":
      return part.words.trim() === "" ? "join the paragraphs" : `join ${quote(part.words)} to the paragraph before`;
    case "format":
      return formatting(part, quote);
    case "putIn":
      return `put in ${block(part, "a", quote)}`;
    case "takeOut":
      return `take out ${block(part, "the", quote)}`;
    case "move":
      return `move ${block(part, "the", quote)}`;
    case "change":
      return changing(part, quote);
    default:
      return part satisfies never;
  }
}

function rewording({ was, now }: Extract<CardPart, { does: "reword" }>, quote: Quote): string {
  if (was === "") return isNewParagraph(now) ? `insert the paragraph ${quote(now)}` : `insert ${quote(now)}`;
  if (now === "") return `delete ${quote(was)}`;
  return `replace ${quote(was)} with ${quote(now)}`;
}

function isNewParagraph(words: string): boolean {
  return words.lastIndexOf("\n") === 0 && words.trim() !== "";
}

type Format = Extract<CardPart, { does: "format" }>;

function formatting({ mark, was, now, words }: Format, quote: Quote): string {
  const text = quote(words);
  if (mark !== "link") return now === null ? `take ${mark} off ${text}` : `make ${text} ${mark}`;
  if (now === null) return `take the link off ${text}`;
  if (was === null) return `link ${text} to ${addressIn(now)}`;
  return `link ${text} to ${addressIn(now)} and not to ${addressIn(was)}`;
}

function addressIn(attrs: unknown): string {
  const hasAddress = typeof attrs === "object" && attrs !== null && "href" in attrs;
  return hasAddress ? String(attrs.href) : "another address";
}

const names: Readonly<Record<string, string>> = {
  picture: "picture",
  lead: "lead picture",
  divider: "divider",
  embed: "embed",
  factBox: "fact box",
  standfirst: "standfirst",
};

function nameOf(what: string): string {
  return names[what] ?? "block";
}

function block({ what, words }: { what: string; words: string }, article: "a" | "the", quote: Quote): string {
  const name = nameOf(what);
  const first = article === "a" && /^[aeiou]/.test(name) ? "an" : article;
  return words.trim() === "" ? `${first} ${name}` : `${first} ${name} ${quote(words)}`;
}

const kinds: Readonly<Record<string, string>> = {
  text: "ordinary text",
  crosshead: "a crosshead",
  bullet: "a bulleted item",
  number: "a numbered item",
  quote: "a quotation",
  pullQuote: "a pull quote",
};

type Change = Extract<CardPart, { does: "change" }>;

function changing({ what, key, was, now, words }: Change, quote: Quote): string {
  const it = words.trim() === "" ? `the ${what === "paragraph" ? "paragraph" : nameOf(what)}` : quote(words);
  switch (key) {
    case "kind":
      return `make ${it} ${kinds[String(now)] ?? "another kind"}, not ${kinds[String(was)] ?? "what it was"}`;
    case "level":
      return now === 1 ? `indent ${it}` : `take the indent off ${it}`;
    case "speaker":
      return told("the speaker", { was, now }, quote);
    case "alt":
      return told(`the alt text of the ${nameOf(what)}`, { was, now }, quote);
    case "url":
      return told("the address of the embed", { was, now }, quote);
    case "image":
      if (was === null) return `choose an image for the ${nameOf(what)}`;
      return now === null
        ? `take the image out of the ${nameOf(what)}`
        : `choose another image for the ${nameOf(what)}`;
    case "decorative":
      return now === true ? "say that the picture only decorates" : "say that the picture shows something";
    default:
      return `change the ${nameOf(what)}`;
  }
}

function told(what: string, { was, now }: Pick<Change, "was" | "now">, quote: Quote): string {
  if (was === "" || was === null) return `give ${what} as ${quote(String(now))}`;
  return now === "" || now === null
    ? `take out ${what}, ${quote(String(was))}`
    : `change ${what} from ${quote(String(was))} to ${quote(String(now))}`;
}

type Quote = (words: string) => string;
const inFull: Quote = (words) => quoted(words, 80);
const inBrief: Quote = (words) => quoted(words, 32);
const longestLine = 100;

/** Words in quotation marks, a paragraph's end as ¶; of those that are longer than `longest` the first and the last. */
function quoted(words: string, longest: number): string {
  if (/^ +$/.test(words)) return words.length === 1 ? "a space" : `${words.length} spaces`;
  const shown = words.trim().replace(/\s*\n\s*/g, " ¶ ") || "¶";
  const letters = [...shown];
  if (letters.length <= longest) return `“${shown}”`;
  const [start, end] = [letters.slice(0, (longest * 5) / 8).join(""), letters.slice(-longest / 4).join("")];
  return `“${start.replace(/\s\S*$/u, "")} … ${end.replace(/^\S*\s/u, "")}”`;
}
