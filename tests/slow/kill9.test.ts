import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { CopyReply } from "#contract/live.ts";
import { Newsroom } from "#contract/session.ts";
import { Story } from "#contract/stories.ts";
import { schema } from "#document/schema.ts";
import { Writer } from "#tests/server/live/writer.ts";
import { aMortalServer } from "./mortalServer.ts";
import { aWire, type Wire } from "./wire.ts";

const kills = 10;

test("R1: whatever was answered is in the copy after kill -9 in the middle of typing, in order and once", async () => {
  const folder = await mkdtemp(join(tmpdir(), "stet-kill9-"));
  const server = await aMortalServer(folder);
  onTestFinished(async () => {
    await server.kill();
    await rm(folder, { recursive: true, force: true });
  });
  await server.start();
  const session = await signedIn(server.address, "Leyi Chen");
  const story = Story.parse(await session.ask("POST", "/api/stories", { slug: "kill-nine" }));
  const writer: Writer<Wire> = await Writer.in(await aWire(server.address, session.cookie), story);
  const typist = new Typist(writer);

  for (let round = 1; round <= kills; round++) {
    const typing = typist.start();
    await typist.answeredMore(5);
    await new Promise((resume) => setTimeout(resume, 50 + Math.random() * 700));
    await server.kill();
    const answered = typist.answered;
    // Somebody goes on typing though nothing answers.
    await new Promise((resume) => setTimeout(resume, 50));
    await typing.stop();
    await server.start();
    const kept = numbersIn(await copyOf(session, story));
    expect(kept, `after kill ${round}`).toEqual(kept.map((_, index) => index));
    expect(kept.length, `after kill ${round}`).toBeGreaterThanOrEqual(answered);
    await writer.comeBack(await aWire(server.address, session.cookie));
  }

  await expect.poll(() => writer.isSaved, { timeout: 20_000 }).toBe(true);
  const all = numbersIn(await copyOf(session, story));
  expect(all).toEqual(Array.from({ length: typist.typed }, (_, index) => index));
  expect(writer.doc.toJSON()).toEqual((await copyOf(session, story)).toJSON());
  expect(typist.typed).toBeGreaterThan(kills * 5);
  writer.tab.close();
});

/** Types the numbers from 0 on, and knows how many of them the server has answered. */
class Typist {
  readonly #writer: Writer<Wire>;
  typed = 0;

  constructor(writer: Writer<Wire>) {
    this.#writer = writer;
  }

  /** How many of the numbers are confirmed: all that were typed but those in steps that still wait. */
  get answered(): number {
    return this.typed - this.#writer.log.unconfirmed.length;
  }

  /** Types a number every few milliseconds until it is told to stop. */
  start() {
    let isTyping = true;
    const done = (async () => {
      while (isTyping) {
        this.#writer.type(`${this.typed} `);
        this.typed += 1;
        await new Promise((resume) => setTimeout(resume, 4));
      }
    })();
    return {
      stop: () => {
        isTyping = false;
        return done;
      },
    };
  }

  async answeredMore(count: number): Promise<void> {
    const before = this.answered;
    await expect.poll(() => this.answered, { timeout: 20_000, interval: 5 }).toBeGreaterThanOrEqual(before + count);
  }
}

interface Session {
  readonly cookie: string;
  ask(method: string, path: string, body?: unknown): Promise<unknown>;
}

async function signedIn(address: string, name: string): Promise<Session> {
  const send = async (method: string, path: string, cookie: string, body?: unknown) => {
    const headers = new Headers({ origin: address, cookie, "idempotency-key": crypto.randomUUID() });
    const init: RequestInit = { method, headers };
    if (body !== undefined) {
      headers.set("content-type", "application/json");
      init.body = JSON.stringify(body);
    }
    const answer = await fetch(`${address}${path}`, init);
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    return answer;
  };
  const { people } = Newsroom.parse(await (await send("GET", "/api/newsroom", "")).json());
  const person = people.find((each) => each.name === name);
  const answer = await send("POST", "/api/session", "", { demoPerson: person?.id });
  const cookie = /^[^;]+/.exec(answer.headers.get("set-cookie") ?? "")?.[0] ?? "";
  return {
    cookie,
    ask: async (method, path, body): Promise<unknown> => (await send(method, path, cookie, body)).json(),
  };
}

async function copyOf(session: Session, story: Story) {
  const { doc } = CopyReply.parse(await session.ask("GET", `/api/stories/${story.id}/copy`));
  return schema.nodeFromJSON(doc);
}

function numbersIn(doc: Awaited<ReturnType<typeof copyOf>>): number[] {
  const words = doc.lastChild?.textContent.trim() ?? "";
  return words === "" ? [] : words.split(" ").map(Number);
}
