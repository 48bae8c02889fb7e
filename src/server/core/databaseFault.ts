/** The database does not answer, or cannot write: what was asked may be asked again later (promise of bad input 73, 74). */
export class DatabaseUnavailable extends Error {}

/** Serialisation failures, deadlocks, and a row that somebody else wrote between our look and our write. */
const again = new Set(["40001", "40P01", "23505"]);
const unavailable = /^(08...|53...|57P0[1-4]|25006|58030|ECONN\w+|ENOTFOUND|ETIMEDOUT|EPIPE|ENOSPC|EROFS)$/;

/** Whether the same transaction may go through when it is run again from its start. */
export function isWorthAnotherTry(fault: unknown): boolean {
  return again.has(codeOf(fault));
}

/** Whether the fault is the store's own, not the statement's. */
export function isUnavailable(fault: unknown): boolean {
  return fault instanceof DatabaseUnavailable || unavailable.test(codeOf(fault));
}

function codeOf(fault: unknown): string {
  if (typeof fault !== "object" || fault === null || !("code" in fault)) return "";
  return typeof fault.code === "string" ? fault.code : "";
}
