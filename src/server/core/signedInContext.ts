import type { Person } from "#domain/people.ts";
import type { Deps } from "./deps.ts";
import { jobContext } from "./jobs/jobContext.ts";
import type { SignedIn } from "./useCase.ts";

/** The context of a use case that somebody runs on the machine itself, without a request. */
export function signedInContext(deps: Deps, { id, name, roles }: Omit<Person, "kind">): SignedIn {
  return { ...jobContext(deps), actor: { kind: "person", id, name, roles } };
}
