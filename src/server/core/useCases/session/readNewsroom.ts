import type { readNewsroom as endpoint } from "#contract/session.ts";
import * as people from "../../repos/people.ts";
import type { UseCase } from "../../useCase.ts";

/** What anybody may know before they sign in. People are named in the demonstration alone. */
export const readNewsroom: UseCase<typeof endpoint> = async ({ deps }) => {
  const { isDemo, newsroom } = deps.settings;
  const offered = isDemo ? await people.demo(deps.db) : [];
  return {
    name: newsroom.name,
    zone: newsroom.zone,
    isDemo,
    people: offered.map(({ id, name, roles }) => ({ id, name, roles: [...roles] })),
  };
};
