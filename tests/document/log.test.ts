import { beforeAll, describe, expect, test } from "vitest";
import { allRules } from "#document/rebase.ts";
import { type Outcome, type Profile, playSequence } from "./fuzz/sequence.ts";

/**
 * One sequence is played again with STET_FUZZ_SEED=<seed>, and one letter followed through it with
 * STET_FUZZ_LETTER=<letter> besides; STET_FUZZ_TIMES=<n> plays n times as many sequences.
 */
const onlySeed = process.env["STET_FUZZ_SEED"];
const letter = process.env["STET_FUZZ_LETTER"];
const times = Number(process.env["STET_FUZZ_TIMES"] ?? 1);

const profiles: readonly (readonly [name: string, firstSeed: number, sequences: number, profile: Profile])[] = [
  ["a bad network", 10_000, 420, { gestures: 80, offline: { likelihood: 0.02, ticks: 80 } }],
  ["long spells offline", 20_000, 80, { gestures: 300, offline: { likelihood: 0.01, ticks: 400 } }],
  ["offline so long that work is merged", 30_000, 10, { gestures: 1500, offline: { likelihood: 0.005, ticks: 1200 } }],
];

function play(firstSeed: number, sequences: number, profile: Profile): Outcome[] {
  const seeds = onlySeed ? [Number(onlySeed)] : Array.from({ length: sequences * times }, (_, i) => firstSeed + i);
  const follow = letter ? { letter, tell: (line: string) => process.stdout.write(`${line}\n`) } : null;
  return seeds.map((seed) => playSequence(seed, profile, { rules: allRules, follow }));
}

describe.each(profiles)("log over %s, from seed %i", (_name, firstSeed, sequences, profile) => {
  let outcomes: readonly Outcome[] = [];
  beforeAll(() => {
    outcomes = play(firstSeed, sequences, profile);
  }, 600_000);

  test("log.converge: everybody, the server and a copy rebuilt from the log end alike, and sound", () => {
    expect(outcomes.filter(({ faults }) => faults.length > 0).map(({ seed, faults }) => ({ seed, faults }))).toEqual(
      [],
    );
  });

  test("log.noWordLost: each letter typed stands, was taken out by somebody who saw it, or is in a tray", () => {
    expect(outcomes.filter(({ lost }) => lost.length > 0).map(({ seed, lost }) => ({ seed, lost }))).toEqual([]);
    expect(sum(outcomes, "typed")).toBeGreaterThan((outcomes.length * profile.gestures) / 2);
  });

  test("leaves less than half of the letters to the trays", () => {
    expect(sum(outcomes, "inTray")).toBeLessThan(sum(outcomes, "typed") / 2);
  });
});

describe("the rules that keep words", () => {
  const profile: Profile = { gestures: 80, offline: { likelihood: 0.02, ticks: 80 } };
  const lostWithout = (rules: Partial<typeof allRules>) =>
    Array.from({ length: 40 }, (_, i) => playSequence(40_000 + i, profile, { rules: { ...allRules, ...rules } }));

  test("without islands and gone, letters are lost without a trace", () => {
    const outcomes = lostWithout({ islands: false, gone: false });
    expect(outcomes.flatMap(({ faults }) => faults)).toEqual([]);
    expect(outcomes.flatMap(({ lost }) => lost).length).toBeGreaterThan(0);
  });

  test("without rescue, more letters are left to the trays", () => {
    expect(sum(lostWithout({ rescue: false }), "inTray")).toBeGreaterThan(sum(lostWithout({}), "inTray"));
  });
});

function sum(outcomes: readonly Outcome[], what: "typed" | "inTray"): number {
  return outcomes.reduce((total, outcome) => total + outcome[what], 0);
}
