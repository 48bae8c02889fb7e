import { z } from "zod";
import type { Instant } from "#domain/times.ts";
import { sql, type Tx } from "../db.ts";
import { instantColumn } from "../columns.ts";

const jobRow = z
  .object({ id: z.string(), kind: z.string(), key: z.string(), run_at: instantColumn, attempts: z.number().int() })
  .transform(({ run_at, ...row }) => ({ runAt: run_at, ...row }));
export type Job = z.output<typeof jobRow>;

/** Puts a job down for `runAt`. An open one of the same kind and key is moved to that time. */
export function putJob(
  tx: Tx,
  job: { readonly id: string; readonly kind: string; readonly key: string; readonly runAt: Instant },
): Promise<void> {
  return tx.run(sql`
    insert into jobs (id, kind, key, run_at)
    values (${job.id}, ${job.kind}, ${job.key}, ${job.runAt})
    on conflict (kind, key) where done_at is null do update set run_at = excluded.run_at`);
}

/** Ends the open job of a kind and key, if there is one. */
export function endJob(tx: Tx, kind: string, key: string, at: Instant): Promise<void> {
  return tx.run(sql`update jobs set done_at = ${at} where kind = ${kind} and key = ${key} and done_at is null`);
}

/**
 * Takes one job that is due, for `leaseSeconds`: nobody else gets it until then, here or on another node. Whoever
 * takes it and dies leaves it to be taken again.
 */
export async function takeJob(
  tx: Tx,
  taking: { readonly kinds: readonly string[]; readonly now: Instant; readonly leaseSeconds: number },
): Promise<Job | null> {
  const [job] = await tx.rows(
    jobRow,
    sql`
    update jobs
       set locked_until = ${taking.now}::timestamptz + make_interval(secs => ${taking.leaseSeconds}),
           attempts = attempts + 1
     where id = (select id
                   from jobs
                  where done_at is null and kind = any(${taking.kinds}::text[])
                    and run_at <= ${taking.now}::timestamptz
                    and (locked_until is null or locked_until <= ${taking.now}::timestamptz)
                  order by run_at, id
                  limit 1
                    for update skip locked)
    returning id, kind, key, run_at, attempts`,
  );
  return job ?? null;
}

/** Marks a job as done. */
export function finishJob(tx: Tx, id: string, at: Instant): Promise<void> {
  return tx.run(sql`update jobs set done_at = ${at}, locked_until = null, error = null where id = ${id}`);
}

/** Puts a job that failed down for another try. */
export function retryJob(tx: Tx, id: string, error: string, again: Instant): Promise<void> {
  return tx.run(sql`update jobs set error = ${error}, run_at = ${again}, locked_until = null where id = ${id}`);
}
