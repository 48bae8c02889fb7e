import { z } from "zod";
import type { Instant } from "#domain/times.ts";
import { instantColumn } from "../columns.ts";
import { sql, type Tx } from "../db.ts";

const triesRow = z
  .object({ wrong: z.number().int(), last_at: instantColumn })
  .transform(({ wrong, last_at }) => ({ wrong, lastAt: last_at }));
export type Tries = z.output<typeof triesRow>;

export async function find(tx: Tx, key: string): Promise<Tries | undefined> {
  return (await tx.rows(triesRow, sql`select wrong, last_at from tries where key = ${key}`))[0];
}

export async function addWrong(tx: Tx, key: string, at: Instant): Promise<void> {
  await tx.run(sql`
    insert into tries (key, wrong, last_at) values (${key}, 1, ${at})
        on conflict (key) do update set wrong = tries.wrong + 1, last_at = excluded.last_at`);
}

export async function forget(tx: Tx, key: string): Promise<void> {
  await tx.run(sql`delete from tries where key = ${key}`);
}
