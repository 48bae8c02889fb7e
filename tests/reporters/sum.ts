import { readFileSync } from "node:fs";
import { type Counts, inWords } from "./inWords.ts";

/** Prints the sum of what several runs have counted into one file, as a run's own closing lines. */
const sum: Counts = { passed: 0, failed: 0, skipped: 0, failures: [] };
for (const line of readFileSync(process.argv[2] ?? "", "utf8")
  .split("\n")
  .filter(Boolean)) {
  const run: unknown = JSON.parse(line);
  if (!isCounts(run)) throw new Error(`Not a line of counts: ${line}`);
  sum.passed += run.passed;
  sum.failed += run.failed;
  sum.skipped += run.skipped;
  sum.failures.push(...run.failures);
}
process.stdout.write(`${inWords(sum)}\n`);

function isCounts(value: unknown): value is Counts {
  return (
    typeof value === "object" &&
    value !== null &&
    "passed" in value &&
    "failed" in value &&
    "skipped" in value &&
    "failures" in value
  );
}
