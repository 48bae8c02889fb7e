import { describe, expect, test } from "vitest";
import { changeDesk } from "#contract/desks.ts";
import { Problem } from "#contract/problem.ts";
import { createStory } from "#contract/stories.ts";
import { anApp } from "../support/app.ts";
import type { Caller } from "../support/caller.ts";

const json = { "content-type": "application/json" };

async function anAdmin(): Promise<Caller> {
  const { signedInAs } = await anApp();
  return signedInAs("Desk Admin");
}

async function codeOf(answer: Response): Promise<string> {
  const problem = Problem.strict().parse(await answer.json());
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(problem.status).toBe(answer.status);
  return `${problem.status} ${problem.type.replace("/problems/", "")}`;
}

/** What an admin's new desk is answered when this is sent for it. */
async function sent(body: string | Uint8Array | undefined, headers: Record<string, string> = json): Promise<string> {
  const admin = await anAdmin();
  return codeOf(await admin.send("POST", "/api/desks", { body, headers }));
}

describe("a body that cannot be read (bad input 1 to 6, 10, 30)", () => {
  test.each([
    ["no JSON", "name=Weather"],
    ["JSON that is cut short", '{"name": "Wea'],
    ["an empty body", ""],
    ["nothing but blanks", "  \n"],
    ["a key twice", '{"name": "Weather", "name": "Sport"}'],
    ["a key twice, once escaped", '{"name": "Weather", "\\u006eame": "Sport"}'],
    ["__proto__ as a key", '{"name": "Weather", "__proto__": {"isAdmin": true}}'],
    ["constructor as a key", '{"name": "Weather", "constructor": {}}'],
    ["toString as a key", '{"name": "Weather", "toString": 1}'],
    ["65 levels", `{"name": ${"[".repeat(64)}${"]".repeat(64)}}`],
    ["10,001 keys", JSON.stringify(Object.fromEntries(Array.from({ length: 10_001 }, (_, n) => [`k${n}`, n])))],
    ["a number too large", '{"name": "Weather", "position": 1e999}'],
    ["minus nought", '{"name": "Weather", "position": -0}'],
    ["a number that would be another", '{"name": "Weather", "position": 9007199254740993}'],
    ["a fraction that would be a whole number", '{"name": "Weather", "position": 1.0000000000000001}'],
    ["a lone surrogate", '{"name": "Weather \\ud800"}'],
    ["a NUL", '{"name": "Weather\\u0000"}'],
  ])("is refused with 400: %s", async (_, body) => {
    expect(await sent(body)).toBe("400 request/malformed");
  });

  test.each([
    ["bytes that are not UTF-8", Uint8Array.of(0x7b, 0xff, 0x7d)],
    ["UTF-16", new Uint8Array(Buffer.from('\ufeff{"name": "Weather"}', "utf16le"))],
  ])("is refused with 400: %s", async (_, body) => {
    expect(await sent(body)).toBe("400 request/malformed");
  });

  test("says where the JSON breaks", async () => {
    const admin = await anAdmin();
    const answer = await admin.send("POST", "/api/desks", { body: '{"name": Weather}', headers: json });
    expect(Problem.parse(await answer.json()).detail).toBe("This is not JSON: it breaks at character 10.");
  });

  test("has its byte order mark dropped", async () => {
    const admin = await anAdmin();
    const answer = await admin.send("POST", "/api/desks", { body: '\ufeff{"name": "Weather"}', headers: json });
    expect(answer.status).toBe(201);
  });

  test.each([
    ["without a type", { "content-type": "" }],
    ["as plain text", { "content-type": "text/plain" }],
    ["as a form", { "content-type": "application/x-www-form-urlencoded" }],
    ["in another charset", { "content-type": "application/json; charset=iso-8859-1" }],
    ["compressed", { ...json, "content-encoding": "gzip" }],
  ])("is refused with 415 when it comes %s", async (_, headers: Record<string, string>) => {
    const body = new TextEncoder().encode('{"name": "Weather"}');
    expect(await sent(body, headers)).toBe("415 request/mediaType");
  });

  test("is refused with 413 before it is read whole", async () => {
    const { signedInAs, app } = await anApp();
    const { cookie } = await signedInAs("Desk Admin");
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(32));
      },
    });
    const headers = { ...json, cookie: cookie ?? "", "sec-fetch-site": "same-origin" };
    const request = new Request("http://localhost:3000/api/desks", {
      method: "POST",
      headers,
      body: endless,
      duplex: "half",
    } as RequestInit);
    expect(await codeOf(await app.fetch(request))).toBe("413 request/tooLarge");
    expect(pulled).toBeLessThan(2_000_000);
  });

  test("is refused with 413 for what it says of its length", async () => {
    expect(await sent("{}", { ...json, "content-length": "1048577" })).toBe("413 request/tooLarge");
  });
});

