import { allRules } from "#document/rebase.ts";
import type { Outcome } from "./outcome.ts";
import type { Profile } from "./profiles.ts";
import { playSequence } from "./sequence.ts";

/** The outcomes of so many sequences, with every rule on. */
export function played(profile: Profile, firstSeed: number, count: number): Outcome[] {
  return Array.from({ length: count }, (_, i) =>
    playSequence(firstSeed + i, profile, { rules: allRules, follow: null }),
  );
}

/** A figure of all outcomes together. */
export function total(outcomes: readonly Outcome[], what: Exclude<keyof Outcome, "seed" | "faults" | "lost">): number {
  return outcomes.reduce((sum, outcome) => sum + outcome[what], 0);
}
