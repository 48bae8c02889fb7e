import { describe, expect, test } from "vitest";
import { addDesk, listDesks } from "#contract/desks.ts";
import { Problem } from "#contract/problem.ts";
import { readNewsroom, readSession, signIn } from "#contract/session.ts";
import { anApp } from "../support/app.ts";
import { emailOf, password } from "../support/newsroom.ts";

describe("A-07 a write from another site's page, with the person's cookie", () => {
  test.each([
    ["from another site", { "sec-fetch-site": "cross-site" }],
    ["from a neighbour under the same domain", { "sec-fetch-site": "same-site" }],
    ["from another origin, in an older browser", { "sec-fetch-site": "", origin: "https://elsewhere.example" }],
    ["from another port", { "sec-fetch-site": "", origin: "http://localhost:3001" }],
    ["from nowhere that is said", { "sec-fetch-site": "", origin: "null" }],
    ["without a word of where it is from", { "sec-fetch-site": "", origin: "" }],
  ])("is refused and writes nothing: %s", async (_, headers: Record<string, string>) => {
    const { signedInAs } = await anApp();
    const admin = await signedInAs("Desk Admin");
    const answer = await admin.send("POST", "/api/desks", { body: { name: "Weather" }, headers });
    expect(answer.status).toBe(403);
    expect(Problem.parse(await answer.json()).type).toBe("/problems/request/foreign");
    const { items } = await admin.call(listDesks, {});
    expect(items.map((desk) => desk.name)).not.toContain("Weather");
  });

  test.each([
    ["this site's own page", { "sec-fetch-site": "same-origin" }],
    ["the person themselves", { "sec-fetch-site": "none" }],
    ["this site's own page, in an older browser", { "sec-fetch-site": "" }],
  ])("is taken from %s", async (_, headers) => {
    const { signedInAs } = await anApp();
    const admin = await signedInAs("Desk Admin");
    const answer = await admin.send("POST", "/api/desks", { body: { name: "Weather" }, headers });
    expect(answer.status).toBe(201);
  });
});

describe("A-08 wrong passwords", () => {
  const wrong = { email: emailOf("Leyi Chen"), password: "not the envelopes" };

  test("are throttled after ten, with a time to wait that doubles", async () => {
    const { nobody, clock } = await anApp();
    for (let tried = 0; tried < 10; tried++)
      expect((await nobody.refused(signIn, { body: wrong })).code).toBe("session/wrong");
    const eleventh = await nobody.refused(signIn, { body: wrong });
    expect([eleventh.status, eleventh.code]).toEqual([429, "session/throttled"]);
    expect(eleventh.headers.get("retry-after")).toBe("1");
    clock.advance({ seconds: 1 });
    expect((await nobody.refused(signIn, { body: wrong })).code).toBe("session/wrong");
    expect((await nobody.refused(signIn, { body: wrong })).problem.retryAfter).toBe(2);
  });

  test("hold back the right one while the wait lasts, and not after it", async () => {
    const { nobody, clock } = await anApp();
    for (let tried = 0; tried < 10; tried++) await nobody.refused(signIn, { body: wrong });
    const right = { ...wrong, password };
    expect((await nobody.refused(signIn, { body: right })).code).toBe("session/throttled");
    clock.advance({ seconds: 1 });
    expect((await nobody.call(signIn, { body: right })).person.name).toBe("Leyi Chen");
  });

  test("wait a quarter of an hour at most", async () => {
    const { nobody, clock } = await anApp();
    for (let tried = 0; tried < 24; tried++) {
      await nobody.refused(signIn, { body: wrong });
      clock.advance({ minutes: 15 });
    }
    await nobody.refused(signIn, { body: wrong });
    expect((await nobody.refused(signIn, { body: wrong })).problem.retryAfter).toBe(900);
  });

  test("are answered in the same words for an e-mail that nobody has", async () => {
    const { nobody } = await anApp();
    const strangers = { email: "nobody@dailydesk.example", password: "not the envelopes" };
    for (let tried = 0; tried < 11; tried++) {
      const [known, unknown] = [
        await nobody.refused(signIn, { body: wrong }),
        await nobody.refused(signIn, { body: strangers }),
      ];
      const { instance: _, ...knownWords } = known.problem;
      const { instance: __, ...unknownWords } = unknown.problem;
      expect(unknownWords).toEqual(knownWords);
    }
  });

  test("cost one check of a password for an e-mail that nobody has, as for one that somebody has", async () => {
    let checks = 0;
    const { deps } = await anApp();
    const counting = {
      ...deps.passwords,
      verify: (hash: string, given: string) => (checks++, deps.passwords.verify(hash, given)),
    };
    const { nobody } = await anApp({ passwords: counting });
    await nobody.refused(signIn, { body: wrong });
    expect(checks).toBe(1);
    await nobody.refused(signIn, { body: { email: "nobody@dailydesk.example", password } });
    expect(checks).toBe(2);
  });

  test("from elsewhere do not lock the owner out", async () => {
    const { app, nobody } = await anApp();
    const guess = () =>
      app.fetch(
        new Request("http://localhost:3000/api/session", {
          method: "POST",
          headers: { "content-type": "application/json", "sec-fetch-site": "same-origin" },
          body: JSON.stringify(wrong),
        }),
        { remote: "203.0.113.7" },
      );
    for (let tried = 0; tried < 12; tried++) await guess();
    expect((await guess()).status).toBe(429);
    expect((await nobody.call(signIn, { body: { ...wrong, password } })).person.name).toBe("Leyi Chen");
  });
});

