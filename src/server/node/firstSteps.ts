import { roleNames } from "#domain/people.ts";
import { isUnclaimed, makeAdmin } from "#server/core/firstAdmin.ts";
import * as people from "#server/core/repos/people.ts";
import { addDemo } from "./demo.ts";
import type { Installation } from "./installation.ts";

/** Makes what an empty installation begins with, and gives the lines that say who to sign in as. */
export async function firstSteps({ deps, isEmpty }: Installation): Promise<string> {
  if (!deps.settings.isDemo) return (await isUnclaimed(deps)) ? firstAdmin(deps) : "";
  if (isEmpty) {
    process.stdout.write("Making the demonstration newsroom, once…\n");
    await addDemo(deps);
  }
  const offered = await people.demo(deps.db);
  const lines = offered.map(({ name, roles }) => `    ${name} (${roles.map((role) => roleNames[role]).join(", ")})`);
  return ["  Sign in with one press as:", ...lines, ""].join("\n");
}

async function firstAdmin(deps: Installation["deps"]): Promise<string> {
  const { contact } = deps.settings.newsroom;
  const url = await makeAdmin(deps, { name: "Desk Admin", email: contact });
  return `  Nobody can sign in yet. Set a password for ${contact}, the first admin, within 72 hours:\n    ${url}\n`;
}
