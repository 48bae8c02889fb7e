import { z } from "zod";
import { PersonId } from "#contract/fields.ts";
import { importedName } from "#domain/importedNames.ts";
import { type Role, roles } from "#domain/people.ts";
import type { Instant } from "#domain/times.ts";
import { instantColumn } from "../columns.ts";
import { sql, type Tx } from "../db.ts";

const personRow = z
  .object({
    id: PersonId,
    name: z.string(),
    email: z.string(),
    roles: z.array(z.enum(roles)),
    password_hash: z.string().nullable(),
    is_demo: z.boolean(),
    left_at: instantColumn.nullable(),
  })
  .transform(({ password_hash, is_demo, left_at, ...row }) => ({
    ...row,
    passwordHash: password_hash,
    isDemo: is_demo,
    leftAt: left_at,
  }));
export type PersonRow = z.output<typeof personRow>;

const columns = sql`id, name, email, roles, password_hash, is_demo, left_at`;

/** Everybody, those who left too, by name. */
export async function all(tx: Tx): Promise<PersonRow[]> {
  return tx.rows(personRow, sql`select ${columns} from people order by left_at is not null, lower(name), id`);
}

/** The people of the demonstration, in the order in which they were added. */
export async function demo(tx: Tx): Promise<PersonRow[]> {
  return tx.rows(
    personRow,
    sql`select ${columns} from people where is_demo and left_at is null order by created_at, id`,
  );
}

/**
 * What these people are called, by their ids, those who left too, the longest known first; after them those whom only a
 * document names, marked as such.
 */
export async function namesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows(
    z.object({ id: z.string(), name: z.string(), is_imported: z.boolean() }),
    sql`
    select id, name, false as is_imported, created_at from people where id = any(${ids}::uuid[])
     union all
    select id, name, true, null from imported_names where id = any(${ids}::uuid[])
     order by is_imported, created_at, id`,
  );
  return new Map(rows.map(({ id, name, is_imported }) => [id, is_imported ? importedName(name) : name]));
}

/** The same as a list of people with their names. An id that is nobody's, or null, is left out. */
export async function refsOf(tx: Tx, ids: Iterable<string | null>): Promise<{ id: PersonId; name: string }[]> {
  const named = await namesOf(tx, [...new Set(ids)].filter((id) => id !== null && id !== "").map(String));
  return [...named].map(([id, name]) => ({ id: PersonId.parse(id), name }));
}

export async function byId(tx: Tx, id: string): Promise<PersonRow | undefined> {
  return (await tx.rows(personRow, sql`select ${columns} from people where id = ${id}`))[0];
}

/** The person, whom nobody else changes until this transaction ends. */
export async function lock(tx: Tx, id: string): Promise<PersonRow | undefined> {
  return (await tx.rows(personRow, sql`select ${columns} from people where id = ${id} for no key update`))[0];
}

/** Who has this e-mail now, whatever its capitals. */
export async function byEmail(tx: Tx, email: string): Promise<PersonRow | undefined> {
  return (
    await tx.rows(
      personRow,
      sql`select ${columns} from people where lower(email) = lower(${email}) and left_at is null`,
    )
  )[0];
}

/** The admins who have not left, locked, so that two of them cannot end each other's role at once. */
export async function lockAdmins(tx: Tx): Promise<PersonRow[]> {
  return tx.rows(
    personRow,
    sql`select ${columns} from people where 'admin' = any(roles) and left_at is null order by id for no key update`,
  );
}

export async function areThereAny(tx: Tx): Promise<boolean> {
  return (await tx.rows(z.object({ id: z.string() }), sql`select id from people limit 1`)).length > 0;
}

export async function insert(
  tx: Tx,
  person: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly roles: readonly Role[];
    readonly isDemo: boolean;
    readonly at: Instant;
  },
): Promise<void> {
  await tx.run(sql`
    insert into people (id, name, email, roles, is_demo, created_at)
    values (${person.id}, ${person.name}, ${person.email}, ${person.roles}::text[], ${person.isDemo}, ${person.at})`);
}

export async function update(tx: Tx, id: string, to: { readonly name: string; readonly roles: readonly Role[] }) {
  await tx.run(sql`update people set name = ${to.name}, roles = ${to.roles}::text[] where id = ${id}`);
}

export async function setPassword(tx: Tx, id: string, hash: string): Promise<void> {
  await tx.run(sql`update people set password_hash = ${hash} where id = ${id}`);
}

export async function leave(tx: Tx, id: string, at: Instant): Promise<void> {
  await tx.run(sql`update people set left_at = ${at}, password_hash = null where id = ${id}`);
}
