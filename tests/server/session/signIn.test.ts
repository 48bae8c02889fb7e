import { z } from "zod";
import { sql } from "#server/core/db.ts";
import { describe, expect, test } from "vitest";
import { readSession, signIn, signOut } from "#contract/session.ts";
import { anApp } from "../support/app.ts";
import { password } from "../support/newsroom.ts";

describe("signing in", () => {
  test("gives a session that says who it is", async () => {
    const { signedInAs } = await anApp();
    const leyi = await signedInAs("Leyi Chen");
    const { person } = await leyi.call(readSession, {});
    expect(person).toMatchObject({ name: "Leyi Chen", roles: ["writer"], hasPassword: true });
  });

  test("stores the hash of the session's token, never the token", async () => {
    const { signedInAs, deps } = await anApp();
    const { cookie } = await signedInAs("Leyi Chen");
    const rows = await deps.db.rows(z.object({ token_hash: z.string() }), sql`select token_hash from sessions`);
    expect(rows).toHaveLength(1);
    expect(cookie).not.toContain(rows[0]?.token_hash);
    expect(rows[0]?.token_hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test("ends with signing out", async () => {
    const { signedInAs } = await anApp();
    const leyi = await signedInAs("Leyi Chen");
    await leyi.call(signOut, {});
    expect((await leyi.refused(readSession, {})).code).toBe("session/required");
  });

  test("takes an e-mail in any capitals", async () => {
    const { nobody } = await anApp();
    const { person } = await nobody.call(signIn, { body: { email: " LEYI.Chen@dailydesk.example", password } });
    expect(person.name).toBe("Leyi Chen");
  });
});
