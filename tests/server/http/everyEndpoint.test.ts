import { describe, expect, test } from "vitest";
import type { Endpoint } from "#contract/endpoint.ts";
import { endpoints } from "#contract/endpoints.ts";
import type { Db } from "#server/core/db.ts";
import { anApp } from "../support/app.ts";
import { type Caller, refusalIn, type Sent } from "../support/caller.ts";
import { emptyDatabase } from "../support/database.ts";

const all: readonly (readonly [string, Endpoint])[] = Object.entries(endpoints);
const those = (isOne: (endpoint: Endpoint) => boolean) => all.filter(([, endpoint]) => isOne(endpoint));

/** The endpoint's address with ids in it that are ids of nothing. */
function addressOf({ path }: Endpoint): string {
  return path
    .replace(":size", "small")
    .replace(":number", "1")
    .replace(/:\w+/g, "01890000-0000-7000-8000-000000000000");
}

async function ask(caller: Caller, endpoint: Endpoint, sent: Sent = {}): Promise<string> {
  const key = endpoint.idempotency === undefined ? {} : { "idempotency-key": crypto.randomUUID() };
  const headers = { ...key, ...sent.headers };
  const answer = await caller.send(endpoint.method, addressOf(endpoint), { ...sent, headers });
  return (await refusalIn(endpoint, answer)).code;
}

/** The same, with a body of the right kind where there has to be one. */
async function askWithBody(caller: Caller, endpoint: Endpoint, headers: Record<string, string> = {}): Promise<string> {
  const body = endpoint.body === undefined ? (endpoint.takes === "bytes" ? new Uint8Array(1) : undefined) : {};
  return ask(caller, endpoint, { body, headers });
}

async function anAdmin(): Promise<Caller> {
  return (await anApp()).signedInAs("Desk Admin");
}

describe("every endpoint", () => {
  test.each(those((each) => each.who === "signedIn"))("%s asks who it is", async (_, endpoint) => {
    const { nobody } = await anApp();
    expect(await askWithBody(nobody, endpoint)).toBe("session/required");
  });

  test.each(those((each) => each.method !== "GET"))("%s takes nothing from another site", async (_, endpoint) => {
    const admin = await anAdmin();
    expect(await askWithBody(admin, endpoint, { "sec-fetch-site": "cross-site" })).toBe("request/foreign");
  });

  test.each(those((each) => each.query !== undefined))(
    "%s takes no parameter that it does not know",
    async (_, endpoint) => {
      const admin = await anAdmin();
      const answer = await admin.send(endpoint.method, `${addressOf(endpoint)}?colour=red`);
      expect((await refusalIn(endpoint, answer)).code).toBe("request/malformed");
    },
  );

  test.each(those((each) => each.body !== undefined))("%s takes JSON that is what it says", async (_, endpoint) => {
    const admin = await anAdmin();
    const type = { "content-type": "application/json" };
    expect(await ask(admin, endpoint, { body: "{", headers: type })).toBe("request/malformed");
    expect(await ask(admin, endpoint, { body: "{}", headers: { "content-type": "text/plain" } })).toBe(
      "request/mediaType",
    );
    expect(await ask(admin, endpoint, { body: " ".repeat(1_048_577), headers: type })).toBe("request/tooLarge");
    const isOfStory = endpoint.path.includes(":storyId");
    expect(await ask(admin, endpoint, { body: { colour: "red" } })).toBe(
      isOfStory ? "story/unknown" : "request/invalid",
    );
  });

  test.each(those((each) => each.idempotency !== undefined))("%s takes a key that is one", async (_, endpoint) => {
    const admin = await anAdmin();
    expect(await askWithBody(admin, endpoint, { "idempotency-key": "two words" })).toBe("idempotency/malformed");
  });

  test.each(those((each) => each.idempotency === "required"))("%s asks for a key", async (_, endpoint) => {
    const admin = await anAdmin();
    expect(await askWithBody(admin, endpoint, { "idempotency-key": "" })).toBe("idempotency/missing");
  });

  test.each(those((each) => each.ifMatch !== undefined))("%s takes one strong tag", async (_, endpoint) => {
    const admin = await anAdmin();
    for (const tag of ["*", '"1", "2"', "1", '"'])
      expect(await askWithBody(admin, endpoint, { "if-match": tag })).toBe("request/badPrecondition");
  });

  test("holds to what one may ask in a minute", { timeout: 60_000 }, async () => {
    const { nobody, signedInAs, clock } = await anApp();
    const admin = await signedInAs("Desk Admin");
    clock.set("2026-11-23T21:50:00Z");
    for (const caller of [nobody, admin])
      for (let asked = 0; asked < 600; asked++) await caller.send("GET", "/api/newsroom");
    for (const [, endpoint] of all) {
      const caller = endpoint.who === "public" ? nobody : admin;
      expect([endpoint.name, await askWithBody(caller, endpoint)]).toEqual([endpoint.name, "request/tooMany"]);
    }
  });

  test.each(all)("%s says so when the store does not answer, or something fails", async (_, endpoint) => {
    const db = await emptyDatabase();
    let fault: Error | undefined;
    const check = () => {
      if (fault !== undefined) throw fault;
    };
    const failing: Db = {
      ...db,
      rows: async (row, query) => (check(), db.rows(row, query)),
      transaction: async (work) => (check(), db.transaction(work)),
    };
    const { signedInAs } = await anApp({ db: failing });
    const admin = await signedInAs("Desk Admin");
    fault = Object.assign(new Error("down"), { code: "57P01" });
    expect(await askWithBody(admin, endpoint)).toBe("server/unavailable");
    fault = new Error("a bug");
    expect(await askWithBody(admin, endpoint)).toBe("server/fault");
  });

  test.each(those((each) => (each.problems as readonly string[]).includes("story/unknown")))(
    "%s knows no story that there is not",
    async (_, endpoint) => {
      const admin = await anAdmin();
      const path = endpoint.path.replace(":storyId", "none").replace(":number", "1");
      const answer = await admin.send(endpoint.method, path, { headers: { "idempotency-key": "one" } });
      expect((await refusalIn(endpoint, answer)).code).toBe("story/unknown");
    },
  );
});
