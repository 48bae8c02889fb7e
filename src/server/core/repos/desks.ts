import { z } from "zod";
import { DeskId, PersonId } from "#contract/fields.ts";
import type { Instant } from "#domain/times.ts";
import { countColumn } from "../columns.ts";
import { sql, type Tx } from "../db.ts";

const deskRow = z
  .object({
    id: DeskId,
    slug: z.string(),
    name: z.string(),
    position: z.number().int(),
    duty_id: PersonId.nullable(),
    duty_name: z.string().nullable(),
    stories: countColumn,
  })
  .transform(({ duty_id, duty_name, ...row }) => ({
    ...row,
    onDuty: duty_id === null || duty_name === null ? null : { id: duty_id, name: duty_name },
  }));
export type DeskRow = z.output<typeof deskRow>;

const select = sql`
  select desks.id, desks.slug, desks.name, desks.position, people.id as duty_id, people.name as duty_name,
         (select count(*) from stories where stories.desk_id = desks.id and stories.stage <> 'spiked') as stories
    from desks left join people on people.id = desks.on_duty`;

/** The open desks in their order. */
export async function all(tx: Tx): Promise<DeskRow[]> {
  return tx.rows(deskRow, sql`${select} where desks.closed_at is null order by desks.position, lower(desks.name)`);
}

/** An open desk. */
export async function byId(tx: Tx, id: string): Promise<DeskRow | undefined> {
  return (await tx.rows(deskRow, sql`${select} where desks.closed_at is null and desks.id = ${id}`))[0];
}

/** Holds the desk for this transaction: no story comes to it meanwhile. */
export async function lock(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`select id from desks where id = ${id} for update`);
}

/** Whether another desk has this slug, a closed one too. */
export async function isSlugTaken(tx: Tx, slug: string, butOf: string | null): Promise<boolean> {
  const rows = await tx.rows(
    z.object({ id: DeskId }),
    sql`select id from desks where slug = ${slug} and id is distinct from ${butOf}::uuid and closed_at is null`,
  );
  return rows.length > 0;
}

export async function nextPosition(tx: Tx): Promise<number> {
  const [row] = await tx.rows(
    z.object({ next: countColumn }),
    sql`select coalesce(max(position), -1) + 1 as next from desks where closed_at is null`,
  );
  return row?.next ?? 0;
}

export async function insert(
  tx: Tx,
  desk: { readonly id: string; readonly slug: string; readonly name: string; readonly position: number },
): Promise<void> {
  await tx.run(sql`
    insert into desks (id, slug, name, position) values (${desk.id}, ${desk.slug}, ${desk.name}, ${desk.position})`);
}

export async function update(
  tx: Tx,
  id: string,
  to: { readonly slug: string; readonly name: string; readonly onDuty: string | null },
): Promise<void> {
  await tx.run(sql`update desks set slug = ${to.slug}, name = ${to.name}, on_duty = ${to.onDuty} where id = ${id}`);
}

/** Numbers the desks in this order. */
export async function order(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.run(sql`
    update desks set position = place.number - 1
      from unnest(${ids}::uuid[]) with ordinality as place (id, number) where desks.id = place.id`);
}

/** Closes a desk: it is on no list any more, and its slug is free; spiked stories still know which it was. */
export async function close(tx: Tx, id: string, at: Instant): Promise<void> {
  await tx.run(sql`update desks set closed_at = ${at}, on_duty = null, slug = slug || '~' || id where id = ${id}`);
}

/** Somebody who leaves is on duty nowhere. */
export async function leaveDuty(tx: Tx, personId: string): Promise<void> {
  await tx.run(sql`update desks set on_duty = null where on_duty = ${personId}`);
}
