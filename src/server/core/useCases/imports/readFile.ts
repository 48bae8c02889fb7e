import type { BodyOf } from "#contract/endpoint.ts";
import type { readImport as endpoint } from "#contract/imports.ts";
import { copyFacts } from "#document/facts.ts";
import { type Imported, readImport } from "#document/readImport.ts";
import { schema } from "#document/schema.ts";
import { type Credit, type CreditedPerson, creditNameFault, inPrintedOrder } from "#domain/credits.ts";
import type { Tx } from "../../db.ts";
import { sourceOf } from "../../imports/sourceOf.ts";
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
export async function readFile(tx: Tx, file: BodyOf<typeof endpoint>): Promise<ReadFile> {
  const read = readImport(sourceOf(file), { schema, keep: file.undone ?? [] });
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

function withoutDoubles({ role, people }: Credit): Credit {
  const key = (person: CreditedPerson) => person.personId ?? person.name;
  return { role, people: people.filter((each, index) => people.findIndex((one) => key(one) === key(each)) === index) };
}

function isSameName(one: string, other: string): boolean {
  return one.localeCompare(other, "en-GB", { sensitivity: "base" }) === 0;
}
