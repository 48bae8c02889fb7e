import { describe, expect, test } from "vitest";
import { z } from "zod";
import { addDesk, listDesks } from "#contract/desks.ts";
import { type Db, sql } from "#server/core/db.ts";
import { drainOutbox, emit, HubMessage } from "#server/core/events/outbox.ts";
import { jobContext } from "#server/core/jobs/jobContext.ts";
import { memoryHub } from "#server/core/memoryHub.ts";
import { risingIds } from "#server/core/risingIds.ts";
import { signedInContext } from "#server/core/signedInContext.ts";
import { inTransaction } from "#server/core/transaction.ts";
import { anApp, type TestApp } from "../support/app.ts";
import { emptyDatabase } from "../support/database.ts";

const untold = z.object({ topic: z.string() });

async function untoldIn({ deps }: TestApp): Promise<number> {
  return (await deps.db.rows(untold, sql`select topic from outbox where done_at is null`)).length;
}

/** The database, failing the first transactions with this code before they can commit. */
function failing(db: Db, times: number, code: string): Db {
  let left = times;
  return {
    ...db,
    transaction: (work) =>
      db.transaction(async (tx) => {
        const result = await work(tx);
        if (left-- > 0) throw Object.assign(new Error("could not serialize access"), { code });
        return result;
      }),
  };
}

describe("a transaction", () => {
  test.each(["40001", "40P01", "23505"])("is run again when the database asks for it: %s", async (code) => {
    const newsroom = await anApp();
    const deps = { ...newsroom.deps, db: failing(newsroom.deps.db, 2, code) };
    let runs = 0;
    expect(await inTransaction(jobContext(deps), async () => ++runs)).toBe(3);
  });

  test("is given up after four tries, and leaves nothing behind", async () => {
    const newsroom = await anApp();
    const deps = { ...newsroom.deps, db: failing(newsroom.deps.db, 9, "40001") };
    const heard: string[] = [];
    deps.hub.subscribe("desks", (message) => heard.push(message));
    await expect(inTransaction(jobContext(deps), (tx) => emit(tx, "desks", null))).rejects.toThrow(
      "could not serialize",
    );
    expect([heard, await untoldIn(newsroom)]).toEqual([[], 0]);
  });

  test("is not run again for a fault of its own", async () => {
    const { deps } = await anApp();
    let runs = 0;
    const work = inTransaction(jobContext(deps), async () => {
      runs += 1;
      throw new Error("a bug");
    });
    await expect(work).rejects.toThrow("a bug");
    expect(runs).toBe(1);
  });

  test("tells what it emitted only once it is committed", async () => {
    const { deps, people } = await anApp();
    const order: string[] = [];
    deps.hub.subscribe("people", (message) => order.push(HubMessage.parse(JSON.parse(message)).personId ?? ""));
    const personId = people["Leyi Chen"].id;
    await inTransaction(jobContext(deps), async (tx) => {
      await emit(tx, "people", null, { personId });
      order.push("still open");
    });
    expect(order).toEqual(["still open", personId]);
  });

  test("is refused to somebody who left while the request was under way", async () => {
    const { deps, people } = await anApp();
    const ctx = signedInContext(deps, { id: people["Leyi Chen"].id, name: "Leyi Chen", roles: ["writer"] });
    await deps.db.run(sql`update people set left_at = now() where id = ${ctx.actor.id}`);
    await expect(inTransaction(ctx, async () => "done")).rejects.toMatchObject({ code: "session/required" });
  });

  test("is refused to somebody whose roles were changed while the request was under way", async () => {
    const { deps, people } = await anApp();
    const ctx = signedInContext(deps, { id: people["Duty Editor"].id, name: "Duty Editor", roles: ["editor"] });
    await deps.db.run(sql`update people set roles = array['writer'] where id = ${ctx.actor.id}`);
    await expect(inTransaction(ctx, async () => "done")).rejects.toMatchObject({ code: "server/unavailable" });
  });
});

describe("what a crash kept from being told", () => {
  test("is told at the next start, once", async () => {
    const newsroom = await anApp();
    const { deps } = newsroom;
    const silent = { ...deps, hub: { publish: () => {}, subscribe: () => () => {} } };
    await inTransaction(jobContext(silent), (tx) => emit(tx, "story", null, { revision: 7 }));
    await deps.db.run(sql`update outbox set done_at = null`);
    const heard: HubMessage[] = [];
    deps.hub.subscribe("story", (message) => heard.push(HubMessage.parse(JSON.parse(message))));
    expect(await drainOutbox(deps, { forMs: 0 })).toBe(1);
    expect(await drainOutbox(deps, { forMs: 0 })).toBe(0);
    expect(heard).toEqual([{ storyId: null, revision: 7, personId: null }]);
  });
});

describe("a fault", () => {
  /** The newsroom's database, whose statements fail once it is switched. */
  async function aFailingApp(fault: () => Error) {
    const db = await emptyDatabase();
    const state = { isFailing: false };
    const check = () => {
      if (state.isFailing) throw fault();
    };
    const wrapped: Db = {
      ...db,
      rows: async (row, query) => (check(), db.rows(row, query)),
      transaction: async (work) => (check(), db.transaction(work)),
    };
    const newsroom = await anApp({ db: wrapped });
    const admin = await newsroom.signedInAs("Desk Admin");
    return { ...newsroom, admin, fail: () => (state.isFailing = true) };
  }

  test("of ours says only that it happened, and under which id the log has it", async () => {
    const { admin, fail, log } = await aFailingApp(() => new Error("password_hash of leyi.chen is secret"));
    fail();
    const { status, code, problem } = await admin.refused(listDesks, {});
    expect([status, code]).toEqual([500, "server/fault"]);
    expect(JSON.stringify(problem)).not.toMatch(/secret|select|\.ts/);
    expect(log.at(-1)).toMatchObject({ event: "server/fault", facts: { requestId: problem.instance } });
  });

  test.each(["08006", "57P01", "53300", "53100", "25006", "ECONNREFUSED", "ENOSPC"])(
    "of the store is said to pass: %s (bad input 73, 74)",
    async (code) => {
      const { admin, fail } = await aFailingApp(() => Object.assign(new Error("down"), { code }));
      fail();
      const refused = await admin.refused(addDesk, { body: { name: "Weather" } });
      expect([refused.status, refused.code]).toEqual([503, "server/unavailable"]);
      expect(refused.headers.get("retry-after")).toBe("2");
    },
  );
});

describe("ids", () => {
  test("rise, within a millisecond and when the clock steps back", () => {
    let at = Date.parse("2026-11-23T21:40:00Z");
    const ids = risingIds({ now: () => new Date(at) });
    const made = Array.from({ length: 10_000 }, (_, n) => {
      if (n === 5000) at -= 3_600_000;
      return ids.next();
    });
    expect(made.toSorted()).toEqual(made);
    expect(new Set(made).size).toBe(10_000);
    for (const id of made.slice(0, 50))
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe("a hub", () => {
  test("tells everybody, whatever becomes of one of them, until they ask for no more", () => {
    const faults: unknown[] = [];
    const hub = memoryHub((fault) => faults.push(fault));
    const heard: string[] = [];
    hub.subscribe("desks", () => {
      throw new Error("deaf");
    });
    const stop = hub.subscribe("desks", (message) => heard.push(message));
    hub.publish("desks", "one");
    hub.publish("people", "none of theirs");
    stop();
    hub.publish("desks", "two");
    expect(heard).toEqual(["one"]);
    expect(faults).toHaveLength(2);
  });
});
