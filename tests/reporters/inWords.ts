/** How many tests of one run, or of several, came to which end. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** The counts as the closing line of a run says them. */
export function inWords({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
