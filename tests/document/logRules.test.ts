import { beforeAll, describe, expect, test } from "vitest";
import { allRules, type Rules } from "#document/rebase.ts";
import type { Outcome } from "./fuzz/outcome.ts";
import { total } from "./fuzz/played.ts";
import { profileOf } from "./fuzz/profiles.ts";
import { playSequence } from "./fuzz/sequence.ts";

const profile = profileOf("offline");

/** The same forty days, with some of the rules switched off. */
function without(...rules: readonly (keyof Rules)[]): Outcome[] {
  const off = Object.fromEntries(rules.map((rule) => [rule, false]));
  return Array.from({ length: 40 }, (_, i) =>
    playSequence(40_000 + i, profile, { rules: { ...allRules, ...off }, follow: null }),
  );
}

const lost = (outcomes: readonly Outcome[]) => outcomes.flatMap((outcome) => outcome.lost).length;

describe("the rules that keep words, switched off one at a time", () => {
  let came: Readonly<Record<"all" | "gone" | "islands" | "both" | "rescue", readonly Outcome[]>>;
  beforeAll(() => {
    came = {
      all: without(),
      gone: without("gone"),
      islands: without("islands"),
      both: without("islands", "gone"),
      rescue: without("rescue"),
    };
  }, 600_000);

  test("all on, nothing is lost and nothing goes wrong", () => {
    expect(came.all.flatMap(({ faults }) => faults)).toEqual([]);
    expect(lost(came.all)).toBe(0);
  });

  test("without gone, letters are lost without a trace", () => {
    expect(lost(came.gone)).toBeGreaterThan(0);
  });

  test("without islands and gone, one in twenty is", () => {
    expect(lost(came.both)).toBeGreaterThan(total(came.all, "typed") / 20);
  });

  test("without islands, at least a tenth more deletions are given up whole, and their words stand on", () => {
    expect(lost(came.islands)).toBe(0);
    expect(total(came.islands, "deletionsGivenUp")).toBeGreaterThan(1.1 * total(came.all, "deletionsGivenUp"));
  });

  test("without rescue, at least half as many letters again are left to the trays", () => {
    expect(lost(came.rescue)).toBe(0);
    expect(total(came.rescue, "inTray")).toBeGreaterThan(1.5 * total(came.all, "inTray"));
  });
});
