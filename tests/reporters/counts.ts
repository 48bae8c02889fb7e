import { appendFileSync } from "node:fs";
import type { SerializedError } from "vitest";
import type { Reporter, TestModule, TestRunEndReason } from "vitest/node";
import { type Counts, inWords } from "./inWords.ts";

/**
 * Ends a run with one plain line, "N passed, N failed", for people and for machines that read no
 * colours. Where STET_TEST_COUNTS names a file the same figures are added to it as a line of JSON,
 * so that several runs can be summed. A file that cannot be loaded, an error outside of all tests,
 * and a run broken off before its first test count as failed: they never pass unseen.
 */
export default class CountsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[], reason: TestRunEndReason): void {
    const counts: Counts = { passed: 0, failed: errors.length, skipped: 0 };
    for (const module of modules) countModule(module, counts);
    if (reason !== "passed" && counts.failed === 0) counts.failed = 1;
    const file = process.env["STET_TEST_COUNTS"];
    if (file !== undefined) appendFileSync(file, `${JSON.stringify(counts)}\n`);
    process.stdout.write(`${inWords(counts)}\n`);
  }
}

function countModule(module: TestModule, counts: Counts): void {
  const before = counts.failed;
  for (const test of module.children.allTests()) {
    const { state } = test.result();
    if (state === "passed" || state === "failed" || state === "skipped") counts[state] += 1;
  }
  if (!module.ok() && counts.failed === before) counts.failed += 1;
}
