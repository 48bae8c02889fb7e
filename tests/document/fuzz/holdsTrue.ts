import { beforeAll, describe, expect, test } from "vitest";
import type { Outcome } from "./outcome.ts";
import { played, total } from "./played.ts";
import { type Profile, profileOf } from "./profiles.ts";

/** So many sequences of each profile are played in every run; `npm run fuzz` plays as many as one likes. */
const sequences = 500;

/**
 * Plays the sequences of one profile and holds the promises to them. `more` is told of the outcomes for what is this
 * profile's own.
 */
export function holdsTrueOver(name: Profile["name"], more: (outcomes: () => readonly Outcome[]) => void) {
  const profile = profileOf(name);
  describe(`the log over ${profile.says}, from seed ${profile.firstSeed}`, () => {
    let outcomes: readonly Outcome[] = [];
    beforeAll(() => {
      outcomes = played(profile, profile.firstSeed, sequences);
    }, 600_000);

    test("log.converge: everybody, the server and a copy rebuilt from the log end alike, and sound", () => {
      const wrong = outcomes.filter(({ faults }) => faults.length > 0);
      expect(wrong.map(({ seed, faults }) => ({ seed, faults }))).toEqual([]);
    });

    test("log.noWordLost: each letter typed stands, was taken out by somebody who saw it, or is in a tray", () => {
      const lossy = outcomes.filter(({ lost }) => lost.length > 0);
      expect(lossy.map(({ seed, lost }) => ({ seed, lost }))).toEqual([]);
      expect(total(outcomes, "typed")).toBeGreaterThan((outcomes.length * profile.gestures) / 2);
    });

    test("doubles at most one letter in a hundred", () => {
      expect(total(outcomes, "doubled")).toBeLessThan(total(outcomes, "typed") / 100);
    });

    more(() => outcomes);
  });
}
