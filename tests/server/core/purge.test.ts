import { describe, expect, test } from "vitest";
import { z } from "zod";
import { addDesk } from "#contract/desks.ts";
import { addPerson } from "#contract/people.ts";
import { signIn } from "#contract/session.ts";
import { verifyAuditChain } from "#server/core/audit.ts";
import { sql } from "#server/core/db.ts";
import { purge } from "#server/core/jobs/purge.ts";
import { anApp, type TestApp } from "../support/app.ts";
import { emailOf } from "../support/newsroom.ts";

async function counts({ deps }: TestApp) {
  const [row] = await deps.db.rows(
    z.object({ sessions: z.number(), invites: z.number(), kept: z.number(), tries: z.number(), told: z.number() }),
    sql`
    select (select count(*) from sessions)::int as sessions, (select count(*) from invites)::int as invites,
           (select count(*) from idempotency)::int as kept, (select count(*) from tries)::int as tries,
           (select count(*) from outbox)::int as told`,
  );
  return row;
}

describe("what has had its time", () => {
  test("is taken out, and nothing sooner, and nothing of what was done", async () => {
    const newsroom = await anApp();
    const admin = await newsroom.signedInAs("Desk Admin");
    await admin.call(addDesk, { body: { name: "Weather" } });
    const noor = { name: "Noor Haddad", email: "noor@dailydesk.example", roles: ["writer" as const] };
    await admin.call(addPerson, { body: noor });
    await newsroom.nobody.refused(signIn, { body: { email: emailOf("Leyi Chen"), password: "not the envelopes" } });
    const before = await counts(newsroom);
    expect(before).toEqual({ sessions: 1, invites: 1, kept: 2, tries: 1, told: 2 });
    newsroom.clock.advance({ hours: 23 });
    await purge(newsroom.deps);
    expect(await counts(newsroom)).toEqual(before);
    newsroom.clock.advance({ hours: 24 * 5 });
    await purge(newsroom.deps);
    expect(await counts(newsroom)).toEqual({ sessions: 0, invites: 0, kept: 0, tries: 0, told: 0 });
    expect(await verifyAuditChain(newsroom.deps.db)).toBeNull();
  });
});
