import type { ImportReading } from "#contract/imports.ts";
import { copyFacts } from "#document/facts.ts";
import { headlineOf } from "#document/fields.ts";
import type { ImportGuessKind } from "#document/importGuesses.ts";
import { acceptAll } from "#document/reading.ts";
import { type Imported, type ImportSource, readImport } from "#document/readImport.ts";
import { schema } from "#document/schema.ts";
import { bodyText } from "#document/text.ts";
import { wordCount } from "#document/words.ts";
import { type Credit, type CreditedPerson, creditLine, creditNameFault, inPrintedOrder } from "#domain/credits.ts";
import type { Tx } from "../../db.ts";
import { refuse } from "../../refusal.ts";
import { namesOfPeople } from "../../repos/storyPeople.ts";

/** A file as it would become a story: its copy with the guesses that were made, and its credits. */
export interface ReadFile extends Imported {
  readonly printed: readonly Credit[];
}

/**
 * Reads a file. A name in its credits is a person's here when it is exactly theirs and nobody else's, whatever its
 * capitals and accents; else it is a contributor's by name. Refused where nothing of it can be read.
 */
export async function readFile(
  tx: Tx,
  source: ImportSource,
  undone: readonly ImportGuessKind[] = [],
): Promise<ReadFile> {
  const read = readImport(source, { schema, keep: undone });
  const { hasHeadline, hasText } = copyFacts(read.copy);
  if (!hasHeadline && !hasText) throw refuse("import/unreadable");
  const people = await namesOfPeople(tx);
  const printed = read.credits.map(({ role, names }) => ({
    role,
    people: [...new Set(names)]
      .filter((name) => creditNameFault(name) === null)
      .map((name): CreditedPerson => {
        const [person, another] = people.filter((each) => isSameName(each.name, name));
        const isTheirs = person !== undefined && another === undefined;
        return {
          personId: isTheirs ? person.id : null,
          name: isTheirs ? person.name : name,
          withheld: false,
          source: "hand",
        };
      }),
  }));
  return { ...read, printed: inPrintedOrder(printed.map(withoutDoubles)) };
}

/** What is shown of a file before a story is made of it. */
export function readingOf(
  { copy, guesses, printed, leftOut }: ReadFile,
  newsroom: string,
): Omit<ImportReading, "suggested"> {
  const reading = acceptAll(copy);
  return {
    guesses: guesses.map((guess) => ({ ...guess })),
    headline: headlineOf(reading),
    paragraphs: bodyText(reading)
      .split("\n\n")
      .filter((paragraph) => paragraph !== ""),
    words: wordCount(reading),
    line: creditLine(printed, newsroom),
    leftOut,
  };
}

function withoutDoubles({ role, people }: Credit): Credit {
  const key = (person: CreditedPerson) => person.personId ?? person.name;
  return { role, people: people.filter((each, index) => people.findIndex((one) => key(one) === key(each)) === index) };
}

function isSameName(one: string, other: string): boolean {
  return one.localeCompare(other, "en-GB", { sensitivity: "base" }) === 0;
}
