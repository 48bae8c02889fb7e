import { describe, expect, test } from "vitest";
import { z } from "zod";
import { addDesk } from "#contract/desks.ts";
import { addPerson } from "#contract/people.ts";
import { sql } from "#server/core/db.ts";
import { anApp } from "../support/app.ts";
import type { Caller } from "../support/caller.ts";

async function anAdmin(): Promise<Caller> {
  const { signedInAs } = await anApp();
  return signedInAs("Desk Admin");
}

describe("an Idempotency-Key (bad input 20)", () => {
  test("gives the first answer again, and does nothing twice", async () => {
    const admin = await anAdmin();
    const first = await admin.call(addDesk, { body: { name: "Weather" }, key: "one" });
    const again = await admin.call(addDesk, { body: { name: "Weather" }, key: "one" });
    expect(again).toEqual(first);
  });

  test("gives two that ask at once one answer", async () => {
    const admin = await anAdmin();
    const asked = () => admin.call(addDesk, { body: { name: "Weather" }, key: "one" });
    const [first, second] = await Promise.all([asked(), asked()]);
    expect(second).toEqual(first);
  });

  test("is refused for another body", async () => {
    const admin = await anAdmin();
    await admin.call(addDesk, { body: { name: "Weather" }, key: "one" });
    const { code, status } = await admin.refused(addDesk, { body: { name: "Travel" }, key: "one" });
    expect([status, code]).toEqual([422, "idempotency/reused"]);
  });

  test("belongs to one person", async () => {
    const { signedInAs } = await anApp();
    const [admin, leyi] = [await signedInAs("Desk Admin"), await signedInAs("Leyi Chen")];
    await admin.call(addDesk, { body: { name: "Weather" }, key: "one" });
    expect((await leyi.refused(addDesk, { body: { name: "Weather" }, key: "one" })).code).toBe("desk/forbidden");
  });

  test("of a request that was refused can be used for the mended one", async () => {
    const admin = await anAdmin();
    await admin.refused(addDesk, { body: { name: "Sport" }, key: "one" });
    const made = await admin.call(addDesk, { body: { name: "Weather" }, key: "one" });
    expect(made.name).toBe("Weather");
  });

  test.each(["a".repeat(201), "with blanks", "a".repeat(10_000)])("is refused when it is none: %.20s", async (key) => {
    const admin = await anAdmin();
    const { code, status } = await admin.refused(addDesk, { body: { name: "Weather" }, key });
    expect([status, code]).toEqual([400, "idempotency/malformed"]);
  });

  test("keeps nothing that could be read from a stolen database", async () => {
    const { signedInAs, deps } = await anApp();
    const admin = await signedInAs("Desk Admin");
    const body = { name: "New Person", email: "new.person@dailydesk.example", roles: ["writer" as const] };
    const { invite } = await admin.call(addPerson, { body, key: "one" });
    const [row] = await deps.db.rows(
      z.object({ kept: z.string() }),
      sql`select key || reply::text as kept from idempotency`,
    );
    expect(row?.kept).toContain("sealed");
    expect(row?.kept).not.toContain(invite.url.split("#")[1]);
    expect(row?.kept).not.toContain('"one"');
  });
});
