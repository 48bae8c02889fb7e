import { appendFileSync } from "node:fs";
import type { SerializedError } from "vitest";
import type { Reporter, TestModule, TestRunEndReason } from "vitest/node";
import { type Counts, inWords } from "./inWords.ts";

/** As many characters of an error as a reader needs to know which one it is. */
const ERROR_LENGTH = 600;

/**
 * Ends a run with what failed, by name, and one plain line, "N passed, N failed", for people and for
 * machines that read no colours. Where STET_TEST_COUNTS names a file the same is added to it as a
 * line of JSON, so that several runs can be summed. A file that cannot be loaded, an error outside
 * of all tests, and a run broken off before its first test count as failed: they never pass unseen.
 */
export default class CountsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[], reason: TestRunEndReason): void {
    const counts: Counts = { passed: 0, failed: errors.length, skipped: 0, failures: [] };
    for (const error of errors) counts.failures.push(`outside of all tests: ${said([error])}`);
    for (const module of modules) countModule(module, counts);
    if (reason !== "passed" && counts.failed === 0) {
      counts.failed = 1;
      counts.failures.push(`the run itself, which was ${reason}`);
    }
    const file = process.env["STET_TEST_COUNTS"];
    if (file !== undefined) appendFileSync(file, `${JSON.stringify(counts)}\n`);
    process.stdout.write(`${inWords(counts)}\n`);
  }
}

function countModule(module: TestModule, counts: Counts): void {
  const before = counts.failed;
  const where = `${module.project.name} ${module.relativeModuleId}`;
  for (const test of module.children.allTests()) {
    const { state, errors } = test.result();
    if (state === "passed" || state === "failed" || state === "skipped") counts[state] += 1;
    if (state === "failed") counts.failures.push(`${where} > ${test.fullName}: ${said(errors)}`);
  }
  if (!module.ok() && counts.failed === before) {
    counts.failed += 1;
    counts.failures.push(`${where}, as a file: ${said(module.errors())}`);
  }
}

function said(errors: readonly SerializedError[] | undefined): string {
  return (errors ?? []).map(({ message }) => message.slice(0, ERROR_LENGTH)).join("; ");
}
