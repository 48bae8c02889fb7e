import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type BrokenRule, brokenRules } from "#tests/document/fuzz/brokenRules.ts";

const root = join(import.meta.dirname, "../..");
const Came = z.object({ cameBack: z.number(), lost: z.number(), faults: z.number() });

/** How many sequences a broken rule shows in. */
const sequences = { online: 100, offline: 60, merged: 160, suggesting: 100 };

const whole = new Map<string, z.output<typeof Came>>();

/** The same of the product as it is, played once for each profile. */
function playedWhole(profile: keyof typeof sequences) {
  const known = whole.get(profile) ?? playedWithout("none", profile);
  whole.set(profile, known);
  return known;
}

function playedWithout(rule: string, profile: keyof typeof sequences, until: "lost" | "wrong" | null = null) {
  const program = join(root, "tests/document/fuzz/without.ts");
  const asked = ["--rule", rule, "--profile", profile, "--seed", "900000", "--sequences", String(sequences[profile])];
  if (until !== null) asked.push("--until", until);
  const said = execFileSync(join(root, "node_modules/.bin/node"), [program, ...asked], { cwd: root, encoding: "utf8" });
  return Came.parse(JSON.parse(said));
}

/** How much the fuzz noticed. */
function noticedOf({ rule, profile, noticed }: BrokenRule): number {
  const came = playedWithout(rule, profile, noticed === "cameBack" ? null : noticed);
  if (noticed === "lost") return came.lost;
  if (noticed === "wrong") return came.faults;
  return came.cameBack - 1.05 * playedWhole(profile).cameBack;
}

describe("the fuzz of the live copy notices when the product is broken:", () => {
  test.each(brokenRules)("$rule", (broken) => {
    expect(noticedOf(broken)).toBeGreaterThan(0);
  });

  test.each(["online", "offline", "merged"] as const)("and has nothing to say of the whole product, %s", (profile) => {
    expect(playedWhole(profile)).toMatchObject({ lost: 0, faults: 0 });
  });
});
