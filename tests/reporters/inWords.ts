/** How many tests of one run, or of several, came to which end, and what is to be said of each that failed. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  /** One passage a failure: where it is, its name, and what went wrong. */
  failures: string[];
}

/** The closing lines of a run: each failure again, then the counts, so that the end of a long output tells all. */
export function inWords({ passed, failed, skipped, failures }: Counts): string {
  const counts = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
  return [...failures.map((failure) => `failed: ${failure}`), counts].join("\n");
}