describe("fields that are wrong (bad input 7, 8)", () => {
  test("are all named in one answer, each by its pointer", async () => {
    const admin = await anAdmin();
    const answer = await admin.send("POST", "/api/people", {
      body: { name: "", email: "nobody", roles: ["writer", "queen"], isAdmin: true },
    });
    expect(answer.status).toBe(422);
    const { errors } = Problem.parse(await answer.json());
    expect(errors?.map((each) => each.pointer).sort()).toEqual(["/email", "/isAdmin", "/name", "/roles/1"]);
  });

  test.each([
    ["a list for an object", []],
    ["null where absent is meant", { name: null }],
    ["nothing of what is needed", {}],
  ])("are refused with 422: %s", async (_, body) => {
    expect(await sent(JSON.stringify(body))).toBe("422 request/invalid");
  });

  test("of a story are told only where there is such a story: 404 goes before 422", async () => {
    const { signedInAs } = await anApp();
    const leyi = await signedInAs("Leyi Chen");
    const { id } = await leyi.call(createStory, { body: {} });
    const answers = [id, "01890000-0000-7000-8000-000000000000"].map(async (storyId) =>
      codeOf(await leyi.send("POST", `/api/stories/${storyId}/transitions`, { body: { transition: "shout" } })),
    );
    expect(await Promise.all(answers)).toEqual(["422 request/invalid", "404 story/unknown"]);
  });

  test("of something that is said in one of two ways are those of the nearer way", async () => {
    const { nobody } = await anApp();
    const answer = await nobody.send("POST", "/api/session", { body: { email: "leyi.chen@dailydesk.example" } });
    expect(Problem.parse(await answer.json()).errors).toEqual([{ pointer: "/password", detail: "This is missing" }]);
  });
});

describe("a request that is not for this", () => {
  test("by a method that is never taken answers 405 with those that are (bad input 11)", async () => {
    const admin = await anAdmin();
    const answer = await admin.send("DELETE", "/api/desks");
    expect(answer.headers.get("allow")).toBe("GET, HEAD, POST");
    expect(await codeOf(answer)).toBe("405 request/method");
  });

  test("cannot change its method by a header", async () => {
    const admin = await anAdmin();
    const answer = await admin.send("GET", "/api/desks", { headers: { "x-http-method-override": "POST" } });
    expect(answer.status).toBe(200);
  });

  test.each([
    "/api/nothing",
    "/api/desks/",
    "//api/desks",
    "/api/..%2fdesks",
    "/api/%00",
    "/api/stories/%c0%af",
    `/api/${"a".repeat(9000)}`,
  ])("answers 404 at %.40s (bad input 13)", async (path) => {
    const admin = await anAdmin();
    expect((await admin.send("GET", path)).status).toBe(404);
  });

  test.each([
    ["in capitals", "018F2A5C-0000-7000-8000-000000000000"],
    ["without hyphens", "018f2a5c000070008000000000000000"],
    ["of nothing", "00000000-0000-0000-0000-000000000000"],
    ["that is blank", "%20".repeat(36)],
  ])("answers 404 to an id %s, as to one that is unknown (bad input 16)", async (_, id) => {
    const admin = await anAdmin();
    const answer = await admin.send("PATCH", `/api/desks/${id}`, { body: { name: "Weather" } });
    expect(await codeOf(answer)).toBe("404 desk/unknown");
  });

  test("answers 404 to an id of another kind of thing", async () => {
    const { signedInAs, people } = await anApp();
    const admin = await signedInAs("Desk Admin");
    const { code } = await admin.refused(changeDesk, {
      params: { deskId: people["Leyi Chen"].id },
      body: { name: "Weather" },
    });
    expect(code).toBe("desk/unknown");
  });

  test("answers 406 where another form is asked for (bad input 19)", async () => {
    const admin = await anAdmin();
    expect(await codeOf(await admin.send("GET", "/api/desks", { headers: { accept: "application/xml" } }))).toBe(
      "406 request/notAcceptable",
    );
    const accept = "text/html, application/xml;q=0.9, */*;q=0.8";
    expect((await admin.send("GET", "/api/desks", { headers: { accept } })).status).toBe(200);
  });
});

describe("too many requests in a minute", () => {
  test("are refused with the time to wait, for that person alone", { timeout: 60_000 }, async () => {
    const { signedInAs, clock } = await anApp();
    const [leyi, fiona] = [await signedInAs("Leyi Chen"), await signedInAs("Fiona Patterson")];
    clock.advance({ minutes: 1 });
    const first = await leyi.send("GET", "/api/desks");
    expect(first.headers.get("ratelimit-policy")).toBe('"api";q=600;w=60');
    expect(first.headers.get("ratelimit")).toBe('"api";r=599;t=60');
    for (let asked = 1; asked < 600; asked++) await leyi.send("GET", "/api/desks");
    const refused = await leyi.send("GET", "/api/desks");
    expect(refused.headers.get("retry-after")).toBe("60");
    expect(await codeOf(refused)).toBe("429 request/tooMany");
    expect((await fiona.send("GET", "/api/desks")).status).toBe(200);
    clock.advance({ minutes: 1 });
    expect((await leyi.send("GET", "/api/desks")).status).toBe(200);
  });
});

describe("every answer of the API", () => {
  test("is kept by nobody, found by no search engine, and carries its request's id", async () => {
    const admin = await anAdmin();
    const answer = await admin.send("GET", "/api/desks");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("x-robots-tag")).toBe("noindex");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });
});
