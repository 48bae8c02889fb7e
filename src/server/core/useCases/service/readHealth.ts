import { z } from "zod";
import type { readHealth as endpoint } from "#contract/service.ts";
import { sql } from "../../db.ts";
import type { UseCase } from "../../useCase.ts";

/** Says that the server answers, once its database has. */
export const readHealth: UseCase<typeof endpoint> = async ({ deps }) => {
  await deps.db.rows(z.object({ answers: z.literal(1) }), sql`select 1 as answers`);
  return { ok: true, database: deps.db.kind, version: deps.settings.version };
};
