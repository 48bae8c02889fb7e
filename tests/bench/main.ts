import { fork } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as passed } from "node:timers/promises";
import { dropLeft } from "./stand/stores.ts";

/**
 * Has the rows measured by a process beside, which leads a process group of its own and writes what is temporary into a
 * folder of its own. So nothing that was started or written for them is left, also when this process is told to end
 * in the middle, or the other is killed. Where it is this one that is killed, the other sees to it.
 */
const folder = await mkdtemp(join(tmpdir(), "stet-bench-"));
// A PostgreSQL of the bench is another user's, and its data lie in here.
await chmod(folder, 0o711);
const rows = fork(join(import.meta.dirname, "measure.ts"), [folder, ...process.argv.slice(2)], {
  detached: true,
  env: { ...process.env, TMPDIR: folder },
});
const ended = once(rows, "exit").then(([code]) => (typeof code === "number" ? code : 1));
const told = ["SIGINT", "SIGTERM", "SIGHUP"].map((signal) => once(process, signal).then(() => 1));
const code = await Promise.race([ended, ...told]);
if (rows.pid !== undefined) {
  await endGroup(rows.pid);
  await dropLeft(rows.pid);
}
await rm(folder, { recursive: true, force: true, maxRetries: 5 });
process.exit(code);

/** Tells what is left of a process group to end, and kills what has not after five seconds. */
async function endGroup(leader: number): Promise<void> {
  let isThere = signal(leader, "SIGTERM");
  for (let tries = 0; isThere && tries < 50; tries++) {
    await passed(100);
    isThere = signal(leader, 0);
  }
  if (isThere) signal(leader, "SIGKILL");
}

/** Whether there was anybody in the group to be told. */
function signal(leader: number, which: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-leader, which);
  } catch {
    return false;
  }
}
