import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { Story } from "#contract/stories.ts";
import { Writer } from "#tests/server/live/writer.ts";
import type { TestDatabase } from "./databases.ts";
import { LogReader, storedLog } from "./logReader.ts";
import { aMortalServer } from "./mortalServer.ts";
import { signedIn } from "#tests/setup/signedIn.ts";
import { Typist } from "./typist.ts";
import { aWire } from "./wire.ts";

const kills = 50;
/** Who writes: those who may edit a draft, each in four windows. */
const writers = ["Leyi Chen", "Duty Editor"].flatMap((name) => [name, name, name, name]);

export const ackIsStored = `R1, log.ackIsStored: whatever was answered is in the log after each of ${kills} kills -9 while ${writers.length} write,`;

/** A file for each database plays this, so that one need not wait for the other. */
export async function expectAckIsStored(database: TestDatabase | null): Promise<void> {
  if (database === null) throw new Error("There is no such database here");
  const folder = await mkdtemp(join(tmpdir(), "stet-kill9-"));
  const { url, drop } = await database.make();
  const server = await aMortalServer(folder, url === null ? undefined : { settings: { DATABASE_URL: url }, words: [] });
  onTestFinished(async () => {
    await server.kill();
    await rm(folder, { recursive: true, force: true });
    await drop();
  });
  await server.start();
  const sessions = new Map(
    await Promise.all([...new Set(writers)].map(async (name) => [name, await signedIn(server.address, name)] as const)),
  );
  const sessionOf = (name: string) => {
    const session = sessions.get(name);
    if (session === undefined) throw new Error(`${name} is not signed in`);
    return session;
  };
  const leyi = sessionOf("Leyi Chen");
  const story = Story.parse(await leyi.ask("POST", "/api/stories", { slug: "kill-nine" }));
  const wireOf = (name: string) => aWire(server.address, sessionOf(name).cookie);
  const typists = await Promise.all(
    writers.map(async (name, index) => new Typist(await Writer.in(await wireOf(name), story), { name, index })),
  );
  const log = new LogReader(story.id);

  for (let round = 1; round <= kills; round++) {
    const typing = typists.map((typist) => typist.start());
    await Promise.all(typists.map((typist) => typist.answeredMore(2)));
    await new Promise((resume) => setTimeout(resume, Math.random() * 500));
    await server.kill();
    const answered = typists.flatMap((typist) => typist.newlyAnswered());
    // Somebody goes on typing though nothing answers.
    await new Promise((resume) => setTimeout(resume, 50));
    await Promise.all(typing.map((each) => each.stop()));
    await server.start();
    const kept = await log.readOn(leyi);
    expect(kept.gaps, `after kill ${round}`).toEqual([]);
    expect(
      answered.filter(({ ref, seq }) => kept.seqs.get(ref) !== seq),
      `answered before kill ${round}, and not in the log as it was answered`,
    ).toEqual([]);
    await Promise.all(typists.map(async (typist) => typist.writer.comeBack(await wireOf(typist.name))));
  }

  const areSaved = () => typists.every(({ writer }) => writer.isSaved && writer.log.seq === typists[0]?.writer.log.seq);
  await expect.poll(areSaved, { timeout: 30_000 }).toBe(true);
  await log.readOn(leyi);
  for (const typist of typists) {
    expect(typist.writer.doc.toJSON()).toEqual(log.doc.toJSON());
    expect(typist.standingIn(log.doc)).toEqual(typist.words);
    expect(typist.words.length).toBeGreaterThan(kills * 2);
    typist.writer.tab.close();
  }
  // Once more from the store itself, with nothing between it and the test.
  await server.kill();
  const stored = await storedLog({ url, folder }, story.id);
  expect(stored.seqs).toEqual(stored.seqs.map((_, index) => index + 1));
  expect(stored.doc.toJSON()).toEqual(log.doc.toJSON());
  expect(() => stored.doc.check()).not.toThrow();
}
