import type { CreditsRequest } from "#contract/credits.ts";
import { PersonId } from "#contract/fields.ts";
import { type Credit, type CreditedPerson, type CreditRole, creditRoles, creditsIn } from "#domain/credits.ts";

/** Whether two credits name the same: a person by their account, a contributor by their name. */
export function isSamePerson(one: CreditedPerson, other: CreditedPerson): boolean {
  if (one.personId !== null || other.personId !== null) return one.personId === other.personId;
  return one.name.toLocaleLowerCase("en-GB") === other.name.toLocaleLowerCase("en-GB");
}

/** The credits with the people of one role put in place of those it had. Every role keeps its place, also an empty one. */
export function withPeople(
  credits: readonly Credit[],
  role: CreditRole,
  people: readonly CreditedPerson[],
): readonly Credit[] {
  return creditRoles.map((each) => ({ role: each, people: each === role ? people : creditsIn(credits, each) }));
}

/** The people with the one at `from` moved to `to`. */
export function moved(people: readonly CreditedPerson[], from: number, to: number): readonly CreditedPerson[] {
  const person = people[from];
  if (person === undefined || to < 0 || to >= people.length) return people;
  return people.toSpliced(from, 1).toSpliced(to, 0, person);
}

/** The credits as they are sent: whole, by id where somebody has an account. */
export function creditsToSend(credits: readonly Credit[]): CreditsRequest {
  return {
    credits: credits
      .filter(({ people }) => people.length > 0)
      .map(({ role, people }) => ({
        role,
        people: people.map(({ personId, name, withheld }) =>
          personId === null ? { name, withheld } : { personId: PersonId.parse(personId), withheld },
        ),
      })),
  };
}
