import { describe, expect, test } from "vitest";
import { addPerson, changePerson, invitePerson, listPeople } from "#contract/people.ts";
import { acceptInvite, readSession, signIn } from "#contract/session.ts";
import { anApp, type TestApp } from "../support/app.ts";

const email = "noor.haddad@dailydesk.example";
const chosen = "eleven tall ladders";

async function anInvite(newsroom: TestApp) {
  const admin = await newsroom.signedInAs("Desk Admin");
  const { person, invite } = await admin.call(addPerson, { body: { name: "Noor Haddad", email, roles: ["sub"] } });
  return { admin, person, token: tokenOf(invite.url), invite };
}

function tokenOf(url: string): string {
  return url.split("#")[1] ?? "";
}

describe("a one-time link", () => {
  test("sets a password, signs in, and is spent", async () => {
    const newsroom = await anApp();
    const { token } = await anInvite(newsroom);
    const { person } = await newsroom.nobody.call(acceptInvite, { body: { token, password: chosen } });
    expect(person).toMatchObject({ name: "Noor Haddad", hasPassword: true });
    await newsroom.nobody.call(signIn, { body: { email, password: chosen } });
    const again = await newsroom.nobody.refused(acceptInvite, { body: { token, password: chosen } });
    expect([again.status, again.code]).toEqual([404, "invite/unknown"]);
  });

  test("leads to this site, with its secret where no server sees it", async () => {
    const { invite } = await anInvite(await anApp());
    expect(invite.url).toMatch(/^http:\/\/localhost:3000\/invite#[\w-]{43}$/);
  });

  test("is good for 72 hours", async () => {
    const newsroom = await anApp();
    const { token } = await anInvite(newsroom);
    newsroom.clock.advance({ hours: 72 });
    const { code } = await newsroom.nobody.refused(acceptInvite, { body: { token, password: chosen } });
    expect(code).toBe("invite/unknown");
  });

  test("ends when a newer one is made", async () => {
    const newsroom = await anApp();
    const { admin, person, token } = await anInvite(newsroom);
    const newer = await admin.call(invitePerson, { params: { personId: person.id } });
    expect((await newsroom.nobody.refused(acceptInvite, { body: { token, password: chosen } })).code).toBe(
      "invite/unknown",
    );
    await newsroom.nobody.call(acceptInvite, { body: { token: tokenOf(newer.url), password: chosen } });
  });

  test("that nobody made is unknown", async () => {
    const { nobody } = await anApp();
    expect((await nobody.refused(acceptInvite, { body: { token: "made-up", password: chosen } })).code).toBe(
      "invite/unknown",
    );
  });

  test("signs in once more when the answer was lost and the same is asked again", async () => {
    const newsroom = await anApp();
    const { token } = await anInvite(newsroom);
    const accept = { body: { token, password: chosen }, key: "kept-by-the-browser" };
    await newsroom.nobody.call(acceptInvite, accept);
    expect((await newsroom.nobody.call(acceptInvite, accept)).person.name).toBe("Noor Haddad");
    const other = { ...accept, body: { token, password: "another long one" } };
    expect((await newsroom.nobody.refused(acceptInvite, other)).code).toBe("invite/unknown");
  });

  test("used for a lost password ends the sessions that were open", async () => {
    const newsroom = await anApp();
    const [admin, leyi] = [await newsroom.signedInAs("Desk Admin"), await newsroom.signedInAs("Leyi Chen")];
    const { url } = await admin.call(invitePerson, { params: { personId: newsroom.people["Leyi Chen"].id } });
    await newsroom.nobody.call(acceptInvite, { body: { token: tokenOf(url), password: chosen } });
    expect((await leyi.refused(readSession, {})).code).toBe("session/required");
  });
});

describe("a password (bad input 43)", () => {
  test.each([
    ["11 characters", "a1b2c3d4e5f"],
    ["257 characters", "ab".repeat(128) + "c"],
    ["one that everybody tries", "Password1234"],
    ["one character over and over", "zzzzzzzzzzzzzz"],
  ])("is refused: %s", async (_, password) => {
    const newsroom = await anApp();
    const { token } = await anInvite(newsroom);
    const { code, status } = await newsroom.nobody.refused(acceptInvite, { body: { token, password } });
    expect([status, code]).toEqual([422, "password/weak"]);
  });

  test("is kept as it is typed, with blanks and emoji at its ends", async () => {
    const newsroom = await anApp();
    const { token } = await anInvite(newsroom);
    const password = "  eleven ladders 🪜";
    await newsroom.nobody.call(acceptInvite, { body: { token, password } });
    expect((await newsroom.nobody.refused(signIn, { body: { email, password: password.trim() } })).code).toBe(
      "session/wrong",
    );
    await newsroom.nobody.call(signIn, { body: { email, password } });
  });

  test("is the same however its accents are coded", async () => {
    const newsroom = await anApp();
    const { token } = await anInvite(newsroom);
    await newsroom.nobody.call(acceptInvite, { body: { token, password: "caf\u00e9 on the corner" } });
    const again = await newsroom.nobody.call(signIn, { body: { email, password: "cafe\u0301 on the corner" } });
    expect(again.person.name).toBe("Noor Haddad");
  });
});

describe("somebody who was asked in and has set no password", () => {
  test("is listed so, can be renamed, and cannot sign in", async () => {
    const newsroom = await anApp();
    const { admin, person } = await anInvite(newsroom);
    await admin.call(changePerson, { params: { personId: person.id }, body: { name: "Noor Haddad-Lee" } });
    const { items } = await admin.call(listPeople, {});
    expect(items.find((each) => each.id === person.id)).toMatchObject({ name: "Noor Haddad-Lee", hasPassword: false });
    expect((await newsroom.nobody.refused(signIn, { body: { email, password: "" } })).code).toBe("session/wrong");
  });
});
