import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { CopyReply, type ServerFrame } from "#contract/live.ts";
import { Newsroom } from "#contract/session.ts";
import { Story } from "#contract/stories.ts";
import { schema } from "#document/schema.ts";
import { aMortalServer } from "#tests/slow/mortalServer.ts";
import { type Session, signedIn } from "#tests/setup/signedIn.ts";
import { aWire, type Wire } from "#tests/slow/wire.ts";
import { Writer } from "../live/writer.ts";
import { anOwnDatabase, cutHubs } from "./ownDatabase.ts";

/** Rooms look by themselves every two seconds: what is heard in less, over and over, was heard by the hub. */
const heardWithinMs = 1000;
const rounds = 8;
/** A connection may send fifty frames a second; faster ones are closed. */
const wordEveryMs = 25;

describe("two processes on one PostgreSQL", { timeout: 240_000 }, () => {
  test("are one newsroom: they converge, hear each other at once, outlive the loss of the hub, and of one of them", async () => {
    const database = await anOwnDatabase("stet_two");
    const [here, there] = await twoServers(database.url);
    const leyi = await signedIn(here.address, "Leyi Chen");
    const editor = await signedIn(there.address, "Duty Editor");
    const { people } = Newsroom.parse(await leyi.ask("GET", "/api/newsroom"));
    expect(people.map((each) => each.name)).toEqual([...new Set(people.map((each) => each.name))]);

    const story = Story.parse(await leyi.ask("POST", "/api/stories", { slug: "two-nodes" }));
    const left = await Writer.in(await aWire(here.address, leyi.cookie), story);
    const right = await Writer.in(await aWire(there.address, editor.cookie), story);
    left.change((tr) => tr.insert(1, schema.text("Night ferry")));
    const typed = { l: 0, r: 0 };
    const bothType = async (words: number) => {
      for (let i = 0; i < words; i++) {
        left.type(`l${typed.l++} `);
        right.type(`r${typed.r++} `);
        await new Promise((resume) => setTimeout(resume, wordEveryMs));
      }
    };
    const holdsAll = async (asked: Session, writers: readonly Writer[]) => {
      await expect.poll(() => haveMet(writers), { timeout: 60_000 }).toBe(true);
      const { doc, commits } = await stored(asked, story);
      for (const writer of writers) expect(writer.doc.toJSON()).toEqual(doc.toJSON());
      const seqs = commits.map((commit) => commit.seq);
      expect(seqs).toEqual(seqs.map((_, index) => index + 1));
      const words = (doc.lastChild?.textContent ?? "").split(" ").filter((word) => word !== "");
      const wanted = [...numbered("l", typed.l), ...numbered("r", typed.r)];
      expect(words.toSorted()).toEqual(wanted.toSorted());
    };

    await bothType(60);
    await holdsAll(editor, [left, right]);

    const seenThere = framesOf(await aWire(there.address, editor.cookie), story);
    const seenHere = framesOf(await aWire(here.address, leyi.cookie), story);
    const isSeen = (frames: readonly ServerFrame[], name: string, isHere: boolean) =>
      frames.some((frame) => frame.type === "here" && frame.name === name && frame.isHere === isHere);
    await within(() => isSeen(seenThere, "Leyi Chen", true) && isSeen(seenHere, "Duty Editor", true));
    left.tab.send({ type: "caret", story: story.id, seq: left.log.seq, anchor: 3, head: 5 });
    await within(() => seenThere.some((frame) => frame.type === "caret" && frame.anchor === 3 && frame.head === 5));

    const hearEachOther = async () => {
      for (let round = 0; round < rounds; round++) {
        left.type(`l${typed.l++} `);
        await within(() => right.log.seq >= left.log.seq && left.isSaved);
        right.type(`r${typed.r++} `);
        await within(() => left.log.seq >= right.log.seq && right.isSaved);
      }
    };
    await hearEachOther();

    // A desk that has nothing open hears of a transition that is made in the other process, and a writer of their mode.
    const desk = await aWire(there.address, editor.cookie);
    const frames = framesOf(desk);
    const elsewhere = await Writer.in(await aWire(there.address, leyi.cookie), story);
    await leyi.ask("POST", `/api/stories/${story.id}/transitions`, { transition: "file" });
    await within(() => elsewhere.mode === "suggest");
    await within(() => frames.some((frame) => frame.type === "desk" && frame.storyId === story.id));
    await leyi.ask("POST", `/api/stories/${story.id}/transitions`, { transition: "recall" });
    await within(() => elsewhere.mode === "edit" && left.mode === "edit");

    expect(await cutHubs(database)).toBe(2);
    await bothType(40);
    await holdsAll(editor, [left, right, elsewhere]);
    const hubs = "select 1 from pg_stat_activity where datname = current_database() and application_name = 'stet hub'";
    await expect.poll(async () => (await database.ask(hubs)).length).toBe(2);
    await hearEachOther();

    const typing = bothType(80);
    await new Promise((resume) => setTimeout(resume, 500));
    await there.kill();
    await typing;
    await right.comeBack(await aWire(here.address, editor.cookie));
    await holdsAll(leyi, [left, right]);
    // What the one that died had still to list and to tell, the other lists and tells.
    const listed =
      "select 1 from copies c where c.listed_seq < c.seq union all select 1 from outbox where done_at is null";
    await expect.poll(async () => (await database.ask(listed)).length, { timeout: 40_000 }).toBe(0);
    // Nor is anybody shown any longer who was there.
    await expect.poll(() => isSeen(seenHere, "Duty Editor", false), { timeout: 40_000 }).toBe(true);

    await there.start();
    await right.comeBack(await aWire(there.address, editor.cookie));
    await hearEachOther();
    await holdsAll(editor, [left, right]);
  });
});

/** Two servers that begin at the same moment on an empty database, and share the folder of the pictures. */
async function twoServers(url: string) {
  const folder = await mkdtemp(join(tmpdir(), "stet-two-"));
  const otherwise = { settings: { DATABASE_URL: url }, words: ["--dev"] };
  const servers = [await aMortalServer(folder, otherwise), await aMortalServer(folder, otherwise)] as const;
  onTestFinished(async () => {
    await Promise.all(servers.map((server) => server.kill()));
    await rm(folder, { recursive: true, force: true });
  });
  await Promise.all(servers.map((server) => server.start()));
  return servers;
}

async function within(isSo: () => boolean): Promise<void> {
  await expect.poll(isSo, { timeout: heardWithinMs, interval: 5 }).toBe(true);
}

function haveMet(writers: readonly Writer[]): boolean {
  return writers.every((writer) => writer.isSaved && writer.log.seq === writers[0]?.log.seq);
}

function numbered(letter: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${letter}${index}`);
}

/** What comes over a wire from now on, of a story too if one is to be open on it. */
function framesOf(wire: Wire, story: Story | null = null): readonly ServerFrame[] {
  const frames: ServerFrame[] = [];
  wire.hear((frame) => frames.push(frame));
  if (story !== null) wire.send({ type: "open", story: story.id, have: null });
  return frames;
}

async function stored(asked: Session, story: Story) {
  const path = `/api/stories/${story.id}/copy`;
  const { doc } = CopyReply.parse(await asked.ask("GET", path));
  const { commits = [] } = CopyReply.parse(await asked.ask("GET", `${path}?have=0`));
  return { doc: schema.nodeFromJSON(doc), commits };
}
