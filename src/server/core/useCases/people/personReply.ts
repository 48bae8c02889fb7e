import type { Person } from "#contract/people.ts";
import type { PersonRow } from "../../repos/people.ts";

/** A person as the desk sees them: never their password's hash. */
export function personReply(row: PersonRow): Person {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    roles: [...row.roles],
    leftAt: row.leftAt,
    hasPassword: row.passwordHash !== null,
  };
}
