/** Somebody who can be named in a note. */
export interface Nameable {
  readonly id: string;
  readonly name: string;
}

/** A part of a note's words: a name with its @, and whom it names, or words that name nobody. */
export interface NotePiece {
  readonly text: string;
  /** Where in the note it begins. */
  readonly at: number;
  readonly names: readonly string[];
}

/**
 * A note's words in pieces, names apart from the rest. The longest name that stands behind an @ counts. Where two people
 * have one name, it names both: told once too often is better than not at all.
 */
export function piecesOf(text: string, people: readonly Nameable[]): NotePiece[] {
  const pieces: NotePiece[] = [];
  let rest = 0;
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}.])@/gu)) {
    const name = nameAt(text, index + 1, people);
    if (name === "" || index < rest) continue;
    const end = index + 1 + name.length;
    if (index > rest) pieces.push({ text: text.slice(rest, index), at: rest, names: [] });
    const names = people.filter((each) => isSame(each.name, name)).map(({ id }) => id);
    pieces.push({ text: text.slice(index, end), at: index, names });
    rest = end;
  }
  if (rest < text.length) pieces.push({ text: text.slice(rest), at: rest, names: [] });
  return pieces;
}

/** The ids of whoever is named in a note, each once. */
export function namedIn(text: string, people: readonly Nameable[]): string[] {
  return [...new Set(piecesOf(text, people).flatMap(({ names }) => names))];
}

/** A name that somebody is about to write: where its @ stands, and what they have of it by now. */
export interface AskedName {
  readonly at: number;
  readonly typed: string;
}

/** The name that is being written before the caret, or null. */
export function askedName(text: string, caret: number): AskedName | null {
  const found = /(?<![\p{L}\p{N}.])@([\p{L}\p{M}’'-]*(?: [\p{L}\p{M}’'-]+)*)$/u.exec(text.slice(0, caret));
  const typed = found?.[1];
  return found === null || typed === undefined ? null : { at: found.index, typed };
}

const mostOffered = 6;

/**
 * Whom the beginning of a name could mean, those whose name begins with it first. Nobody once it is somebody's whole name
 * and could be no other's: then there is nothing left to choose.
 */
export function whoIsMeant<Person extends Nameable>(people: readonly Person[], typed: string): readonly Person[] {
  const words = plain(typed);
  const begins = people.filter(({ name }) => plain(name).startsWith(words));
  const inside = people.filter((each) => !begins.includes(each) && plain(each.name).includes(` ${words}`));
  const found = [...begins, ...inside];
  return found.length === 1 && found.every(({ name }) => plain(name) === words) ? [] : found.slice(0, mostOffered);
}

function nameAt(text: string, at: number, people: readonly Nameable[]): string {
  let longest = "";
  for (const { name } of people) {
    const stands = text.slice(at, at + name.length);
    if (name.length > longest.length && isSame(stands, name) && !/^[\p{L}\p{N}]/u.test(text.slice(at + name.length)))
      longest = stands;
  }
  return longest;
}

function isSame(one: string, other: string): boolean {
  return one.toLocaleLowerCase("en-GB") === other.toLocaleLowerCase("en-GB");
}

/** Letters without their accents and case, so that a name is found as it is typed on any keyboard. */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase("en-GB");
}
