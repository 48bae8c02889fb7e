import { type App, createApp } from "#server/core/app.ts";
import { databaseBlobs } from "#server/core/databaseBlobs.ts";
import type { Deps, Settings } from "#server/core/deps.ts";
import { memoryHub } from "#server/core/memoryHub.ts";
import { risingIds } from "#server/core/risingIds.ts";
import { argonPasswords } from "#server/node/passwords.ts";
import { sharpPictures } from "#server/node/pictures.ts";
import { readReaderFiles } from "#server/node/readerFiles.ts";
import { type Caller, caller } from "./caller.ts";
import { type SetClock, setClock } from "./clock.ts";
import { emptyDatabase } from "./database.ts";
import { siteUrl } from "./site.ts";
import { addNewsroom, type PersonName, type Newsroom, password } from "./newsroom.ts";

const readerFiles = await readReaderFiles();
const passwords = argonPasswords({ memoryKiB: 1024, times: 1 });

const settings: Settings = {
  siteUrl,
  newsroom: { name: "The Daily Desk", zone: "Europe/London", language: "en-GB", contact: "desk@dailydesk.example" },
  isDemo: false,
  version: "test",
};

/** A line of the log. */
interface LogLine {
  readonly level: "info" | "error";
  readonly event: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** The whole application on an emptied database, with the newsroom's people and desks in it. */
export interface TestApp extends Newsroom {
  readonly app: App;
  readonly deps: Deps;
  readonly clock: SetClock;
  readonly log: readonly LogLine[];
  /** Somebody who is not signed in. */
  readonly nobody: Caller;
  signedInAs(name: PersonName): Promise<Caller>;
}

/** Makes the application anew. `changes` stands in for what the world gives: another hub, other settings. */
export async function anApp(
  changes: Partial<Omit<Deps, "settings">> & { readonly settings?: Partial<Settings> } = {},
): Promise<TestApp> {
  const db = changes.db ?? (await emptyDatabase());
  const clock = setClock();
  const log: LogLine[] = [];
  const deps: Deps = {
    db,
    clock,
    ids: risingIds(clock),
    hub: memoryHub((fault) => {
      throw fault;
    }),
    blobs: databaseBlobs(db),
    pictures: sharpPictures,
    passwords,
    readerFiles,
    log: {
      info: (event, facts = {}) => log.push({ level: "info", event, facts }),
      error: (event, facts = {}) => log.push({ level: "error", event, facts }),
    },
    ...changes,
    settings: { ...settings, ...changes.settings },
  };
  const newsroom = await addNewsroom(deps);
  const app = createApp(deps);
  const nobody = caller(app, null);
  return { app, deps, clock, log, nobody, ...newsroom, signedInAs: (name) => signIn(app, newsroom, name) };
}

async function signIn(app: App, { people }: Newsroom, name: PersonName): Promise<Caller> {
  const { email } = people[name];
  const answer = await caller(app, null).send("POST", "/api/session", { body: { email, password } });
  const cookie = /^([^;]+);/.exec(answer.headers.get("set-cookie") ?? "")?.[1];
  if (answer.status !== 201 || cookie === undefined) throw new Error(`${name} could not sign in: ${answer.status}`);
  return caller(app, cookie);
}
