import { z } from "zod";
import type { Role } from "#domain/people.ts";
import { audit } from "./audit.ts";
import { sql, type Tx } from "./db.ts";
import type { Deps } from "./deps.ts";
import { emit } from "./events/outbox.ts";
import { jobContext } from "./jobs/jobContext.ts";
import { makeInvite } from "./makeInvite.ts";
import * as people from "./repos/people.ts";
import { inTransaction } from "./transaction.ts";
import type { Context } from "./useCase.ts";

/** Whether nobody can sign in yet: nobody has set a password. */
export async function isUnclaimed(deps: Deps): Promise<boolean> {
  const found = await deps.db.rows(
    z.object({ id: z.string() }),
    sql`select id from people where password_hash is not null limit 1`,
  );
  return found.length === 0;
}

/**
 * Makes somebody an admin from the machine itself: a new person, or one who is there already and keeps their other
 * roles. Gives the one-time link with which they set a password.
 */
export async function makeAdmin(deps: Deps, admin: { readonly name: string; readonly email: string }): Promise<string> {
  const ctx = jobContext(deps);
  return inTransaction(ctx, async (tx) => {
    const id = await adminIn(tx, ctx, admin);
    const invite = await makeInvite(tx, ctx, id);
    await emit(tx, "people", null, { personId: id });
    return invite.url;
  });
}

async function adminIn(tx: Tx, ctx: Context, { name, email }: { name: string; email: string }): Promise<string> {
  const known = await people.byEmail(tx, email);
  if (known === undefined) {
    const id = ctx.deps.ids.next();
    await people.insert(tx, { id, name, email, roles: ["admin"], isDemo: false, at: ctx.now });
    await audit(tx, ctx, "person.added", null, { data: { personId: id, roles: ["admin"] } });
    return id;
  }
  const roles: readonly Role[] = [...new Set<Role>([...known.roles, "admin"])];
  await people.update(tx, known.id, { name: known.name, roles });
  await audit(tx, ctx, "person.changed", null, { data: { personId: known.id, rolesBefore: known.roles, roles } });
  return known.id;
}