describe("one-press sign-in", () => {
  test("is there in the demonstration newsroom, which names its people", async () => {
    const { nobody, people } = await anApp({ settings: { isDemo: true } });
    const newsroom = await nobody.call(readNewsroom, {});
    expect(newsroom.isDemo).toBe(true);
    expect(newsroom.people.map((person) => person.name)).toContain("Fiona Patterson");
    const { person } = await nobody.call(signIn, { body: { demoPerson: people["Fiona Patterson"].id } });
    expect(person.name).toBe("Fiona Patterson");
  });

  test("is nowhere else, and nobody is named", async () => {
    const { nobody, people } = await anApp();
    expect((await nobody.call(readNewsroom, {})).people).toEqual([]);
    const { code, status } = await nobody.refused(signIn, { body: { demoPerson: people["Fiona Patterson"].id } });
    expect([status, code]).toEqual([404, "session/notDemo"]);
  });
});

describe("a session", () => {
  test("comes in a cookie that scripts and other sites do not get", async () => {
    const { nobody } = await anApp();
    const body = { email: emailOf("Leyi Chen"), password };
    const plain = await nobody.send("POST", "/api/session", { body });
    expect(plain.headers.get("set-cookie")).toMatch(/^stet=[\w-]{43}; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/);
    const secure = await anApp({ settings: { siteUrl: "https://desk.dailydesk.example" } });
    const answer = await secure.nobody.send("POST", "/api/session", { body });
    expect(answer.headers.get("set-cookie")).toMatch(/^__Host-stet=.*; HttpOnly; SameSite=Lax; Secure$/);
  });

  test("is a new one at each sign-in, and the old one of that browser ends", async () => {
    const { signedInAs } = await anApp();
    const leyi = await signedInAs("Leyi Chen");
    const body = { email: emailOf("Leyi Chen"), password };
    const answer = await leyi.send("POST", "/api/session", { body });
    expect(answer.headers.get("set-cookie")).not.toContain(leyi.cookie);
    expect((await leyi.refused(readSession, {})).code).toBe("session/required");
  });

  test("stands in for a cookie where the carrier has one of its own", async () => {
    const { app, signedInAs } = await anApp();
    const { cookie } = await signedInAs("Leyi Chen");
    const session = { token: cookie?.split("=")[1] ?? null, set: () => {}, end: () => {} };
    const answer = await app.fetch(new Request("http://localhost:3000/api/session"), { session });
    expect(answer.status).toBe(200);
  });

  test("is asked for before anything is said about what there is", async () => {
    const { nobody } = await anApp();
    const answers = await Promise.all(
      ["/api/stories/01890000-0000-7000-8000-000000000000", "/api/stories/none"].map((path) =>
        nobody.send("GET", path),
      ),
    );
    const texts = await Promise.all(
      answers.map(async (answer) => ({ ...Problem.parse(await answer.json()), instance: "" })),
    );
    expect(answers.map((answer) => answer.status)).toEqual([401, 401]);
    expect(texts[0]).toEqual(texts[1]);
    expect((await nobody.refused(addDesk, { body: { name: "Weather" } })).code).toBe("session/required");
  });
});
