import type { listDesks as endpoint } from "#contract/desks.ts";
import * as desks from "../../repos/desks.ts";
import type { UseCase } from "../../useCase.ts";

/** The desks in their order. */
export const listDesks: UseCase<typeof endpoint> = async ({ deps }) => ({ items: await desks.all(deps.db) });
