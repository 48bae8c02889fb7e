import type { Tx } from "../../db.ts";
import { refuse } from "../../refusal.ts";
import * as people from "../../repos/people.ts";

/** Refuses to take the role from the only admin, or the only admin away: nobody could put it right again. */
export async function refuseLastAdmin(tx: Tx, person: people.PersonRow): Promise<void> {
  if (!person.roles.includes("admin")) return;
  const admins = await people.lockAdmins(tx);
  if (admins.every((each) => each.id === person.id)) throw refuse("person/lastAdmin");
}
