import type { readSession as endpoint } from "#contract/session.ts";
import { refuse } from "../../refusal.ts";
import * as people from "../../repos/people.ts";
import type { UseCase } from "../../useCase.ts";
import { personReply } from "../people/personReply.ts";

/** Who is signed in. */
export const readSession: UseCase<typeof endpoint> = async ({ deps, actor }) => {
  const person = await people.byId(deps.db, actor.id);
  if (person === undefined) throw refuse("session/required");
  return { person: personReply(person) };
};
