import type { Deps } from "#server/core/deps.ts";
import { bareParagraphEnds, copyOf, paragraphEnds } from "../stand/copy.ts";
import { addPeople, addStory, type SignedInPerson } from "../stand/newsroom.ts";
import type { BenchServer } from "../stand/server.ts";
import { Presses } from "./presses.ts";
import { RelayWriter } from "./relayWriter.ts";
import { type BenchWriter, type Places, StoryWriter } from "./storyWriter.ts";

/** People who write in one story. */
export interface Crowd {
  /** Where they write, as the table calls it. */
  readonly at: string;
  readonly writers: readonly BenchWriter[];
  readonly presses: Presses;
}

/** What a server of the live rows is filled with: people, and a story of 5,000 words for each crowd. */
export interface LiveFill {
  readonly people: readonly SignedInPerson[];
  readonly stories: readonly string[];
}

/** How long a copy the crowds write in. */
export const crowdWords = 5000;
const copy = copyOf(crowdWords);

/**
 * How many are in one story, and how many keys each types a second. On a machine of two cores the client, the server
 * and its database share what each key costs, so the rates are such that none of them is ever full.
 */
export const crowdSizes = [
  { size: 2, eachSecond: 10 },
  { size: 20, eachSecond: 2 },
  { size: 100, eachSecond: 0.2 },
] as const;

export async function fillForCrowds(
  deps: Deps,
  { people: count, stories: wanted }: { readonly people: number; readonly stories: number },
): Promise<LiveFill> {
  const people = await addPeople(deps, count);
  const [first] = people;
  if (first === undefined) throw new Error("Nobody was added");
  const stories: string[] = [];
  while (stories.length < wanted) stories.push(await addStory(deps, first, copy));
  return { people, stories };
}

/** So many people in the server's story of this number, which nobody has written in yet. */
export async function storyCrowd(
  server: BenchServer<LiveFill>,
  { size, story }: { readonly size: number; readonly story: number },
): Promise<Crowd> {
  const people = server.filled.people.slice(0, size);
  const places: Places = {
    story: server.filled.stories[story] ?? "",
    numbers: new Map(people.map(({ person }, i) => [person.id, i])),
    ends: paragraphEnds(copy),
  };
  const presses = new Presses(size - 1);
  const writers: BenchWriter[] = [];
  for (const person of people) writers.push(await StoryWriter.in(server.address, person, places, presses));
  return { at: server.kind, writers, presses };
}

/** So many people at the relay, which must have no other crowd. */
export async function relayCrowd(address: string, size: number): Promise<Crowd> {
  const people = Array.from({ length: size }, () => crypto.randomUUID());
  const places: Places = {
    story: crypto.randomUUID(),
    numbers: new Map(people.map((id, i) => [id, i])),
    ends: bareParagraphEnds(crowdWords),
  };
  const presses = new Presses(size - 1);
  const writers: BenchWriter[] = [];
  for (const person of people) writers.push(await RelayWriter.at(address, person, places, presses));
  return { at: "relay", writers, presses };
}

export function leave({ writers }: Crowd): void {
  for (const writer of writers) writer.close();
}

const mostLateMs = 15_000;

/**
 * Everybody types so many keys a second, each in their own time, for so long; ends once every letter is on every
 * screen. Gives how long each took, in how many commits, and how long it all was.
 */
export async function typeTogether(
  { writers, presses }: Crowd,
  { eachSecond, seconds }: { readonly eachSecond: number; readonly seconds: number },
) {
  const startedAt = performance.now();
  const everyMs = 1000 / eachSecond;
  const typists = writers.map(async (writer, i) => {
    // Spread evenly whatever their number: the golden section.
    const first = startedAt + ((i * 0.618_034) % 1) * everyMs;
    for (let at = first; at < startedAt + seconds * 1000; at += everyMs) {
      const wait = at - performance.now();
      if (wait > 0) await new Promise((resume) => setTimeout(resume, wait));
      writer.press();
    }
  });
  await Promise.all(typists);
  const typedAt = performance.now();
  while (!presses.isDone) {
    if (performance.now() - typedAt > mostLateMs) throw new Error("Some letters never came to all screens");
    await new Promise((resume) => setTimeout(resume, 1));
  }
  return { ...presses.take(), tookMs: performance.now() - startedAt };
}
