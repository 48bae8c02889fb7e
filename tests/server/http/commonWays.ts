import type { BodyIn, Endpoint } from "#contract/endpoint.ts";
import { NoticeId } from "#contract/notices.ts";
import type { EndpointName, endpoints } from "#contract/endpoints.ts";
import type { ProblemCode } from "#domain/problems.ts";
import type { Db } from "#server/core/db.ts";
import { insertion } from "../live/steps.ts";
import { noId } from "../problems/provoke.ts";
import { aNewsdesk } from "../stories/newsdesk.ts";
import { anApp } from "../support/app.ts";
import type { Caller, Sent } from "../support/caller.ts";
import { emptyDatabase } from "../support/database.ts";

/** Asks an endpoint so that it must refuse. */
export type Ask = (endpoint: Endpoint) => Promise<Response>;

type WithBody = {
  [Name in EndpointName]: (typeof endpoints)[Name] extends { readonly body: unknown } ? Name : never;
}[EndpointName];

/** Something that each endpoint's schema takes, whatever becomes of it then. */
const bodies: { readonly [Name in WithBody]: BodyIn<(typeof endpoints)[Name]> } = {
  signIn: { email: "nobody@dailydesk.example", password: "four brown envelopes" },
  acceptInvite: { token: "none", password: "eleven tall ladders" },
  addPerson: { name: "Noor Haddad", email: "noor.haddad@dailydesk.example", roles: ["writer"] },
  changePerson: {},
  addDesk: { name: "Weather" },
  changeDesk: {},
  createStory: {},
  changeStory: { priority: 1 },
  holdStory: { reason: "The firm's answer is awaited" },
  liftHold: { reason: "The firm has answered" },
  makeTransition: { transition: "publish" },
  setCredits: { credits: [] },
  readImport: { name: "ferry.txt", text: "Ferry to run till dawn" },
  importStory: { name: "ferry.txt", text: "Ferry to run till dawn" },
  keepUnsent: { id: noId, copy: {} },
  nameVersion: { name: "Before the lawyer" },
  restoreVersion: {},
  addNote: { kind: "note", body: "Says who?" },
  answerNote: { body: "The board did." },
  changeNote: { isResolved: true },
  markNotices: { ids: [NoticeId.parse(noId)], isRead: true },
  readAllNotices: { upTo: NoticeId.parse(noId) },
  putInTray: { words: "The last ferry", why: "place-gone", by: null, at: null },
  changeTrayPiece: { isLetGo: true },
  addCommit: { ref: "one", base: 0, epoch: 1, steps: [insertion(1, "Late ")], gone: [""] },
  resolveSuggestions: { ref: "one", ids: ["s1"], accept: true },
  undoResolve: { ref: "one" },
  keepQuoteWarning: { suggestion: "s1", quotes: [{ before: "will", after: "may" }] },
};

/** The endpoint's address with ids in it, of nothing where none is given. */
function addressOf({ path }: Endpoint, id: string = noId): string {
  return path
    .replace(":size", "small")
    .replace(/:(number|seq)/, "1")
    .replace(/:\w+/g, id);
}

/** Sends an endpoint what it takes, but for what `changes` says. */
async function ask(caller: Caller, endpoint: Endpoint, { body, headers }: Sent = {}, id?: string): Promise<Response> {
  const given = endpoint.takes === "bytes" ? new Uint8Array(1) : bodies[endpoint.name as WithBody];
  const key = endpoint.idempotency === undefined ? {} : { "idempotency-key": crypto.randomUUID() };
  return caller.send(endpoint.method, addressOf(endpoint, id), {
    body: body ?? given,
    headers: { ...key, ...headers },
  });
}

async function anAdmin(): Promise<Caller> {
  return (await anApp()).signedInAs("Desk Admin");
}

/** As an admin, with these headers or this body in place of what is taken. */
const as = (changes: Sent) => async (): Promise<Ask> => {
  const admin = await anAdmin();
  return (endpoint) => ask(admin, endpoint, changes);
};

const json = { "content-type": "application/json" };

/** On a ready story, as an editor. */
const onStory = (changes: Sent) => async (): Promise<Ask> => {
  const desk = await aNewsdesk();
  const { id } = await desk.ready();
  const editor = await desk.as("Duty Editor");
  return (endpoint) => ask(editor, endpoint, changes, id);
};

const afterAll600 = async (): Promise<Ask> => {
  const { nobody, signedInAs, clock } = await anApp();
  const admin = await signedInAs("Desk Admin");
  clock.advance({ minutes: 1 });
  for (const caller of [nobody, admin])
    for (let asked = 0; asked < 600; asked++) await caller.send("GET", "/api/newsroom");
  return (endpoint) => ask(endpoint.who === "public" ? nobody : admin, endpoint);
};

const withFault = (fault: Error) => async (): Promise<Ask> => {
  const db = await emptyDatabase();
  let isFailing = false;
  const check = () => {
    if (isFailing) throw fault;
  };
  const failing: Db = {
    ...db,
    rows: async (row, query) => (check(), db.rows(row, query)),
    transaction: async (work) => (check(), db.transaction(work)),
  };
  const admin = await (await anApp({ db: failing })).signedInAs("Desk Admin");
  isFailing = true;
  return (endpoint) => ask(admin, endpoint);
};

/** For each problem that endpoints answer by what they are, the way to it: the same for all whose kind answers it. */
export const commonWays: Readonly<Partial<Record<ProblemCode, () => Promise<Ask>>>> = {
  "session/required": async () => {
    const { nobody } = await anApp();
    return (endpoint) => ask(nobody, endpoint);
  },
  "request/foreign": as({ headers: { "sec-fetch-site": "cross-site" } }),
  "request/notAcceptable": as({ headers: { accept: "application/xml" } }),
  "request/malformed": async () => {
    const admin = await anAdmin();
    return (endpoint) =>
      endpoint.query === undefined
        ? ask(admin, endpoint, { body: "{", headers: json })
        : admin.send(endpoint.method, `${addressOf(endpoint)}?colour=red`);
  },
  "request/mediaType": async () => {
    const admin = await anAdmin();
    return (endpoint) =>
      endpoint.takes === "bytes"
        ? ask(admin, endpoint, { headers: { "content-encoding": "gzip" } })
        : ask(admin, endpoint, { body: "{}", headers: { "content-type": "text/plain" } });
  },
  "request/tooLarge": as({ body: " ".repeat(1_048_577), headers: json }),
  "request/invalid": onStory({ body: { colour: "red" } }),
  "idempotency/malformed": as({ headers: { "idempotency-key": "two words" } }),
  "idempotency/missing": as({ headers: { "idempotency-key": "" } }),
  "idempotency/reused": async () => {
    const admin = await anAdmin();
    const headers = { "idempotency-key": "one" };
    const first = await admin.send("POST", "/api/desks", { body: { name: "Travel" }, headers });
    if (!first.ok) throw new Error(`No desk was added: ${first.status}`);
    return (endpoint) => ask(admin, endpoint, { headers });
  },
  "request/noPrecondition": onStory({}),
  "request/badPrecondition": onStory({ headers: { "if-match": "*" } }),
  "request/stale": onStory({ headers: { "if-match": '"1"' } }),
  "request/tooMany": afterAll600,
  "server/unavailable": withFault(Object.assign(new Error("down"), { code: "57P01" })),
  "server/fault": withFault(new Error("a bug")),
};
