import { listed } from "./people.ts";

/** The credit roles in their printed order. */
export const creditRoles = ["words", "additional reporting", "source", "pictures", "subbing"] as const;
export type CreditRole = (typeof creditRoles)[number];

/** A role as it is printed. */
export const creditRoleNames: Record<CreditRole, string> = {
  words: "Words",
  "additional reporting": "Additional reporting",
  source: "Source",
  pictures: "Pictures",
  subbing: "Subbing",
};

/** Somebody credited: a person with an account, or a contributor by name. `work` = given by Stet, `hand` = by somebody. */
export interface CreditedPerson {
  readonly personId: string | null;
  readonly name: string;
  readonly withheld: boolean;
  readonly source: "work" | "hand";
}

export interface Credit {
  readonly role: CreditRole;
  readonly people: readonly CreditedPerson[];
}

/**
 * The credits as they are printed: `Words: A, B and C | Subbing: D`. Roles without people, and people whose byline
 * is withheld, are left out; where everybody's Words byline is withheld the newsroom stands in their place; an
 * uncredited story gives the empty string. The desk, the reader's page, the feeds and the exports all print this
 * and nothing else (promise R21).
 */
export function creditLine(credits: readonly Credit[], newsroom: string): string {
  return printedCredits(credits, newsroom)
    .map(({ role, names }) => `${creditRoleNames[role]}: ${listed(names)}`)
    .join(" | ");
}

/** What `creditLine` prints, role by role, for outputs that mark up each name (as with text that runs right to left). */
export function printedCredits(
  credits: readonly Credit[],
  newsroom: string,
): readonly { role: CreditRole; names: readonly string[] }[] {
  return creditRoles.flatMap((role) => {
    const people = credits.filter((credit) => credit.role === role).flatMap((credit) => credit.people);
    const names = people.filter((person) => !person.withheld).map((person) => person.name);
    if (names.length > 0) return [{ role, names }];
    if (role === "words" && people.length > 0) return [{ role, names: [newsroom] }];
    return [];
  });
}

/**
 * Reads a printed line back into roles and names; null when it is not one. Takes the roles in any order and
 * any case, `Sub` or `Subs` for Subbing and `Words by` for Words, as copy from elsewhere has them. A name with
 * ` and ` or a comma in it is read as two, which is why `creditNameFault` refuses the comma.
 */
export function parseCreditLine(line: string): readonly { role: CreditRole; names: readonly string[] }[] | null {
  const parts = line.split("|").map((part) => part.trim());
  const read = parts.map((part) => {
    const [, label, rest] = /^([^:]{2,40}):\s*(\S.*)$/u.exec(part) ?? [];
    const role = label === undefined ? undefined : roleLabelled(label);
    if (role === undefined || rest === undefined) return null;
    return { role, names: rest.split(/\s*,\s*|\s+and\s+/u).filter((name) => name !== "") };
  });
  return read.every((part) => part !== null) ? read : null;
}

function roleLabelled(label: string): CreditRole | undefined {
  const said = label.trim().toLowerCase();
  const aliases: Record<string, CreditRole> = {
    "words by": "words",
    sub: "subbing",
    subs: "subbing",
    "sub-editing": "subbing",
    picture: "pictures",
    photographs: "pictures",
    photos: "pictures",
  };
  return creditRoles.find((role) => role === said) ?? aliases[said];
}

/** What is wrong with a name as a credit, as a sentence, or null. */
export function creditNameFault(name: string): string | null {
  if (name.trim() === "") return "Give a name";
  if (name.length > 200) return "A name has at most 200 characters";
  if (/[|,]/u.test(name)) return "A credited name has no | and no comma in it";
  if (/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u.test(name)) return "The name has characters in it that cannot be printed";
  return null;
}

/** The credits with `person` added at the end of `role`, or as they are if the person is there already. */
export function withCredit(credits: readonly Credit[], role: CreditRole, person: CreditedPerson): readonly Credit[] {
  const people = creditsIn(credits, role);
  if (people.some((each) => each.personId !== null && each.personId === person.personId)) return credits;
  return inPrintedOrder([...credits.filter((credit) => credit.role !== role), { role, people: [...people, person] }]);
}

/** The credits without what Stet itself gave `personId` in `role`; what somebody put there by hand stays. */
export function withoutWorkCredit(credits: readonly Credit[], role: CreditRole, personId: string): readonly Credit[] {
  return credits
    .map((credit) =>
      credit.role === role
        ? { role, people: credit.people.filter((each) => each.personId !== personId || each.source === "hand") }
        : credit,
    )
    .filter((credit) => credit.people.length > 0);
}

/** The people credited in a role, withheld ones too. */
export function creditsIn(credits: readonly Credit[], role: CreditRole): readonly CreditedPerson[] {
  return credits.filter((credit) => credit.role === role).flatMap((credit) => credit.people);
}

/** The credits sorted by role, one entry a role, empty roles left out. */
export function inPrintedOrder(credits: readonly Credit[]): readonly Credit[] {
  return creditRoles
    .map((role) => ({ role, people: creditsIn(credits, role) }))
    .filter((credit) => credit.people.length > 0);
}
