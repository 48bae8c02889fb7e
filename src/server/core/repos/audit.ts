import { z } from "zod";
import { countColumn, instantColumn } from "../columns.ts";
import { json, sql, type Tx } from "../db.ts";

const auditRow = z.object({
  id: z.string(),
  at: instantColumn,
  actor_id: z.string().nullable(),
  story_id: z.string().nullable(),
  action: z.string(),
  from_stage: z.string().nullable(),
  to_stage: z.string().nullable(),
  reason: z.string().nullable(),
  overrides: z.array(z.string()),
  data: z.record(z.string(), z.unknown()),
  request_id: z.string().nullable(),
});
/** One row of the log, without its hash. */
export type AuditRow = z.output<typeof auditRow>;

const chained = auditRow.extend({ number: countColumn, hash: z.string() });

/** Nobody else adds to the log until this transaction ends: its rows are one chain. */
export async function lockChain(tx: Tx): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(715002)`);
}

export async function lastHash(tx: Tx): Promise<string> {
  const [last] = await tx.rows(
    z.object({ hash: z.string() }),
    sql`select hash from audit order by number desc limit 1`,
  );
  return last?.hash ?? "";
}

export async function insert(tx: Tx, row: AuditRow, hash: string): Promise<void> {
  await tx.run(sql`
    insert into audit (id, at, actor_id, story_id, action, from_stage, to_stage, reason, overrides, data, request_id, hash)
    values (${row.id}, ${row.at}, ${row.actor_id}, ${row.story_id}, ${row.action}, ${row.from_stage}, ${row.to_stage},
            ${row.reason}, ${row.overrides}::text[], ${json(row.data)}::jsonb, ${row.request_id}, ${hash})`);
}

/** Up to 500 rows of the log after `number`, in order. */
export async function after(tx: Tx, number: number): Promise<z.output<typeof chained>[]> {
  return tx.rows(
    chained,
    sql`
    select number, id, at, actor_id, story_id, action, from_stage, to_stage, reason, overrides, data, request_id, hash
      from audit where number > ${number} order by number limit 500`,
  );
}
