import { z } from "zod";
import { newToken } from "../digest.ts";
import { sql, type Tx } from "../db.ts";

/** A key that this newsroom keeps for itself, made when it is first asked for. */
export async function secretNamed(tx: Tx, name: string): Promise<string> {
  const found = await find(tx, name);
  if (found !== undefined) return found;
  await tx.run(sql`insert into secrets (name, value) values (${name}, ${newToken()}) on conflict (name) do nothing`);
  const made = await find(tx, name);
  if (made === undefined) throw new Error(`the secret ${name} was not kept`);
  return made;
}

async function find(tx: Tx, name: string): Promise<string | undefined> {
  const [row] = await tx.rows(z.object({ value: z.string() }), sql`select value from secrets where name = ${name}`);
  return row?.value;
}
