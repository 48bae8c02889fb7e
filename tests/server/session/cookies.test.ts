import { describe, expect, test } from "vitest";
import { readSession } from "#contract/session.ts";
import { anApp } from "../support/app.ts";
import { refusalIn } from "../support/caller.ts";

describe("a session's cookie (bad input 21, 22)", () => {
  test("that comes twice signs nobody in", async () => {
    const { signedInAs, app } = await anApp();
    const { cookie } = await signedInAs("Leyi Chen");
    const request = new Request("http://localhost:3000/api/session", { headers: { cookie: `${cookie}; ${cookie}` } });
    expect((await refusalIn(readSession, await app.fetch(request))).code).toBe("session/required");
  });

  test.each([
    ["of another installation", "stet=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"],
    ["that is no token", "stet=';drop table sessions"],
    ["among a hundred others", Array.from({ length: 100 }, (_, n) => `c${n}=${n}`).join("; ")],
  ])("%s signs nobody in, without a fault", async (_, cookie) => {
    const { app } = await anApp();
    const request = new Request("http://localhost:3000/api/session", { headers: { cookie } });
    expect((await refusalIn(readSession, await app.fetch(request))).code).toBe("session/required");
  });

  test("is good for twelve idle hours", async () => {
    const { signedInAs, clock } = await anApp();
    const leyi = await signedInAs("Leyi Chen");
    clock.advance({ hours: 11, minutes: 59 });
    await leyi.call(readSession, {});
    clock.advance({ hours: 11, minutes: 59 });
    await leyi.call(readSession, {});
    clock.advance({ hours: 12, minutes: 1 });
    expect((await leyi.refused(readSession, {})).status).toBe(401);
  });

  test("is good for seven days in all", async () => {
    const { signedInAs, clock } = await anApp();
    const leyi = await signedInAs("Leyi Chen");
    for (let hours = 0; hours < 7 * 24 - 6; hours += 6) {
      clock.advance({ hours: 6 });
      await leyi.call(readSession, {});
    }
    clock.advance({ hours: 6 });
    expect((await leyi.refused(readSession, {})).status).toBe(401);
  });
});
