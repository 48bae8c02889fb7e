import type { listPeople as endpoint } from "#contract/people.ts";
import * as people from "../../repos/people.ts";
import type { UseCase } from "../../useCase.ts";
import { personReply } from "./personReply.ts";

/** Everybody, those who left last. */
export const listPeople: UseCase<typeof endpoint> = async ({ deps }) => ({
  items: (await people.all(deps.db)).map(personReply),
});
