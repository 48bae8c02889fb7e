import type { Log } from "#server/core/deps.ts";

/** Lines of JSON on the error stream, one for each event. */
export const streamLog: Log = {
  info: (event, facts) => line("info", event, facts),
  error: (event, facts) => line("error", event, facts),
};

function line(level: string, event: string, facts: object | undefined): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...facts })}\n`);
}
