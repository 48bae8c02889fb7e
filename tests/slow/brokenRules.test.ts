import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type BrokenRule, brokenRules } from "#tests/document/fuzz/brokenRules.ts";

const root = join(import.meta.dirname, "../..");
const Came = z.object({ cameBack: z.number(), lost: z.number(), faults: z.number() });

/** A broken rule shows in the first few sequences of its profile, or within so many. */
const sequences = 160;
/** What came back is counted over so many: each twenty of them show a twelfth more of it at least, and 1.05 is asked. */
const counted = 40;

const whole = new Map<string, z.output<typeof Came>>();

/** The same of the product as it is, played once for each profile. */
function playedWhole(profile: BrokenRule["profile"]) {
  const known = whole.get(profile) ?? playedWithout("none", profile);
  whole.set(profile, known);
  return known;
}

function playedWithout(rule: string, profile: BrokenRule["profile"], until: "lost" | "wrong" | null = null) {
  const program = join(root, "tests/document/fuzz/without.ts");
  const count = String(until === null ? counted : sequences);
  const asked = ["--rule", rule, "--profile", profile, "--seed", "900000", "--sequences", count];
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
