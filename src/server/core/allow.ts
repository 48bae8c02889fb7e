import type { ProblemCode } from "#domain/problems.ts";
import { hasRole, type Person } from "#domain/people.ts";
import { refuse } from "./refusal.ts";

/** Refuses whoever is not an admin, in the words of what they asked for. */
export function allowAdmin(actor: Person, code: ProblemCode): void {
  if (!hasRole(actor, "admin")) throw refuse(code);
}
