import { registerHooks } from "node:module";
import { parseArgs } from "node:util";
import { brokenRules } from "./brokenRules.ts";
import type { Outcome } from "./outcome.ts";

/**
 * node tests/document/fuzz/without.ts --rule RULE --profile NAME --seed SEED --sequences COUNT [--until lost|wrong]
 *
 * Plays on the product with one rule broken in it, or with "none", and prints what came of it as JSON; with `until`, no
 * further than to the first that is noticed so.
 */
const { values } = parseArgs({
  options: {
    rule: { type: "string", default: "" },
    profile: { type: "string", default: "" },
    seed: { type: "string", default: "" },
    sequences: { type: "string", default: "" },
    until: { type: "string", default: "" },
  },
});
if (values.rule !== "none") breakRule(values.rule);

// Only now: what was loaded before would not be broken.
const { played, total } = await import("./played.ts");
const { profileOf } = await import("./profiles.ts");
/** So many are played before it is looked whether anything was noticed. */
const batch = 10;
const outcomes: Outcome[] = [];
for (let left = Number(values.sequences), seed = Number(values.seed); left > 0; left -= batch, seed += batch) {
  outcomes.push(...played(profileOf(values.profile), seed, Math.min(batch, left)));
  if (values.until === "lost" && outcomes.some(({ lost }) => lost.length > 0)) break;
  if (values.until === "wrong" && outcomes.some(({ faults }) => faults.length > 0)) break;
}
const came = {
  typed: total(outcomes, "typed"),
  inTray: total(outcomes, "inTray"),
  doubled: total(outcomes, "doubled"),
  cameBack: total(outcomes, "cameBack"),
  lost: outcomes.flatMap(({ lost }) => lost).length,
  faults: outcomes.flatMap(({ faults }) => faults).length,
  fault: outcomes.flatMap(({ faults }) => faults)[0]?.slice(0, 200) ?? null,
};
process.stdout.write(`${JSON.stringify(came)}\n`);

function breakRule(name: string) {
  const rule = brokenRules.find((each) => each.rule === name);
  if (!rule) throw new Error(`There is no rule “${name}”`);
  const url = new URL(`../../../src/${rule.file}`, import.meta.url).href;
  registerHooks({
    load(from, context, nextLoad) {
      const loaded = nextLoad(from, context);
      if (from !== url) return loaded;
      const source = String(loaded.source);
      if (source.split(rule.line).length !== 2) throw new Error(`${rule.file} has this line not once: ${rule.line}`);
      return { ...loaded, source: source.replace(rule.line, () => rule.broken) };
    },
  });
}
