import { resolve } from "node:path";

/** How this installation is set up, from the environment. */
export interface InstallationSettings {
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  /** Null = the embedded database in the data folder. */
  readonly databaseUrl: string | null;
  readonly wantsDemo: boolean;
  readonly siteUrl: string;
  readonly newsroom: {
    readonly name: string;
    readonly zone: string;
    readonly language: string;
    readonly contact: string;
  };
}

/** Settings that cannot be meant. Each fault is a sentence for whoever starts Stet. */
export class SettingsRefused extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join("\n"));
    this.faults = faults;
  }
}

/** Every setting with what it is for, as the README lists them. */
export const settingsTable = {
  PORT: "The port to listen on; 3000 if it is not set",
  DATABASE_URL: "A PostgreSQL to keep everything in, postgres://…; without it an embedded database is used",
  STET_HOST: "The address to listen on; 127.0.0.1, this machine alone, if it is not set",
  STET_URL: "The public address, such as https://desk.example.org; needed when others than this machine come in",
  STET_DATA: "The folder of the embedded database and the pictures; ./data if it is not set",
  STET_DEMO: "0 starts without the demonstration newsroom",
  STET_NEWSROOM: "The newsroom's name",
  STET_ZONE: "The newsroom's time zone by its place; Europe/London if it is not set",
  STET_CONTACT: "The e-mail address that readers are given, and that of the first admin",
} as const;
type SettingName = keyof typeof settingsTable;

/** For the tests of Stet itself; nothing else reads them. */
const testsOwn = /^STET_(TEST_|FUZZ_|CHROMIUM$)/;

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings and refuses them with all their faults at once (bad input 81). */
export function readSettings(env: Environment): InstallationSettings {
  const faults: string[] = [];
  const given = (name: SettingName) => (env[name]?.trim() === "" ? undefined : env[name]?.trim());
  const port = portIn(given("PORT") ?? "3000", faults);
  const host = given("STET_HOST") ?? "127.0.0.1";
  const siteUrl = siteIn(given("STET_URL"), port, faults);
  const settings: InstallationSettings = {
    port,
    host,
    siteUrl,
    dataFolder: resolve(given("STET_DATA") ?? "data"),
    databaseUrl: databaseIn(given("DATABASE_URL"), faults),
    wantsDemo: demoIn(given("STET_DEMO"), faults),
    newsroom: {
      name: newsroomIn(given("STET_NEWSROOM") ?? "The Daily Desk", faults),
      zone: zoneIn(given("STET_ZONE") ?? "Europe/London", faults),
      language: "en-GB",
      contact: contactIn(given("STET_CONTACT") ?? "desk@dailydesk.example", faults),
    },
  };
  faults.push(...misspelt(env), ...contradictions(settings, given));
  if (faults.length > 0) throw new SettingsRefused(faults);
  return settings;
}

function portIn(text: string, faults: string[]): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port >= 1 && port <= 65_535) return port;
  faults.push(`PORT is ${text}; give a number from 1 to 65535.`);
  return 3000;
}

function siteIn(text: string | undefined, port: number, faults: string[]): string {
  if (text === undefined) return `http://localhost:${port}`;
  const url = URL.parse(text);
  const isPlain = url !== null && /^https?:$/.test(url.protocol) && /^\/?$/.test(url.pathname) && url.search === "";
  if (isPlain && url.username === "" && url.hash === "") return url.origin;
  faults.push(`STET_URL is ${text}; give an address such as https://desk.example.org, without a path.`);
  return `http://localhost:${port}`;
}

function databaseIn(text: string | undefined, faults: string[]): string | null {
  if (text === undefined) return null;
  if (/^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? "")) return text;
  // The address may hold a password, so it is not said again.
  faults.push("DATABASE_URL is not the address of a PostgreSQL, postgres://user@host/name.");
  return null;
}

function demoIn(text: string | undefined, faults: string[]): boolean {
  if (text !== undefined && text !== "0" && text !== "1") faults.push(`STET_DEMO is ${text}; give 0 or 1.`);
  return text !== "0";
}

function newsroomIn(name: string, faults: string[]): string {
  if (name.length > 80 || /[|,]/.test(name))
    faults.push("STET_NEWSROOM has at most 80 characters, no | and no comma: it can stand in a credit line.");
  return name;
}

function zoneIn(zone: string, faults: string[]): string {
  const isPlace = zone === "UTC" || zone.includes("/");
  if (isPlace && isZone(zone)) return zone;
  faults.push(`STET_ZONE is ${zone}; give a place such as Europe/London.`);
  return "UTC";
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

function contactIn(contact: string, faults: string[]): string {
  if (!/^[^\s@]+@[^\s@]+$/.test(contact)) faults.push(`STET_CONTACT is ${contact}; give an e-mail address.`);
  return contact;
}

/** A name that begins like ours and is none of ours was meant to be one. */
function misspelt(env: Environment): readonly string[] {
  const names = Object.keys(env).filter((name) => name.startsWith("STET_") && !testsOwn.test(name));
  return names
    .filter((name) => !Object.hasOwn(settingsTable, name))
    .map((name) => `${name} is no setting. There are ${Object.keys(settingsTable).join(", ")}.`);
}

function contradictions(
  settings: InstallationSettings,
  given: (name: SettingName) => string | undefined,
): readonly string[] {
  const isOwnMachine = isLoopback(settings.host) && isLoopback(new URL(settings.siteUrl).hostname);
  const faults: string[] = [];
  if (!isLoopback(settings.host) && given("STET_URL") === undefined)
    faults.push(
      `STET_HOST is ${settings.host}, so others come in: give their address of this installation in STET_URL.`,
    );
  if (!isOwnMachine && given("STET_DEMO") === undefined)
    faults.push("Anybody can sign in to the demonstration newsroom: say STET_DEMO=0, or STET_DEMO=1 if that is meant.");
  return faults;
}

/** Whether a host is this machine alone. */
export function isLoopback(host: string): boolean {
  return ["127.0.0.1", "localhost", "::1", "[::1]"].includes(host);
}
