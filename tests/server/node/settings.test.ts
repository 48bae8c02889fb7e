import { describe, expect, test } from "vitest";
import { isOwnHost } from "#server/node/hosts.ts";
import { readSettings, SettingsRefused } from "#server/node/settings.ts";

function faultsOf(env: Readonly<Record<string, string>>): readonly string[] {
  try {
    readSettings(env);
    return [];
  } catch (fault) {
    if (fault instanceof SettingsRefused) return fault.faults;
    throw fault;
  }
}

describe("settings (bad input 81)", () => {
  test("need none at all: a demonstration on this machine alone", () => {
    expect(readSettings({ PATH: "/bin" })).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      siteUrl: "http://localhost:3000",
      databaseUrl: null,
      wantsDemo: true,
      newsroom: { name: "The Daily Desk", zone: "Europe/London" },
    });
  });

  test("that are set to nothing are not set", () => {
    expect(readSettings({ PORT: "", DATABASE_URL: " ", STET_DEMO: "" })).toEqual(readSettings({}));
  });

  test("name a PostgreSQL, a public address and an empty start", () => {
    const settings = readSettings({
      DATABASE_URL: "postgres://stet@db/stet",
      STET_URL: "https://desk.dailydesk.example/",
      STET_DEMO: "0",
      STET_HOST: "0.0.0.0",
    });
    expect(settings).toMatchObject({
      databaseUrl: "postgres://stet@db/stet",
      siteUrl: "https://desk.dailydesk.example",
      wantsDemo: false,
      host: "0.0.0.0",
    });
  });

  test.each([
    ["a port that is none", { PORT: "3000a" }, /^PORT is 3000a/],
    ["a port too high", { PORT: "65536" }, /^PORT/],
    ["another kind of database", { DATABASE_URL: "mysql://root:secret@db/stet" }, /^DATABASE_URL/],
    ["an address with a path", { STET_URL: "http://localhost:3000/desk" }, /^STET_URL/],
    ["an address that is none", { STET_URL: "localhost" }, /^STET_URL/],
    ["neither yes nor no", { STET_DEMO: "no" }, /^STET_DEMO is no/],
    ["a zone without a place", { STET_ZONE: "BST" }, /^STET_ZONE is BST/],
    ["a zone that is none", { STET_ZONE: "Europe/Londn" }, /^STET_ZONE/],
    ["a name that would break a credit line", { STET_NEWSROOM: "Desk | Co" }, /^STET_NEWSROOM/],
    ["a contact without an @", { STET_CONTACT: "the desk" }, /^STET_CONTACT/],
    ["a misspelt name", { STET_DEM0: "0" }, /^STET_DEM0 is no setting/],
    ["others let in without an address", { STET_HOST: "0.0.0.0", STET_DEMO: "0" }, /STET_URL/],
    ["a demonstration for the world, unasked", { STET_URL: "https://desk.dailydesk.example" }, /STET_DEMO=0/],
  ])("are refused: %s", (_, env: Record<string, string>, says) => {
    expect(faultsOf(env)).toEqual([expect.stringMatching(says)]);
  });

  test("are refused with all their faults in one list, and no password in it", () => {
    const faults = faultsOf({
      PORT: "none",
      STET_ZONE: "here",
      DATABASE_URL: "mysql://root:secret@db",
      STET_DEMO: "2",
    });
    expect(faults).toHaveLength(4);
    expect(faults.join()).not.toContain("secret");
  });
});

describe("the host that is asked (bad input 12)", () => {
  test.each([
    ["localhost:3000", true],
    ["127.0.0.1:3000", true],
    ["[::1]:3000", true],
    ["desk.dailydesk.example", true],
    ["evil.example", false],
    ["localhost.evil.example", false],
    ["desk.dailydesk.example.evil.example", false],
    ["desk.dailydesk.example:444", false],
    ["a b", false],
    [undefined, false],
  ])("%s is ours: %s", (host, isOurs) => {
    expect(isOwnHost(host, "https://desk.dailydesk.example")).toBe(isOurs);
  });
});
