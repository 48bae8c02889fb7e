import { registerHooks } from "node:module";
import { parseArgs } from "node:util";
import { brokenRules } from "./brokenRules.ts";

/**
 * node tests/document/fuzz/without.ts --rule RULE --profile NAME --seed SEED --sequences COUNT
 *
 * Plays on the product with one rule broken in it, or with "none", and prints what came of it as JSON.
 */
const { values } = parseArgs({
  options: {
    rule: { type: "string", default: "" },
    profile: { type: "string", default: "" },
    seed: { type: "string", default: "" },
    sequences: { type: "string", default: "" },
  },
});
if (values.rule !== "none") breakRule(values.rule);

// Only now: what was loaded before would not be broken.
const { played, total } = await import("./played.ts");
const { profileOf } = await import("./profiles.ts");
const outcomes = played(profileOf(values.profile), Number(values.seed), Number(values.sequences));
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
