import { describe, expect, test } from "vitest";
import { listPeople } from "#contract/people.ts";
import { acceptInvite } from "#contract/session.ts";
import { isUnclaimed, makeAdmin } from "#server/core/firstAdmin.ts";
import { anApp } from "../support/app.ts";
import { emailOf } from "../support/newsroom.ts";

const chosen = "eleven tall ladders";

describe("an admin made on the machine itself", () => {
  test("sets a password by the link, and is one", async () => {
    const { deps, nobody } = await anApp();
    const url = await makeAdmin(deps, { name: "Ann Lee", email: "ann.lee@dailydesk.example" });
    const { person } = await nobody.call(acceptInvite, { body: { token: url.split("#")[1] ?? "", password: chosen } });
    expect(person).toMatchObject({ name: "Ann Lee", roles: ["admin"] });
  });

  test("keeps their other roles and their name when they are there already", async () => {
    const { deps, signedInAs } = await anApp();
    await makeAdmin(deps, { name: "Somebody", email: emailOf("Leyi Chen").toUpperCase() });
    const admin = await signedInAs("Desk Admin");
    const { items } = await admin.call(listPeople, {});
    expect(items.find((person) => person.name === "Leyi Chen")?.roles).toEqual(["writer", "admin"]);
  });

  test("is needed for as long as nobody has a password", async () => {
    const { deps } = await anApp();
    expect(await isUnclaimed(deps)).toBe(false);
    await deps.db.exec("update people set password_hash = null");
    expect(await isUnclaimed(deps)).toBe(true);
  });
});
