import { describe, expect, test } from "vitest";
import { z } from "zod";
import { addDesk, removeDesk } from "#contract/desks.ts";
import { verifyAuditChain } from "#server/core/audit.ts";
import { canonicalJson } from "#server/core/canonicalJson.ts";
import { sql } from "#server/core/db.ts";
import { anApp } from "../support/app.ts";

async function aLog() {
  const newsroom = await anApp();
  const admin = await newsroom.signedInAs("Desk Admin");
  const desk = await admin.call(addDesk, { body: { name: "Weather — “so far”" } });
  await admin.call(removeDesk, { params: { deskId: desk.id } });
  const { db } = newsroom.deps;
  const rows = await db.rows(
    z.object({ number: z.coerce.number(), action: z.string(), actor_id: z.string(), request_id: z.string() }),
    sql`select number, action, actor_id, request_id from audit order by number`,
  );
  return { ...newsroom, db, rows };
}

/** What somebody with the database's own rights could do: the trigger off, the deed, the trigger on. */
function tampered(deed: string): string {
  return `alter table audit disable trigger frozen; ${deed}; alter table audit enable trigger frozen;`;
}

describe("the log of what was done", () => {
  test("names who did what, by ids, with the request", async () => {
    const { rows, people } = await aLog();
    expect(rows.map((row) => row.action)).toEqual(["session.started", "desk.added", "desk.removed"]);
    expect(new Set(rows.map((row) => row.actor_id))).toEqual(new Set([people["Desk Admin"].id]));
    expect(new Set(rows.map((row) => row.request_id)).size).toBe(3);
  });

  test("is one chain that holds", async () => {
    const { db } = await aLog();
    expect(await verifyAuditChain(db)).toBeNull();
  });

  test.each([
    [
      "a word of a row is changed",
      "update audit set action = 'desk.kept' where action = 'desk.removed'",
      "desk.removed",
    ],
    [
      "a row's data are changed",
      `update audit set data = '{"name": "Else"}' where action = 'desk.added'`,
      "desk.added",
    ],
    ["a row is taken out", "delete from audit where action = 'desk.added'", "desk.removed"],
    ["the first row is taken out", "delete from audit where action = 'session.started'", "desk.added"],
  ])("shows where it was tampered with: %s", async (_, deed, at) => {
    const { db, rows } = await aLog();
    await db.exec(tampered(deed));
    expect(await verifyAuditChain(db)).toBe(rows.find((row) => row.action === at)?.number);
  });

  test("is refused any change by the database itself", async () => {
    const { db } = await aLog();
    await expect(db.run(sql`update audit set action = 'nothing'`)).rejects.toThrow(/frozen/);
    await expect(db.run(sql`delete from audit`)).rejects.toThrow(/frozen/);
  });
});

describe("JSON in one form", () => {
  test("sorts keys by their UTF-16 units, leaves out what is absent, and has no blanks", () => {
    const value = { "\u20ac": 1, b: [true, null, { z: "é", a: undefined }], "1": 1e21, "\ud83d\ude00": "", a: -0.5 };
    expect(canonicalJson(value)).toBe('{"1":1e+21,"a":-0.5,"b":[true,null,{"z":"é"}],"€":1,"😀":""}');
  });
});
